/** How fast what a station keeps grows, and when its disk is full. Pure. */
import type { Day } from "../zone.ts";

/** What all took at a time of that day; the last one of the day. */
export interface StorageSample {
  readonly day: Day;
  readonly bytes: number;
}

export interface StorageForecast {
  /** Over the days that were measured; null before two days were. */
  readonly bytesEachDay: number | null;
  /** Until the disk is full, if it goes on so; null where nobody knows or nothing grows. */
  readonly daysLeft: number | null;
}

const dayMs = 86_400_000;

/**
 * `samples` in any order, of distinct days. The growth is the median of what each pair of days says (Theil, "A rank-invariant
 * method of linear and polynomial regression analysis", 1950): one import or one clearing of a disk does not turn it.
 */
export function forecastStorage(
  samples: readonly StorageSample[],
  freeBytes: number | null,
): StorageForecast {
  const points = samples
    .map(({ day, bytes }) => ({ day: Date.parse(`${day}T00:00:00Z`) / dayMs, bytes }))
    .sort((a, b) => a.day - b.day);
  const slopes = points.flatMap((later, index) =>
    points.slice(0, index).map((earlier) => (later.bytes - earlier.bytes) / (later.day - earlier.day)),
  );
  if (slopes.length === 0) return { bytesEachDay: null, daysLeft: null };
  const bytesEachDay = medianOf(slopes);
  const daysLeft = freeBytes === null || bytesEachDay <= 0 ? null : freeBytes / bytesEachDay;
  return { bytesEachDay, daysLeft };
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b);
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
