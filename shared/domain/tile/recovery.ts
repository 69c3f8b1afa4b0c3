/**
 * How a tile without a picture is brought back: gently first, and never as a storm.
 *
 * Guarantees: the n-th attempt without a picture in between waits at least `floorMs(n)`; waits are spread by full
 * jitter (Brooker, "Exponential Backoff And Jitter", 2015), so that 64 tiles of a server that comes back do not
 * ask in step; it never gives up.
 */
export type RecoveryStep =
  /** Ask the player to load again from the live edge. */
  | "restart-load"
  /** Let the player rebuild its decoder; for decoding faults alone, and once. */
  | "recover-media"
  /** Take the player away and open the stream anew. */
  | "rebuild";

const firstWaitMs = 500;
const longestWaitMs = 15_000;

/** The shortest wait before attempt `n` (from 0). */
export function floorMs(attempt: number): number {
  return Math.min(firstWaitMs * 2 ** Math.min(attempt, 16), longestWaitMs) / 2;
}

export interface RecoveryPlan {
  readonly step: RecoveryStep;
  readonly waitMs: number;
}

/**
 * `attempt` counts from 0 and starts anew with each live picture; `cause` is what went wrong; `random` gives
 * numbers from 0 to 1.
 */
export function planRecovery(
  attempt: number,
  cause: "frozen" | "decode" | "other",
  random: () => number,
): RecoveryPlan {
  const floor = floorMs(attempt);
  return { step: stepFor(attempt, cause), waitMs: floor + random() * floor };
}

function stepFor(attempt: number, cause: "frozen" | "decode" | "other"): RecoveryStep {
  if (attempt > 0 || cause === "other") return "rebuild";
  return cause === "frozen" ? "restart-load" : "recover-media";
}
