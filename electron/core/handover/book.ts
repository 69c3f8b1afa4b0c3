/**
 * Handovers of this room: read from the log, and written into it.
 *
 * Guarantees: an event is written only where the fold gives it effect; what screens see stands in the log; a core that
 * starts anew has the handover that ran as it was after its last event.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import { firstTime, nextTime } from "../../../shared/domain/event/hybridTime.ts";
import {
  coveredDocument,
  coversOf,
  documentOf,
  type HandoverDocument,
} from "../../../shared/domain/handover/document.ts";
import { type Covers, handoverPrefix, type Side } from "../../../shared/domain/handover/event.ts";
import {
  foldHandover,
  type Handover,
  handoverAfter,
  isReady,
  leaderAfter,
} from "../../../shared/domain/handover/handover.ts";
import { isRunning } from "../../../shared/domain/handover/transitions.ts";
import type { Person } from "../../../shared/domain/roles/role.ts";
import type { Decided } from "../incidents/decisions.ts";
import { Refused } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import { hashOfJson } from "../store/log.ts";

export interface HandoverBookOptions {
  /** The city's code. */
  readonly city: string;
  readonly station: string;
  readonly store: Store;
  readonly clock: Clock;
}

export interface KnownHandover {
  readonly events: readonly RoomEvent[];
  readonly handover: Handover;
}

export interface Leader {
  readonly person: Person | null;
  readonly handover: Handover;
  readonly sinceMs: number;
}

/** As many as a person looks back at; who leads is found among them. */
export const handoversShown = 60;

export class HandoverBook {
  private readonly options: HandoverBookOptions;
  private readonly known = new Map<string, KnownHandover>();
  private readonly listeners = new Set<(id: string) => void>();
  private leading: Leader | undefined;

  constructor(options: HandoverBookOptions) {
    this.options = options;
    // Back to the one that says who leads: whatever runs began after it. A start waits for no more than these.
    for (const id of options.store.handovers.last(handoversShown)) {
      const found = this.read(id);
      if (found && leaderAfter(found.handover) !== undefined) break;
    }
    this.leading = this.findLeader();
    options.store.log.onAdmitted((events) => {
      const changed = new Set(
        events.filter(({ kind }) => kind.startsWith(handoverPrefix)).map(({ subject }) => subject),
      );
      return changed.size === 0 ? undefined : () => this.take(changed);
    });
  }

  /** Other stations wrote about these. */
  private take(changed: ReadonlySet<string>): void {
    for (const id of changed) this.read(id);
    this.leading = this.findLeader();
    for (const id of changed) for (const listener of this.listeners) listener(id);
  }

  get leader(): Leader | undefined {
    return this.leading;
  }

  /** The one that is not over: of two that stations began without knowing of each other, the first. */
  get running(): KnownHandover | undefined {
    return [...this.known.values()]
      .filter(({ handover }) => isRunning(handover.phase))
      .sort((a, b) => a.handover.begunAtMs - b.handover.begunAtMs)[0];
  }

  /** The last ones, read from the log where they were not asked for before. */
  get all(): KnownHandover[] {
    return this.options.store.handovers
      .last(handoversShown)
      .flatMap((id) => this.known.get(id) ?? this.read(id) ?? []);
  }

  /** Throws `Refused` where there is none. */
  find(id: string): KnownHandover {
    const found = this.known.get(id) ?? this.read(id);
    if (!found) throw new Refused({ code: "unknown-handover", found: id });
    return found;
  }

  /** Writes decisions about one handover down, with what `alsoWrite` does in the same transaction. Throws `Refused`. */
  decide(decided: readonly Decided[], alsoWrite: () => void = () => {}): void {
    const id = decided[0]!.decision.subject;
    this.check(id, decided);
    const { store, station, clock } = this.options;
    const now = clock();
    store.transaction(() => {
      for (const { decision, actor } of decided) store.log.append(station, decision, actor, now);
      alsoWrite();
    });
    this.read(id);
    this.leading = this.findLeader();
    for (const listener of this.listeners) listener(id);
  }

  /** What would be signed now. */
  document({ handover, events }: KnownHandover): {
    document: HandoverDocument;
    sha256: string;
    covers: Covers;
  } {
    const document = documentOf(this.options.city, handover);
    return { document, sha256: hashOfDocument(document), covers: coversOf(events) };
  }

  /** What a side signed, worked out anew of the events that its signature covers. */
  signed(
    { events, handover }: KnownHandover,
    side: Side,
  ): { document: HandoverDocument; holds: boolean } | undefined {
    const signature = handover.signatures[side];
    if (!signature) return undefined;
    const document = coveredDocument(this.options.city, handover.id, events, signature.covers);
    return { document, holds: hashOfDocument(document) === signature.sha256 };
  }

  /** What stands in the way of signing is nothing. */
  isReady({ handover }: KnownHandover): boolean {
    return handover.phase === "under-way" && isReady(handover);
  }

  /** Calls back with the id of each handover that changed. Returns how to stop. */
  onChange(listener: (id: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private read(id: string): KnownHandover | undefined {
    // A seal has the subject that it was made for.
    const events = this.options.store.log.of(id).filter(({ kind }) => kind.startsWith(handoverPrefix));
    const handover = foldHandover(id, events);
    if (handover.phase === "none") return undefined;
    const found = { events, handover };
    this.known.set(id, found);
    return found;
  }

  private check(id: string, decided: readonly Decided[]): void {
    const events = this.known.get(id)?.events ?? [];
    const last = events.at(-1);
    let handover = foldHandover(id, events);
    let time = last?.time ?? firstTime;
    for (const [index, { decision, actor }] of decided.entries()) {
      time = nextTime(time, this.options.clock());
      const { station } = this.options;
      const event = { ...decision, station, seq: (last?.seq ?? 0) + index + 1, time, actor } as RoomEvent;
      const after = handoverAfter(handover, event);
      if (typeof after === "string") {
        throw new Refused({ code: "handover", found: after, at: handover.phaseSinceMs });
      }
      handover = after;
    }
  }

  private findLeader(): Leader | undefined {
    const done = [...this.known.values()].flatMap(({ handover }): Leader[] => {
      const person = leaderAfter(handover);
      return person === undefined ? [] : [{ person, handover, sinceMs: handover.phaseSinceMs }];
    });
    return done.sort((a, b) => a.sinceMs - b.sinceMs).at(-1);
  }
}

/** SHA-256 of the canonical JSON (RFC 8785), in base 16. */
export function hashOfDocument(document: HandoverDocument): string {
  return hashOfJson(document);
}
