/** What tests of attendance share: rules, shifts and clockings in short. */
import { addDays, type Day, epochOf } from "../zone.ts";
import type { Clocking, PlannedSpan } from "./clocking.ts";
import { type Judged, judge, type ShiftResult } from "./judge.ts";
import type { AttendanceRules } from "./rules.ts";

export const zone = "Asia/Jakarta";
export const minuteMs = 60_000;

export const rules: AttendanceRules = {
  begins: "2026-10-01",
  tolerance: { lateMinutes: 10, earlyMinutes: 5 },
  window: { beforeMinutes: 120, afterMinutes: 240 },
  joinMinutes: 15,
  missingOut: "nothing",
  overtime: { fromMinutes: 30, unplanned: false },
  closes: { daysLater: 1, at: "12:00" },
  flags: {
    ...{ postRadiusM: 150, unknownAccuracyM: 100, awayMinutes: 30, silentMinutes: 60, impossibleKmh: 150 },
    ...{ sharedDeviceMinutes: 15, commonDevices: ["SIDIK-"] },
  },
  paper: {
    letterhead: ["PEMERINTAH KOTA"],
    title: { id: "Rekapitulasi Kehadiran", en: "Attendance Recap" },
    place: "Tangerang",
    signature: { office: "Kepala Bagian", name: "Ratna" },
  },
};

/** Epoch ms of a time such as `06:00`, or `+05:30` for one on the day after. */
export function at(day: Day, clock: string): number {
  return clock.startsWith("+") ? epochOf(zone, addDays(day, 1), clock.slice(1)) : epochOf(zone, day, clock);
}

export function planned(day: Day, shift: string, start: string, end: string): PlannedSpan {
  return { day, shift, startsAt: at(day, start), endsAt: at(day, end), post: "pos-1" };
}

let number = 0;
export function clocking(type: "in" | "out", atMs: number, given: Partial<Clocking> = {}): Clocking {
  const id = `c-${++number}`;
  return { id, source: "phone", type, atMs, place: null, accuracyM: null, device: null, ...given };
}

export function judged(given: Partial<Judged> & Pick<Judged, "planned">): ShiftResult[] {
  const last = Math.max(...given.planned.map(({ endsAt }) => endsAt), 0);
  return judge({
    ...{ clockings: [], leaves: [], rulings: new Map(), rules, zone, nowMs: last + 7 * 86_400_000 },
    ...given,
  });
}
