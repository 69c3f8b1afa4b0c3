/** Civil time in an IANA zone, by `Intl` alone: the browser's and Node's own zone is never used. */

/** A calendar day such as `2026-01-05`. */
export type Day = string;

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

export function isZone(name: string): boolean {
  // Offsets such as +07:00 are accepted by some engines only, and know no daylight saving.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The day that it is in the zone at a moment (epoch ms). */
export function localDay(zone: string, at: number): Day {
  return new Date(at + offsetMs(zone, at)).toISOString().slice(0, 10);
}

/**
 * Epoch ms of a wall-clock time (`06:00`) on a day. A time that a zone skips when clocks go forward is read
 * with the offset before the change; of one that occurs twice, the first is meant.
 */
export function epochOf(zone: string, day: Day, clock: string): number {
  const asUtc = Date.parse(`${day}T${clock}:00Z`);
  const before = offsetMs(zone, asUtc - dayMs);
  const first = asUtc - before;
  if (offsetMs(zone, first) === before) return first;
  const after = offsetMs(zone, asUtc + dayMs);
  const second = asUtc - after;
  return offsetMs(zone, second) === after ? second : first;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Days since 1970-01-01, so that days can be counted between. */
export function dayNumber(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / dayMs);
}

/** What a zone's clock is ahead of UTC at a moment, in ms. */
export function offsetMs(zone: string, at: number): number {
  const parts: Record<string, number> = {};
  for (const part of formatOf(zone).formatToParts(at)) {
    if (part.type !== "literal") parts[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      calendar: "gregory",
      numberingSystem: "latn",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}
