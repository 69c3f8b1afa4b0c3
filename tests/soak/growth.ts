/**
 * Whether a measure grows, told from samples that faults disturb: the slope of Theil and Sen (the median of the slopes
 * between all pairs), which a third of wild samples does not move, over what comes after a warm-up.
 */
import { median } from "../bench/statistics.ts";

export interface Sample {
  readonly atMs: number;
  readonly value: number;
}

export interface Growth {
  /** A usual value after the warm-up: the median. */
  readonly level: number;
  /** What it grew by from the end of the warm-up to the end, as the slope has it. */
  readonly grown: number;
  readonly samples: number;
}

/** Of the time, at the beginning: caches fill, code is compiled, every scene is shown once. */
const warmUpShare = 0.3;

export function growthOf(samples: readonly Sample[]): Growth {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last) throw new Error("expected samples, found none");
  const begin = first.atMs + (last.atMs - first.atMs) * warmUpShare;
  const steady = samples.filter(({ atMs }) => atMs >= begin);
  const start = steady[0] ?? last;
  return {
    level: median(steady.map(({ value }) => value)),
    grown: slope(steady) * (last.atMs - start.atMs),
    samples: steady.length,
  };
}

/** Per millisecond; 0 for fewer than two samples. */
export function slope(samples: readonly Sample[]): number {
  const slopes: number[] = [];
  samples.forEach((one, n) => {
    for (const other of samples.slice(n + 1))
      if (other.atMs !== one.atMs) slopes.push((other.value - one.value) / (other.atMs - one.atMs));
  });
  return slopes.length === 0 ? 0 : median(slopes);
}
