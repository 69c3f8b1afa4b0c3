/** The moment that a supervisor means by a time of the clock. Pure. */
import type { AttendanceShiftRow } from "../../../shared/contract/attendance.ts";
import { addDays, epochOf, localDay } from "../../../shared/domain/zone.ts";

/** `06:30` of `6.30` and `06:30`; undefined for what is no time. A browser's own field speaks its own language. */
export function clockOf(typed: string): string | undefined {
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed.trim()) ?? [];
  return hour && minute ? `${hour.padStart(2, "0")}:${minute}` : undefined;
}

/** Of two moments with this time, on the shift's day or the next, the one that is nearer to the shift. */
export function momentOf(
  { startsAt, endsAt }: Pick<AttendanceShiftRow, "startsAt" | "endsAt">,
  time: string,
  zone: string,
): number {
  const day = localDay(zone, startsAt);
  const middle = (startsAt + endsAt) / 2;
  return [-1, 0, 1]
    .map((by) => epochOf(zone, addDays(day, by), time))
    .reduce((best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best));
}
