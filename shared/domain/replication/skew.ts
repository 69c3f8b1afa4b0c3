/**
 * How far another clock is ahead, from questions and answers: of the last few, the one that was on its way for the
 * shortest time is believed. After Mills, "Internet Time Synchronization: the Network Time Protocol" (RFC 1129), its
 * clock filter.
 */
export interface ClockSample {
  readonly aheadMs: number;
  /** There and back. */
  readonly tripMs: number;
}

const keptSamples = 8;

/** `askedAtMs` and `nowMs` by this clock, the others by the other one. */
export function sampleOf(askedAtMs: number, heardAtMs: number, sentAtMs: number, nowMs: number): ClockSample {
  return {
    aheadMs: (heardAtMs - askedAtMs + (sentAtMs - nowMs)) / 2,
    tripMs: nowMs - askedAtMs - (sentAtMs - heardAtMs),
  };
}

export function withSample(samples: readonly ClockSample[], sample: ClockSample): ClockSample[] {
  return [...samples, sample].slice(-keptSamples);
}

/** Null before the first. */
export function aheadOf(samples: readonly ClockSample[]): number | null {
  const best = samples.reduce<ClockSample | null>(
    (least, each) => (least === null || each.tripMs < least.tripMs ? each : least),
    null,
  );
  return best && Math.round(best.aheadMs);
}
