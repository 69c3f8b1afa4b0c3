/**
 * How long a wrong secret keeps the next attempt waiting. Pure.
 *
 * The first three are free, since people mistype; then 5 s, doubling, up to a quarter of an hour. A guesser gets through
 * fewer than a hundred of a million PINs a day, and nobody is locked out for good by somebody else's guesses.
 */
export const freeFailures = 3;
const firstWaitMs = 5000;
export const longestWaitMs = 15 * 60_000;

/** After so many wrong ones in a row. */
export function waitMsAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - freeFailures, 20));
}

export interface Attempts {
  readonly failures: number;
  /** Epoch ms. */
  readonly lastAt: number;
}

/** How much longer an attempt is not looked at. A clock that was set back makes nobody wait longer than the rule does. */
export function waitMsAt({ failures, lastAt }: Attempts, nowMs: number): number {
  const wait = waitMsAfter(failures);
  return Math.max(0, Math.min(wait, lastAt + wait - nowMs));
}
