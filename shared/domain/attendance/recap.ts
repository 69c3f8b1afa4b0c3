/**
 * The recap: results of shifts counted up, for an officer, a crew, an agency, a day or a month.
 *
 * Guarantees: every planned shift is counted once and under one heading, so that `planned` is the sum of `present`,
 * `absent`, the four kinds of leave, `unclear` and `due`; late and early ones are among the present; sums of parts are
 * the sum of the whole.
 */
import type { ShiftResult, ShiftStatus } from "./judge.ts";

export const totalNames = [
  "planned",
  "present",
  "late",
  "early",
  "absent",
  "permission",
  "sick",
  "leave",
  "fieldDuty",
  "unclear",
  "due",
  "extra",
  "lateMs",
  "earlyMs",
  "workedMs",
  "overtimeMs",
] as const;
export type TotalName = (typeof totalNames)[number];
export type Totals = { readonly [Name in TotalName]: number };

export const noTotals: Totals = Object.fromEntries(totalNames.map((name) => [name, 0])) as Totals;

const headings: Record<ShiftStatus, TotalName> = {
  ...{ due: "due", present: "present", absent: "absent", permission: "permission", sick: "sick" },
  ...{ leave: "leave", "field-duty": "fieldDuty", unclear: "unclear", extra: "extra" },
};

export type Counted = Pick<ShiftResult, "status" | "lateMs" | "earlyMs" | "workedMs" | "overtimeMs">;

export function totalsOf(results: Iterable<Counted>): Totals {
  const totals: { -readonly [Name in TotalName]: number } = { ...noTotals };
  for (const { status, lateMs, earlyMs, workedMs, overtimeMs } of results) {
    totals[headings[status]] += 1;
    if (status !== "extra") totals.planned += 1;
    if (lateMs > 0) totals.late += 1;
    if (earlyMs > 0) totals.early += 1;
    totals.lateMs += lateMs;
    totals.earlyMs += earlyMs;
    totals.workedMs += workedMs;
    totals.overtimeMs += overtimeMs;
  }
  return totals;
}

export function addTotals(a: Totals, b: Totals): Totals {
  return Object.fromEntries(totalNames.map((name) => [name, a[name] + b[name]])) as Totals;
}

/** What stands in a cell of the month's table. Texts `mark-…`: H, T, PC, T PC, A, I, S, C, DL, and what is no letter. */
export const marks = [
  "present",
  "late",
  "early",
  "late-early",
  "absent",
  "permission",
  "sick",
  "leave",
  "field-duty",
  "unclear",
  "due",
  "extra",
] as const;
export type Mark = (typeof marks)[number];

export function markOf({ status, lateMs, earlyMs }: Counted): Mark {
  if (status !== "present") return status;
  if (lateMs > 0) return earlyMs > 0 ? "late-early" : "late";
  return earlyMs > 0 ? "early" : "present";
}
