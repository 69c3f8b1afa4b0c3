/** Days and months as the page walks through them, and how they are written. Pure. */
import { addDays, type Day, localDay } from "../../../shared/domain/zone.ts";

/** The month before or after. */
export function addMonths(month: string, by: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = year * 12 + (number - 1) + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

export function daysOf(month: string): Day[] {
  const days: Day[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

export function todayIn(zone: string, nowMs: number): Day {
  return localDay(zone, nowMs);
}

/** A day is the same in every zone: it is written from the middle of its UTC day. */
export function dayText(day: Day, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(
    Date.parse(`${day}T12:00:00Z`),
  );
}

export function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}
