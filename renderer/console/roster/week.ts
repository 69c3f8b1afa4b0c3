/** The days of a week, and how they are written. Pure. */
import { addDays, type Day, dayNumber } from "../../../shared/domain/zone.ts";

export const daysShown = 7;

/** The Monday of the week that a day lies in. 1970-01-01 was a Thursday. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((dayNumber(day) + 3) % 7));
}

export function weekFrom(monday: Day): Day[] {
  return Array.from({ length: daysShown }, (_, index) => addDays(monday, index));
}

export function isSunday(day: Day): boolean {
  return (dayNumber(day) + 4) % 7 === 0;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Sen 23 Nov`; `long` also `Senin, 23 November 2026`. A day is no moment: no zone has a part in it. */
export function dayText(day: Day, language: string, form: "short" | "long" = "short"): string {
  const key = `${language} ${form}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(language, {
      timeZone: "UTC",
      weekday: form,
      day: "numeric",
      month: form,
      ...(form === "long" && { year: "numeric" }),
    });
  formats.set(key, format);
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
