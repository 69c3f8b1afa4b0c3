/** Which shift ends and which begins when a shift is handed over. Pure; times are epoch ms. */
import type { Shift } from "../city/shift.ts";
import { addDays, type Day, localDay } from "../zone.ts";
import type { HandoverShift } from "./event.ts";

export interface ShiftTimes {
  readonly zone: string;
  readonly shifts: readonly Shift[];
  span(shift: string, day: Day): { readonly startsAt: number; readonly endsAt: number } | undefined;
}

/** A handover that is late is still about the shift that should have begun. */
const lateMs = 90 * 60_000;

/**
 * The shift that begins next, or began a short while ago, and the one that it follows; null where the plan has none
 * within a day. `takenOver`: when the shift was taken over last, so that one is not taken over twice; null for never.
 */
export function shiftsAt(
  times: ShiftTimes,
  nowMs: number,
  takenOver: HandoverShift | null,
): { ending: HandoverShift | null; beginning: HandoverShift | null } {
  const spans = spansAround(times, nowMs);
  const from = Math.max(nowMs - lateMs, takenOver ? takenOver.startsAtMs + 1 : 0);
  const beginning = spans.find(({ startsAtMs }) => startsAtMs >= from) ?? null;
  const before = spans.filter(({ startsAtMs }) => startsAtMs < (beginning?.startsAtMs ?? nowMs));
  const limit = beginning?.startsAtMs ?? nowMs;
  // The one that runs up to it, else whatever ended last before.
  const ending = before.filter(({ endsAtMs }) => endsAtMs >= limit).at(-1) ?? before.at(-1) ?? null;
  return { ending, beginning };
}

function spansAround({ zone, shifts, span }: ShiftTimes, nowMs: number): HandoverShift[] {
  const today = localDay(zone, nowMs);
  return [-1, 0, 1]
    .flatMap((days) => {
      const day = addDays(today, days);
      return shifts.flatMap(({ id, name }): HandoverShift[] => {
        const found = span(id, day);
        return found ? [{ id, name, startsAtMs: found.startsAt, endsAtMs: found.endsAt }] : [];
      });
    })
    .sort((a, b) => a.startsAtMs - b.startsAtMs || (a.id < b.id ? -1 : 1));
}
