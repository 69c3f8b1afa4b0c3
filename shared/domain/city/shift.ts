/**
 * `shifts.yaml`: the shifts of a day, other hours of theirs for a time (Ramadan), and the rotation that says which
 * crew works which of them.
 *
 * A shift belongs to the day that it begins on, in the city's zone; one that ends at or before its start ends
 * on the next day. The clock that is read is the city's, whatever zone the machine is in.
 */
import { z } from "zod";
import { addDays, type Day, dayNumber, epochOf, localDay } from "../zone.ts";
import type { Holiday } from "./holiday.ts";
import { idSchema, localisedSchema } from "./text.ts";

/** In a crew's pattern: no shift begins on that day. */
export const offDuty = "off";

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as "06:00"');

export const shiftSchema = z.strictObject({
  id: idSchema,
  name: localisedSchema,
  start: clockTime,
  end: clockTime,
});
export type Shift = z.infer<typeof shiftSchema>;

/** Other hours, from the first of these days to the last of them. */
export const otherHoursSchema = z.strictObject({
  id: idSchema,
  name: localisedSchema,
  from: z.iso.date('a date such as "2027-02-08"'),
  until: z.iso.date('a date such as "2027-03-09"'),
  /** By shift; one that is not named keeps its own. */
  shifts: z.record(idSchema, z.strictObject({ start: clockTime, end: clockTime })),
});
export type OtherHours = z.infer<typeof otherHoursSchema>;

export const rotationSchema = z.strictObject({
  /** The first day of a cycle, any one of them. */
  anchor: z.iso.date('a date such as "2026-01-05"'),
  /** How many days a cycle has. */
  days: z.number().int("a whole number of days").min(1, "at least 1 day").max(366, "at most 366 days"),
  /** For each crew a shift id, or `off`, for each day of the cycle. */
  crews: z.record(idSchema, z.array(idSchema)),
  /** Crews that have no shift on the days of `holidays.yaml`. */
  restOnHolidays: z.array(idSchema).optional(),
});
export type Rotation = z.infer<typeof rotationSchema>;

export interface ShiftPlan {
  readonly zone: string;
  readonly shifts: readonly Shift[];
  readonly rotation: Rotation;
  readonly otherHours?: readonly OtherHours[];
  readonly holidays?: readonly Holiday[];
}

export interface CrewOnDuty {
  readonly crew: string;
  readonly shift: string;
  /** Epoch ms; on duty from `startsAt` until just before `endsAt`. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The crews that the plan has on duty at a moment (epoch ms), in the plan's order. */
export function onDutyCrews(plan: ShiftPlan, at: number): CrewOnDuty[] {
  const today = localDay(plan.zone, at);
  const running = [addDays(today, -1), today].flatMap((day) =>
    plan.shifts
      .map((shift) => ({ day, shift: shift.id, ...shiftSpan(plan, shift, day) }))
      .filter((span) => span.startsAt <= at && at < span.endsAt),
  );
  return Object.keys(plan.rotation.crews).flatMap((crew) =>
    running
      .filter((span) => plannedShift(plan, crew, span.day) === span.shift)
      .map(({ shift, startsAt, endsAt }) => ({ crew, shift, startsAt, endsAt })),
  );
}

/** The shift id (or `off`) of a crew on a day; undefined when the rotation does not know the crew. */
export function plannedShift(
  { rotation, holidays }: Pick<ShiftPlan, "rotation" | "holidays">,
  crew: string,
  day: Day,
): string | undefined {
  if (rotation.restOnHolidays?.includes(crew) && holidays?.some((holiday) => holiday.day === day)) {
    return offDuty;
  }
  const sinceAnchor = dayNumber(day) - dayNumber(rotation.anchor);
  const position = ((sinceAnchor % rotation.days) + rotation.days) % rotation.days;
  return rotation.crews[crew]?.[position];
}

/** Epoch ms of the shift that begins on a day, by the hours that stand on that day. */
export function shiftSpan(
  { zone, otherHours }: Pick<ShiftPlan, "zone" | "otherHours">,
  shift: Shift,
  day: Day,
): { startsAt: number; endsAt: number } {
  const { start, end } = otherHoursOn(otherHours, day)?.shifts[shift.id] ?? shift;
  const endDay = end > start ? day : addDays(day, 1);
  return { startsAt: epochOf(zone, day, start), endsAt: epochOf(zone, endDay, end) };
}

/** The last of the file, where two would stand. */
export function otherHoursOn(
  otherHours: readonly OtherHours[] | undefined,
  day: Day,
): OtherHours | undefined {
  return otherHours?.filter(({ from, until }) => from <= day && day <= until).at(-1);
}
