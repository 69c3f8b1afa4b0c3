/**
 * Carries decisions out: writes them into the log, works out what they come to, and puts what must go out into the
 * outbox, all in one transaction.
 *
 * Guarantees: an event, the state that it leads to and the messages that it causes are committed together or not at
 * all; screens see nothing of it before the commit.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { carriesSeen, type Seen } from "../../../shared/domain/event/seen.ts";
import { type Incident, newIncident, stepIncident } from "../../../shared/domain/incident/incident.ts";
import type { Store } from "../store/index.ts";
import type { StandingReport } from "../store/reports.ts";
import type { Messenger } from "./messages.ts";
import type { IncidentRegister } from "./register.ts";

export interface Decided {
  readonly decision: Decision;
  readonly actor: string;
}

export interface Staged {
  /** After the commit, or never. */
  show(): void;
}

export interface Decisions {
  /** Within a transaction, at most once in each: what is staged is not seen by `register` until it is shown. */
  stage(decided: readonly Decided[], reports?: readonly StandingReport[]): Staged;
  /** In a transaction of its own. `reports` are written by `write`, in the same one. */
  decide(decided: readonly Decided[], write?: () => readonly StandingReport[]): void;
  /** Something was put into the outbox otherwise, and committed. */
  outgoing(): void;
  /** Calls back when something was put into the outbox and committed. */
  onOutgoing(listener: () => void): void;
}

export interface DecisionOptions {
  readonly station: string;
  readonly store: Store;
  readonly register: IncidentRegister;
  readonly messenger: Messenger;
  readonly clock: Clock;
}

/** What others may contradict says what it knew of them; there is nothing to say where there are no others. */
function withSeen(decision: Decision, seen: Seen): Decision {
  if (!carriesSeen(decision.kind) || Object.keys(seen).length === 0) return decision;
  // Beside what the kind's schema asks for: it stands in the event, and folds need not know it.
  return { ...decision, body: Object.assign({ seen }, decision.body) } as Decision;
}

export function createDecisions({ station, store, register, messenger, clock }: DecisionOptions): Decisions {
  let tell: () => void = () => {};

  function stage(decided: readonly Decided[], reports: readonly StandingReport[] = []): Staged {
    const now = clock();
    const own = new Map(reports.map((report) => [report.id, report]));
    const before = new Map<string, Incident>();
    const after = new Map<string, Incident>();
    const seen = decided.length > 0 ? store.log.seen(station) : {};
    for (const { decision: said, actor } of decided) {
      const decision = withSeen(said, seen);
      const { subject } = decision;
      // Asked first: one that is not in memory is read from the log.
      const incident = after.get(subject) ?? register.find(subject)?.incident ?? newIncident(subject);
      if (!before.has(subject)) before.set(subject, incident);
      after.set(subject, stepIncident(incident, store.log.append(station, decision, actor, now)));
    }
    let outgoing = 0;
    for (const [id, incident] of after) {
      store.incidents.put(incident);
      const report = own.get(id) ?? register.find(id)?.report;
      for (const message of messenger.between(before.get(id)!, incident, report, after)) {
        store.outbox.put(message, now);
        outgoing += 1;
      }
    }
    return {
      show() {
        register.hear(reports);
        register.put(after.values());
        if (outgoing > 0) tell();
      },
    };
  }

  return {
    stage,
    decide(decided, write = () => []) {
      store.transaction(() => stage(decided, write())).show();
    },
    outgoing: () => tell(),
    onOutgoing(listener) {
      tell = listener;
    },
  };
}
