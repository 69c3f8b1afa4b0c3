/** For tests: incidents to which anything happened, and what they say. */
import fc from "fast-check";
import type { Decision, RoomEvent } from "../event/event.ts";
import { foldIncident } from "../incident/incident.ts";
import { replyTypes } from "../order/order.ts";
import { type Case, type CaseContext, caseOf } from "./case.ts";
import {
  type Cell,
  type CellChange,
  type CellPlace,
  type Counts,
  changedCell,
  packSeconds,
  placeKey,
} from "./cell.ts";

export const zone = "Asia/Jakarta";
/** Monday, midnight in Jakarta. */
export const monday = Date.parse("2026-11-22T17:00:00Z");
export const hourMs = 3_600_000;
const minuteMs = 60_000;

const crewOf = (officer: string) =>
  officer === "P-3" ? undefined : { agency: officer === "P-1" ? "dlh" : "damkar", crew: `crew-${officer}` };

const subjects = ["I-1", "I-2", "I-3", "I-4"];
const deadlinesMin = { acknowledge: 5, dispatch: 10, arrive: 30, resolve: 120 };

/** What the reports of the incidents say: received on different days. */
export function contextOf(subject: string): CaseContext {
  const index = subjects.indexOf(subject);
  return {
    ...{ category: index % 2 ? "sampah" : "banjir", agency: index % 2 ? "dlh" : "damkar" },
    ...{ district: index === 3 ? null : `36.71.0${index + 1}`, withdrawn: false, zone, crewOf },
    receivedAt: monday + index * 20 * hourMs,
    deadlinesMin: index === 2 ? undefined : deadlinesMin,
  };
}

const decision: fc.Arbitrary<Decision> = fc
  .record({
    subject: fc.constantFrom(...subjects),
    order: fc.constantFrom("O-1", "O-2"),
    officer: fc.constantFrom("P-1", "P-2", "P-3"),
    type: fc.constantFrom(...replyTypes),
    minute: fc.integer({ min: 0, max: 3000 }),
    kind: fc.constantFrom(
      ...(["incident.acknowledged", "order.sent", "order.sent", "order.replied", "order.replied"] as const),
      ...(["order.replied", "incident.resolved", "incident.closed", "incident.reopened"] as const),
      ...(["incident.transferred", "incident.merged", "incident.separated", "incident.cancelled"] as const),
    ),
  })
  .map(({ subject, order, officer, type, minute, kind }) => {
    const at = contextOf(subject).receivedAt + minute * minuteMs;
    const bodies: Record<typeof kind, object> = {
      "incident.acknowledged": {},
      "order.sent": {
        ...{ order: `${subject}-${order}`, officer, task: "Datang", group: "G", support: false },
        ...{ replaces: null, replyBy: at + 5 * minuteMs },
      },
      "order.replied": {
        order: `${subject}-${order}`,
        reply: {
          ...{ id: `${type}-${minute}`, type, claimedAt: at, heardAt: at, reason: null, note: null },
          ...{ place: null, photos: [] },
        },
      },
      "incident.resolved": { note: null },
      "incident.closed": { note: null },
      "incident.reopened": { reason: "lagi" },
      "incident.transferred": { agency: "dlh", reason: "bukan kami" },
      "incident.merged": { into: "I-0" },
      "incident.separated": {},
      "incident.cancelled": { reason: "palsu" },
    };
    return { kind, subject, body: bodies[kind] } as Decision;
  });

/** Events of two stations, each with its own numbers and times of its own. */
export const anyEvents: fc.Arbitrary<RoomEvent[]> = fc
  .array(fc.tuple(decision, fc.constantFrom("a", "b"), fc.integer({ min: 1, max: 400 })), { maxLength: 40 })
  .map((given) => {
    const next = new Map<string, { seq: number; ms: number }>();
    return given.map(([each, station, minutes]) => {
      const last = next.get(station) ?? { seq: 0, ms: monday };
      const now = { seq: last.seq + 1, ms: last.ms + minutes * minuteMs };
      next.set(station, now);
      const time = { ms: now.ms, counter: 0 };
      return { ...each, station, seq: now.seq, time, actor: `operator:${station}` } as RoomEvent;
    });
  });

export function casesOf(events: readonly RoomEvent[]): Map<string, Case> {
  const cases = new Map<string, Case>();
  for (const subject of subjects) {
    const own = events.filter((event) => event.subject === subject);
    const found = caseOf(foldIncident(subject, own), contextOf(subject));
    if (found) cases.set(subject, found);
  }
  return cases;
}

/** Cells as a database would keep them. */
export class KeptCells {
  readonly cells = new Map<string, Cell>();

  apply(changes: readonly CellChange[]): void {
    for (const change of changes) {
      const key = placeKey(change);
      const after = changedCell(this.cells.get(key), change);
      if (after) this.cells.set(key, after);
      else this.cells.delete(key);
    }
  }

  packed(): (CellPlace & Counts & { readonly seconds: Uint8Array })[] {
    return [...this.cells.values()].map(({ counts, seconds, ...place }) => ({
      ...place,
      ...counts,
      seconds: packSeconds(seconds),
    }));
  }
}
