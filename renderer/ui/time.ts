/** Times and ages as people in the room read them. Pure: the language comes from i18next through the caller's `t`. */
import type { TFunction } from "i18next";

/** By language and what is asked for: one takes a hundred times as long to make as a time to write. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}

/** `3 mnt`, `2 j 05 mnt`, `4 h`: at most two units, always rounded down. */
export function formatAge(ageMs: number, t: TFunction<"ui">): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000));
  if (seconds < 60) return t("age-seconds", { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t("age-minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t("age-hours", { hours, minutes: String(minutes % 60).padStart(2, "0") });
  return t("age-days", { days: Math.floor(hours / 24) });
}

/** `15.42` or `15:42`, in the city's zone. */
export function formatTime(atMs: number, zone: string, language: string): string {
  return formatOf(language, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(atMs);
}

/** `15.42.07` or `15:42:07`, in the city's zone. */
export function formatTimeOfSecond(atMs: number, zone: string, language: string): string {
  return formatOf(language, {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(atMs);
}

/** `Selasa, 24 November 2026` in the city's zone. */
export function formatDay(atMs: number, zone: string, language: string): string {
  return formatOf(language, {
    timeZone: zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(atMs);
}

/** `WIB` where the language has a name for the zone, else its offset. */
export function formatZone(zone: string, language: string, atMs: number): string {
  const name = (locale: string) =>
    formatOf(locale, { timeZone: zone, timeZoneName: "short" })
      .formatToParts(atMs)
      .find((part) => part.type === "timeZoneName")?.value ?? zone;
  const local = name("id");
  return /^[A-Z]{3,4}$/.test(local) ? local : name(language);
}

/** `24 Nov, 15.42.07`: a moment of the last days, in the city's zone. */
export function formatMoment(atMs: number, zone: string, language: string): string {
  return formatOf(language, {
    timeZone: zone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(atMs);
}
