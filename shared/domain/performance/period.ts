/**
 * The periods that figures are told of, in days of the city, and what each is compared with.
 *
 * A period ends today. It is compared with days that are the same weekdays, up to the same hour: this Monday until ten
 * with last Monday until ten, the last 7 days with the 7 before them. Hours are whole: the one that runs counts on both
 * sides as far as it has come, and wholly.
 */
import { addDays, type Day } from "../zone.ts";

export const periodNames = ["today", "week", "month", "year"] as const;
export type PeriodName = (typeof periodNames)[number];

/** Whole weeks but for today, so that the same weekdays are compared. */
const days: Readonly<Record<PeriodName, number>> = { today: 1, week: 7, month: 28, year: 364 };

/** Both days belong to it. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export interface Period {
  readonly name: PeriodName;
  readonly now: Span;
  readonly before: Span;
  /** Of the last day of `before`, hours after this one do not count. */
  readonly untilHour: number;
}

export function periodOf(name: PeriodName, today: Day, hour: number): Period {
  const length = days[name];
  const from = addDays(today, 1 - length);
  const backDays = Math.max(7, length);
  const before = { from: addDays(from, -backDays), to: addDays(today, -backDays) };
  return { name, now: { from, to: today }, before, untilHour: hour };
}

export function isWithin({ from, to }: Span, day: Day): boolean {
  return day >= from && day <= to;
}

/** Whole months and the days around them that together are exactly the span; no months where none lies within. */
export function coverOf({ from, to }: Span): {
  readonly days: readonly Span[];
  readonly months: Span | null;
} {
  const first = from.endsWith("-01") ? from : nextMonth(from);
  const afterLast = addDays(to, 1).endsWith("-01") ? addDays(to, 1) : `${to.slice(0, 7)}-01`;
  if (first >= afterLast) return { days: [{ from, to }], months: null };
  const around = [
    { from, to: addDays(first, -1) },
    { from: afterLast, to },
  ].filter((span) => span.from <= span.to);
  return { days: around, months: { from: first.slice(0, 7), to: addDays(afterLast, -1).slice(0, 7) } };
}

function nextMonth(day: Day): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return month === 12
    ? `${String(year + 1).padStart(4, "0")}-01-01`
    : `${day.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`;
}

/** The marks of a period's course, oldest first: hours of today, days, or months of a year. */
export function slotsOf({ name, now }: Period): string[] {
  if (name === "today") return Array.from({ length: 24 }, (_, hour) => String(hour));
  const slots: string[] = [];
  for (let day = now.from; day <= now.to; day = addDays(day, 1)) {
    const slot = slotOf(name, day, 0);
    if (slots.at(-1) !== slot) slots.push(slot);
  }
  return slots;
}

/** `span` is a day, or a month where the period is a year. */
export function slotOf(name: PeriodName, span: string, hour: number): string {
  if (name === "today") return String(hour);
  return name === "year" ? span.slice(0, 7) : span;
}
