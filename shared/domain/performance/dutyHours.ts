/**
 * How long officers were on duty, from what they clocked.
 *
 * Guarantees: never more than the span, and nothing that was not clocked: who never clocked out counts until now, and
 * not at all where that is longer than any shift, since nobody knows when they left.
 */

export interface Clocked {
  readonly officer: string;
  readonly type: "in" | "out";
  /** Epoch ms. */
  readonly time: number;
}

/** Longer than anybody works: who clocked in longer ago forgot to clock out. */
export const longestDutyMs = 16 * 3_600_000;

/** Milliseconds on duty from `fromMs` until before `toMs`, by officer. `clocked` of each officer in the order of time. */
export function dutyMs(
  clocked: Iterable<Clocked>,
  fromMs: number,
  toMs: number,
  nowMs: number,
): Map<string, number> {
  const total = new Map<string, number>();
  const since = new Map<string, number>();
  const end = (officer: string, at: number) => {
    const began = since.get(officer);
    since.delete(officer);
    if (began === undefined || at - began > longestDutyMs) return;
    const within = Math.min(at, toMs) - Math.max(began, fromMs);
    if (within > 0) total.set(officer, (total.get(officer) ?? 0) + within);
  };
  for (const { officer, type, time } of clocked) {
    if (type === "out") end(officer, time);
    // A second "in" without an "out" between them changes nothing, unless the first is too long ago to be the same duty.
    else if (time - (since.get(officer) ?? Number.NEGATIVE_INFINITY) > longestDutyMs)
      since.set(officer, time);
  }
  for (const officer of [...since.keys()]) end(officer, nowMs);
  return total;
}
