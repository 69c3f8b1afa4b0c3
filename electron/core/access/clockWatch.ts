/**
 * Sees that the machine's clock was set. The order of events does not depend on it (domain/event/hybridTime.ts), but
 * who reads them later must know that the times which they tell had another clock before.
 */
import type { Clock } from "../../../shared/domain/clock.ts";

/** A clock that is kept right over the network moves by less. */
export const jumpMs = 60_000;

export interface ClockWatchOptions {
  readonly clock: Clock;
  /** Milliseconds that only grow, whatever the clock is set to. */
  readonly monotonic: () => number;
  /** The latest time in the log, epoch ms; null in an empty one. */
  readonly latestMs: number | null;
  /** What the clock would have said, and what it says. */
  onJump(fromMs: number, toMs: number): void;
}

export class ClockWatch {
  private readonly options: ClockWatchOptions;
  private wallMs: number;
  private steadyMs: number;

  constructor(options: ClockWatchOptions) {
    this.options = options;
    this.wallMs = options.clock();
    this.steadyMs = options.monotonic();
    // Set back while the room was closed. How far it was set forward then, nobody can tell.
    const { latestMs } = options;
    if (latestMs !== null && this.wallMs < latestMs - jumpMs) options.onJump(latestMs, this.wallMs);
  }

  advance(): void {
    const { clock, monotonic, onJump } = this.options;
    const [wallMs, steadyMs] = [clock(), monotonic()];
    const expectedMs = Math.round(this.wallMs + (steadyMs - this.steadyMs));
    this.wallMs = wallMs;
    this.steadyMs = steadyMs;
    if (Math.abs(wallMs - expectedMs) >= jumpMs) onJump(expectedMs, wallMs);
  }
}
