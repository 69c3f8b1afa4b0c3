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
import { z } from "zod";

export interface HybridTime {
  /** Epoch ms. */
  readonly ms: number;
  /** Orders what happened within one millisecond, or while the wall clock stood behind. */
  readonly counter: number;
}

export const firstTime: HybridTime = { ms: 0, counter: 0 };
const maxCounter = 0xffff;
const form = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)-([0-9a-f]{4})$/;

/** More events within one millisecond than the counter can tell apart. */
export class CounterOverflow extends Error {
  override readonly name = "CounterOverflow";
}

/** The time of a station's next event. `last` is the latest time it has made or seen, `nowMs` its wall clock. */
export function nextTime(last: HybridTime, nowMs: number): HybridTime {
  if (nowMs > last.ms) return { ms: nowMs, counter: 0 };
  if (last.counter === maxCounter) throw new CounterOverflow(`expected at most ${maxCounter} events`);
  return { ms: last.ms, counter: last.counter + 1 };
}

export function laterOf(a: HybridTime, b: HybridTime): HybridTime {
  return compareTimes(a, b) < 0 ? b : a;
}

/** Negative when `a` is earlier. */
export function compareTimes(a: HybridTime, b: HybridTime): number {
  return a.ms - b.ms || a.counter - b.counter;
}

export function writeTime({ ms, counter }: HybridTime): string {
  return `${new Date(ms).toISOString()}-${counter.toString(16).padStart(4, "0")}`;
}

/** Reads a written time; anything else is a schema's issue. */
export const hybridTimeSchema = z.string().transform((text, context): HybridTime => {
  const [, wall = "", counter = ""] = form.exec(text) ?? [];
  const ms = Date.parse(wall);
  if (Number.isNaN(ms)) {
    context.addIssue({ code: "custom", message: "expected a time such as 2026-11-24T08:42:07.123Z-0001" });
    return z.NEVER;
  }
  return { ms, counter: Number.parseInt(counter, 16) };
});
