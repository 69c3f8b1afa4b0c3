/**
 * Who is signed in at which window.
 *
 * Guarantees: a session belongs to a window that main knows, and to no token that a page could keep or lose: it ends
 * with the window, also where a page of it came back through an old port; a core that starts anew finds it again. A
 * disabled or deleted account, or another role, counts from its next command on.
 *
 * While a window is locked nothing can be decided from it, and its page is covered, all but the alarms: they sound and
 * are seen, as the panel of a control room is that nobody may be away from (EEMUA 191: an alarm must reach whoever is
 * there). Acknowledging them takes somebody who is signed in.
 */
import type { EndingRow, SessionRow } from "../../../shared/contract/access.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { actorOf } from "../../../shared/domain/roles/role.ts";
import { LiveRows } from "../live/rows.ts";
import { type Client, Refused } from "../live/serve.ts";
import { errorText, type Log } from "../log.ts";
import type { AccessRepository } from "../store/access.ts";
import type { AccountBook } from "./book.ts";
import { type Caller, nobodyCaller, personCaller } from "./caller.ts";
import { demoPerson } from "./demo.ts";

export interface SessionOptions {
  readonly book: AccountBook;
  readonly access: AccessRepository;
  readonly clock: Clock;
  readonly log: Log;
  /** 0: never. */
  readonly lockAfterMs: number;
  readonly ending: LiveRows<EndingRow>;
}

interface Session {
  readonly client: Client;
  readonly rows: LiveRows<SessionRow>;
  person: string | null;
  byDemo: boolean;
  signedInAt: number;
  activeAt: number;
  lockedAt: number | null;
  /** What screens were served for. */
  role: Caller["role"];
}

type Ended = "asked" | "switched" | "window-closed" | "account-changed";

const keptForMs = 24 * 60 * 60_000;
const closedKept = 1000;

export class Sessions {
  private readonly options: SessionOptions;
  private readonly byClient = new Map<number, Session>();
  private readonly closed = new Set<string>();
  private readonly roleListeners = new Map<number, () => void>();
  private readonly leftListeners: ((client: number) => void)[] = [];

  constructor(options: SessionOptions) {
    this.options = options;
    this.tryTo(() => options.access.pruneSessions(options.clock() - keptForMs));
    options.book.onWritten(() => this.accountsChanged());
    this.showEnding();
  }

  /** A console came, or came back. */
  connect(client: Client): void {
    const { book, access, clock } = this.options;
    if (client.kind !== "console") return;
    const now = clock();
    const fresh = { person: null, byDemo: false, signedInAt: now, activeAt: now, lockedAt: null };
    const session: Session = {
      ...{ client, ...fresh, role: "nobody", rows: new LiveRows<SessionRow>(({ id }) => id) },
    };
    this.byClient.set(client.id, session);
    const isOpen = client.window === undefined || !this.closed.has(client.window);
    const kept = client.window !== undefined && isOpen ? access.session(client.window) : undefined;
    if (kept) {
      const { person, byDemo, signedInAt, activeAt, lockedAt } = kept;
      if (person !== null && book.usable(person)) {
        Object.assign(session, { person, byDemo, signedInAt, activeAt, lockedAt });
      }
    } else if (isOpen && book.isDemo && book.usable(demoPerson)) {
      this.enter(session, demoPerson, "demo");
    }
    this.show(session);
  }

  disconnect({ id }: Pick<Client, "id">): void {
    this.byClient.delete(id);
    this.roleListeners.delete(id);
    this.showEnding();
  }

  /** The window is closed for good: whoever still speaks in its name is nobody. */
  windowClosed(window: string): void {
    this.closed.add(window);
    if (this.closed.size > closedKept)
      for (const oldest of [...this.closed].slice(0, 1)) this.closed.delete(oldest);
    const kept = this.options.access.session(window);
    if (kept?.person) this.write("access.signed-out", kept.person, { reason: "window-closed" });
    this.tryTo(() => this.options.access.endSession(window));
    for (const session of this.byClient.values()) {
      if (session.client.window !== window) continue;
      session.person = null;
      this.show(session);
    }
  }

  callerOf(client: Client): Caller {
    const session = this.byClient.get(client.id);
    const account = session?.person ? this.options.book.usable(session.person) : undefined;
    if (!session || !account) return nobodyCaller(client);
    const caller = personCaller(client, { id: account.id, name: account.name, role: account.role });
    return { ...caller, locked: session.lockedAt !== null };
  }

  rowsOf(id: number): LiveRows<SessionRow> | undefined {
    return this.byClient.get(id)?.rows;
  }

  /** Calls back when somebody of another role, or nobody, is at this client from now on. */
  onRole(client: Pick<Client, "id">, listener: () => void): void {
    this.roleListeners.set(client.id, listener);
  }

  /** Calls back with a client where somebody sat who does not any more: another does, nobody, or it is locked. */
  onLeft(listener: (client: number) => void): void {
    this.leftListeners.push(listener);
  }

  signIn(id: number, person: string, way: "secret" | "first"): void {
    const session = this.session(id);
    const now = this.options.clock();
    if (session.person === person) {
      if (session.lockedAt !== null) this.write("access.unlocked", person, {});
      Object.assign(session, { activeAt: now, lockedAt: null, byDemo: false });
    } else {
      this.leave(session, "switched");
      this.enter(session, person, way);
    }
    this.keep(session);
    this.show(session);
  }

  signOut(id: number): void {
    const session = this.session(id);
    this.leave(session, "asked");
    this.keep(session);
    this.show(session);
  }

  lock(id: number, reason: "asked" | "idle"): void {
    const session = this.session(id);
    if (session.person === null || session.lockedAt !== null) return;
    session.lockedAt = this.options.clock();
    this.write("access.locked", session.person, { reason });
    this.keep(session);
    this.show(session);
  }

  active(id: number): void {
    const session = this.session(id);
    session.activeAt = this.options.clock();
    this.keep(session);
  }

  /** Time went on. */
  advance(): void {
    const { clock, lockAfterMs } = this.options;
    const now = clock();
    for (const session of this.byClient.values()) {
      // The clock was set back.
      if (session.activeAt > now) session.activeAt = now;
      // Whom the demo let in need not know what they would unlock it with.
      if (session.person === null || session.byDemo || lockAfterMs <= 0) continue;
      if (now - session.activeAt >= lockAfterMs) this.lock(session.client.id, "idle");
    }
  }

  private session(id: number): Session {
    const session = this.byClient.get(id);
    if (!session) throw new Refused({ code: "not-signed-in" });
    return session;
  }

  private enter(session: Session, person: string, way: "secret" | "first" | "demo"): void {
    const now = this.options.clock();
    const times = { signedInAt: now, activeAt: now, lockedAt: null };
    Object.assign(session, { person, byDemo: way === "demo", ...times });
    this.write("access.signed-in", person, { way });
    this.keep(session);
  }

  private leave(session: Session, reason: Ended): void {
    if (session.person !== null) this.write("access.signed-out", session.person, { reason });
    Object.assign(session, { person: null, byDemo: false, lockedAt: null });
  }

  private accountsChanged(): void {
    for (const session of this.byClient.values()) {
      if (session.person !== null && !this.options.book.usable(session.person)) {
        const { person } = session;
        session.person = null;
        this.write("access.signed-out", person, { reason: "account-changed" });
        this.keep(session);
      }
      this.show(session);
    }
  }

  private show(session: Session): void {
    const { book, lockAfterMs } = this.options;
    const { person, role, locked } = this.callerOf(session.client);
    const state = person
      ? locked
        ? "locked"
        : "signed-in"
      : book.all.length === 0
        ? "first-start"
        : "signed-out";
    const row: SessionRow = {
      ...{ id: "session", state, person, byDemo: session.byDemo },
      lockAfterMs: lockAfterMs > 0 && !session.byDemo ? lockAfterMs : null,
      lockedAt: session.lockedAt,
    };
    const before = session.rows.get("session");
    if (JSON.stringify(before) !== JSON.stringify(row)) session.rows.put(row);
    this.showEnding();
    const sat = before?.state === "signed-in" ? before.person?.id : undefined;
    if (sat !== undefined && (state !== "signed-in" || sat !== person?.id)) {
      for (const listener of this.leftListeners) listener(session.client.id);
    }
    if (session.role === role) return;
    session.role = role;
    this.roleListeners.get(session.client.id)?.();
  }

  /** A keyboard that lies beside a wall ends nothing: the room stands until somebody who is signed in ends it. */
  private showEnding(): void {
    const { book, ending } = this.options;
    const isAnybodyIn = [...this.byClient.values()].some(
      ({ rows }) => rows.get("session")?.state === "signed-in",
    );
    const allowed = isAnybodyIn || book.isDemo || book.all.length === 0;
    if (ending.get("ending")?.allowed !== allowed) ending.put({ id: "ending", allowed });
  }

  private keep({ client: { window }, person, byDemo, signedInAt, activeAt, lockedAt }: Session): void {
    if (window === undefined) return;
    const stored = { window, person, byDemo, signedInAt, activeAt, lockedAt };
    this.tryTo(() => this.options.access.putSession(stored));
  }

  /** A room with a full disk, which has its alarm, must still let people in to look. */
  private write(...[kind, person, body]: Parameters<AccountBook["write"]>): void {
    this.tryTo(() => this.options.book.write(kind, person, body, actorOf({ id: person })));
  }

  private tryTo(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.options.log.error("a session was not written down", { reason: errorText(error) });
    }
  }
}
