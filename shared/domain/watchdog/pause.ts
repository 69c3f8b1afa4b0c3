/** How long a window waits before it is loaded again: at once the first time, and never so often that it spins. */

const pausesMs = [0, 500, 2000, 5000, 15_000, 30_000];
/** A window that ran this long is forgiven its earlier faults. */
const healthyAfterMs = 60_000;

export interface Faults {
  /** In a row, none of them forgiven. */
  readonly count: number;
  readonly lastAt: number;
}

export const noFaults: Faults = { count: 0, lastAt: Number.NEGATIVE_INFINITY };

/** One more fault, at `now` (ms). */
export function addFault({ count, lastAt }: Faults, now: number): Faults {
  const isForgiven = now - lastAt > healthyAfterMs + pauseMs({ count, lastAt });
  return { count: isForgiven ? 1 : count + 1, lastAt: now };
}

/** From the last fault until the window is loaded again. */
export function pauseMs({ count }: Faults): number {
  return pausesMs[Math.min(Math.max(count, 1), pausesMs.length) - 1] as number;
}
