/** How long things take on a machine that others use too. */

import { expect } from "@playwright/test";

/** How long it takes from now until it is so; looks as often as it can. */
export async function msUntil(isSo: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  await expect.poll(isSo, { intervals: [30] }).toBe(true);
  return Math.round(performance.now() - startedAt);
}

/** Of three tries one may have met somebody else's work. */
export function median(timesMs: readonly number[]): number {
  return timesMs.toSorted((a, b) => a - b)[Math.floor(timesMs.length / 2)] as number;
}
