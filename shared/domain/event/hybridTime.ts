/**
 * Hybrid logical time: what orders decisions of stations whose clocks differ.
 *
 * Guarantees: a station's times only grow, whatever its wall clock does; an event that a station made after it had
 * seen another one has the later time; written times sort as texts in the same order. Does not guarantee that of two
 * events which did not know of each other the truly earlier one comes first: only that everybody orders them alike.
 *
 * After Kulkarni, Demirbas, Madappa, Avva and Leone, "Logical Physical Clocks" (OPODIS 2014).
 *
 *     2026-11-24T08:42:07.123Z-0001      wall clock in milliseconds, then a counter in base 16
 */

export interface HybridTime {
  /** Epoch ms. */
  readonly ms: number;
  /** Orders what happened within one millisecond, or while the wall clock stood behind. */
  readonly counter: number;
}

export const firstTime: HybridTime = { ms: 0, counter: 0 };
const maxCounter = 0xffff;
const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})$/;

/** What was read is no hybrid time. */
export class NoHybridTime extends Error {
  override readonly name = "NoHybridTime";
  constructor(found: string) {
    super(`expected a time such as 2026-11-24T08:42:07.123Z-0001, found ${found.slice(0, 60)}`);
  }
}

/** The time of a station's next event. `last` is the latest time that it has made or seen, `nowMs` its wall clock. */
export function nextTime(last: HybridTime, nowMs: number): HybridTime {
  if (nowMs > last.ms) return { ms: nowMs, counter: 0 };
  // More than the counter can tell apart: the clock is put forward by as little as there is.
  if (last.counter === maxCounter) return { ms: last.ms + 1, counter: 0 };
  return { ms: last.ms, counter: last.counter + 1 };
}

/** Negative when `a` is earlier. */
export function compareTimes(a: HybridTime, b: HybridTime): number {
  return a.ms - b.ms || a.counter - b.counter;
}

export function writeTime({ ms, counter }: HybridTime): string {
  return `${new Date(ms).toISOString()}-${counter.toString(16).padStart(4, "0")}`;
}

/** Throws `NoHybridTime`. */
export function readTime(text: string): HybridTime {
  const [, wall = "", counter = ""] = form.exec(text) ?? [];
  const ms = Date.parse(wall);
  if (Number.isNaN(ms)) throw new NoHybridTime(text);
  return { ms, counter: Number.parseInt(counter, 16) };
}
