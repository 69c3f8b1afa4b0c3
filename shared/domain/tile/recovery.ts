/**
 * How a tile without a picture is brought back: gently first, and never as a storm.
 *
 * Guarantees: it never gives up; a fault that lasted for T is over on screen within `firstLongestMs` or T/40 of its
 * end, whichever is longer, plus the time that opening takes; and a camera that is away costs ever fewer requests, in
 * proportion to how long it has been away. Waits are spread by jitter (Brooker, "Exponential Backoff And Jitter",
 * 2015: "equal jitter"), so that many tiles of a server do not ask in step. That they do not ask all at once either is
 * the origin's matter (origin.ts).
 */
export type RecoveryStep =
  /** Ask the player to load again from the live edge; what is in its buffer plays on. */
  | "restart-load"
  /** Let the player rebuild its decoder; for decoding faults alone, and once. */
  | "recover-media"
  /** Open the stream anew; the old player goes when the new one has an answer. */
  | "rebuild";

const firstMs = 500;
const firstLongestMs = 1500;
const longestWaitMs = 30_000;
/** Looking again after a 40th of the outage makes it longer by 2.5 % at the most. */
const shareOfOutage = 1 / 40;
/** What the gateway says is down is tried now and then: the gateway may be wrong. */
const reportedDownMs = 30_000;

export type RecoveryCause = "frozen" | "decode" | "other";

export interface RecoveryPlan {
  readonly step: RecoveryStep;
  readonly waitMs: number;
}

export interface Outage {
  /** Tries since the last live picture, from 0. */
  readonly attempt: number;
  readonly cause: RecoveryCause;
  /** Since the first fault after the last live picture. */
  readonly awayMs: number;
  /** Pictures still play out of the buffer. */
  readonly playing: boolean;
  /** The camera's gateway says that it is down. */
  readonly reportedDown: boolean;
}

/** The longest wait before the next try; the shortest is half of it. */
export function longestMs(attempt: number, awayMs: number): number {
  const early = Math.min(firstMs * 2 ** Math.min(attempt, 8), firstLongestMs);
  return Math.min(Math.max(early, awayMs * shareOfOutage), longestWaitMs);
}

/** `random` gives numbers from 0 to 1. */
export function planRecovery(outage: Outage, random: () => number): RecoveryPlan {
  const longest = outage.reportedDown ? reportedDownMs : longestMs(outage.attempt, outage.awayMs);
  return { step: stepFor(outage), waitMs: longest / 2 + (random() * longest) / 2 };
}

function stepFor({ attempt, cause, playing }: Outage): RecoveryStep {
  if (cause === "decode") return attempt === 0 ? "recover-media" : "rebuild";
  return playing || (cause === "frozen" && attempt === 0) ? "restart-load" : "rebuild";
}
