/**
 * How long what is stored of people is kept: after a period of the city's (`retention` in `city.yaml`) it is thinned,
 * masked or deleted. Pure.
 *
 * Guarantees: nothing is touched that is younger than its period; a place is thinned before it is deleted, and deleted no
 * later than the clocking that it belongs to. What was decided (the log) is never deleted, and so holds no citizen's name.
 */
import { z } from "zod";

const days = (least: number) =>
  z.number().int("whole days").min(least, `at least ${least} days`).max(3650, "at most 3650 days");

/** Attendance may begin with what is told of so many days ago (core/attendance/book.ts): no clocking goes before. */
const leastClockingDays = 93;

export const retentionSchema = z
  .strictObject({
    /** Name and number of who reported, and numbers in what they wrote: so long after the incident ended. */
    reporterDays: days(2).default(90),
    /** Where an officer was last, of one who has not been heard of for so long. */
    positionDays: days(1).default(30),
    /** Where officers clocked: to about 100 m from then on, and not at all from then on. */
    placeThinDays: days(1).default(30),
    placeDays: days(1).default(180),
    /** Clockings of phones and machines, and machines' files. What they came to (hours, lateness) stays. */
    clockingDays: days(leastClockingDays).default(730),
    /** Messages that were refused. */
    quarantineDays: days(1).default(30),
    /** What was sent to officers and citizens' channels. */
    outboxDays: days(1).default(7),
  })
  .refine(({ placeThinDays, placeDays }) => placeThinDays <= placeDays, {
    path: ["placeDays"],
    message: "placeThinDays or more",
  })
  .refine(({ placeDays, clockingDays }) => placeDays <= clockingDays, {
    path: ["clockingDays"],
    message: "placeDays or more",
  });
export type RetentionPeriods = z.infer<typeof retentionSchema>;

/** Each is one kind of data and what becomes of it; they are gone through in this order. */
export const retentionRules = [
  "reporters",
  "positions",
  "places-thinned",
  "places",
  "phone-clockings",
  "machine-clockings",
  "machine-files",
  "quarantine",
  "outbox",
] as const;
export type RetentionRule = (typeof retentionRules)[number];

const periodOf: Readonly<Record<RetentionRule, keyof RetentionPeriods>> = {
  reporters: "reporterDays",
  positions: "positionDays",
  "places-thinned": "placeThinDays",
  places: "placeDays",
  "phone-clockings": "clockingDays",
  "machine-clockings": "clockingDays",
  "machine-files": "clockingDays",
  quarantine: "quarantineDays",
  outbox: "outboxDays",
};

const dayMs = 24 * 3_600_000;

export function daysOf(rule: RetentionRule, periods: RetentionPeriods): number {
  return periods[periodOf[rule]];
}

/** What is older than this (epoch ms) goes. */
export function cutoffOf(rule: RetentionRule, periods: RetentionPeriods, nowMs: number): number {
  return nowMs - daysOf(rule, periods) * dayMs;
}

/** Where the work stands: which rule is next, and from when on (epoch ms). */
export interface Round {
  readonly rule: RetentionRule;
  readonly notBeforeMs: number;
}

/** How long a round rests when all was gone through. */
export const roundEveryMs = 3_600_000;

export const firstRound: Round = { rule: retentionRules[0], notBeforeMs: 0 };

/** After a slice: the same rule while there may be more, else the next, and after the last a rest. */
export function nextSlice({ rule }: Round, hasMore: boolean, nowMs: number): Round {
  if (hasMore) return { rule, notBeforeMs: nowMs };
  const following = retentionRules[retentionRules.indexOf(rule) + 1];
  return following
    ? { rule: following, notBeforeMs: nowMs }
    : { rule: retentionRules[0], notBeforeMs: nowMs + roundEveryMs };
}
