/** Alarms for tests. */
import type { AlarmFigures, AlarmRow } from "../../shared/contract/alarms.ts";

const at = Date.parse("2026-11-24T07:00:00Z");

/** The n-th alarm, raised `n` minutes before the first. */
export function alarm(n: number, given: Partial<AlarmRow> = {}): AlarmRow {
  return {
    id: `deadline:TL-${n}:arrive`,
    cause: "deadline",
    subject: { kind: "incident", id: `TL-${n}` },
    district: "36.71.01",
    priority: "high",
    params: { category: "macet", where: `Jl. Merdeka ${n}`, stage: "arrive" },
    state: "unacknowledged",
    since: at - n * 60_000,
    returnedAt: null,
    group: null,
    shelf: null,
    ...given,
  };
}

export function figures(given: Partial<AlarmFigures> = {}): AlarmFigures {
  const hour = 3600_000;
  const from = at - (at % hour) - 23 * hour;
  return {
    id: "alarms",
    perHour: Array.from({ length: 24 }, (_, n) => ({ from: from + n * hour, count: (n * 7) % 16 })),
    frequent: [],
    longest: [],
    ...given,
  };
}
