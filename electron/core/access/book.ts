/**
 * Accounts and the audit's events: what was decided about them stands in the log, what they sign in with in a table of
 * its own (store/access.ts).
 */
import type { AccountRow, PersonRow } from "../../../shared/contract/access.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision, EventBody, RoomEvent } from "../../../shared/domain/event/event.ts";
import { roomActor } from "../../../shared/domain/event/event.ts";
import { type Account, foldAccounts, stepAccount } from "../../../shared/domain/roles/accounts.ts";
import { type AccessKind, accessPrefix } from "../../../shared/domain/roles/event.ts";
import { waitMsAt } from "../../../shared/domain/roles/lockout.ts";
import { putChanged } from "../live/rows.ts";
import type { Sources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";

export type AccessDecision = Extract<Decision, { kind: AccessKind }>;

export interface BookOptions {
  readonly station: string;
  readonly store: Store;
  readonly sources: Pick<Sources, "people" | "accounts">;
  readonly clock: Clock;
  /** Whether the demo runs on a city that lets its people in. */
  readonly demo: boolean;
}

export class AccountBook {
  private readonly options: BookOptions;
  private accounts: Map<string, Account>;
  private lastSignIns: Map<string, number>;
  private readonly listeners = new Set<() => void>();
  /** False where a real room's people are in the database: the demo's stay out, and nobody comes in by himself. */
  readonly isDemo: boolean;

  constructor(options: BookOptions) {
    this.options = options;
    this.accounts = foldAccounts(options.store.access.accountEvents());
    this.lastSignIns = options.store.access.lastSignIns();
    this.isDemo = options.demo && ![...this.accounts.values()].some(({ demo }) => !demo);
    this.show();
    options.store.log.onAdmitted((events) => this.follow(events));
  }

  /**
   * What other stations wrote down. What a person signs in with is in no event: it stays where it was set, and goes here
   * too where the account is deleted.
   */
  private follow(events: readonly RoomEvent[]): (() => void) | undefined {
    const { store } = this.options;
    const news = events.filter(({ kind }) => kind.startsWith(accessPrefix));
    if (news.length === 0) return undefined;
    for (const { kind, subject } of news) if (kind === "access.account-deleted") store.access.forget(subject);
    return () => {
      this.accounts = foldAccounts(store.access.accountEvents());
      this.lastSignIns = store.access.lastSignIns();
      this.show();
      for (const listener of this.listeners) listener();
    };
  }

  /** Somebody who may sign in here. */
  usable(id: string): Account | undefined {
    const account = this.accounts.get(id);
    return account?.state === "active" && account.demo === this.isDemo ? account : undefined;
  }

  /** Not deleted, and of this kind of room. */
  known(id: string): Account | undefined {
    const account = this.accounts.get(id);
    return account && account.state !== "deleted" && account.demo === this.isDemo ? account : undefined;
  }

  get all(): Account[] {
    return [...this.accounts.values()].filter(({ id }) => this.known(id));
  }

  /** Writes decisions down, with what `alsoWrite` does in the same transaction. */
  decide(decisions: readonly AccessDecision[], actor: string, alsoWrite: () => void = () => {}): void {
    const { store, station, clock } = this.options;
    const now = clock();
    const events = store.transaction(() => {
      alsoWrite();
      return decisions.map((decision) => store.log.append(station, decision, actor, now));
    });
    for (const event of events) {
      const next = stepAccount(this.accounts.get(event.subject), event);
      if (next) this.accounts.set(event.subject, next);
      if (event.kind === "access.signed-in") this.lastSignIns.set(event.subject, event.time.ms);
    }
    this.show();
    for (const listener of this.listeners) listener();
  }

  write<Kind extends AccessKind>(
    kind: Kind,
    subject: string,
    body: EventBody<Kind>,
    actor = roomActor,
  ): void {
    this.decide([{ kind, subject: subject.slice(0, 80), body } as AccessDecision], actor);
  }

  /** Calls back when something was written down. */
  onWritten(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Attempts change without an event. */
  show(): void {
    const { sources } = this.options;
    const people = [...this.accounts.values()].map(
      ({ id, name, role }): PersonRow => ({ id, name, role, active: this.usable(id) !== undefined }),
    );
    putChanged(sources.people, people, ({ id }) => id);
    putChanged(
      sources.accounts,
      this.all.map((account) => this.rowOf(account)),
      ({ id }) => id,
    );
  }

  private rowOf(account: Account): AccountRow {
    const { store, clock } = this.options;
    const { id, name, role, state, demo, addedAtMs, addedBy, secretSetAtMs } = account;
    const attempts = store.access.attempts(id) ?? { failures: 0, lastAt: 0 };
    const waitMs = waitMsAt(attempts, clock());
    return {
      ...{ id, name, role, demo, addedBy, addedAt: addedAtMs, secretSetAt: secretSetAtMs },
      ...{ state: state === "disabled" ? "disabled" : "active", failures: attempts.failures },
      lastSignInAt: this.lastSignIns.get(id) ?? null,
      waitsUntil: waitMs > 0 ? clock() + waitMs : null,
    };
  }
}
