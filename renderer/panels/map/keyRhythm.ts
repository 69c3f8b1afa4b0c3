/**
 * When the next key will come, told from the last two: what makes the page stand still for a while, and can wait, is
 * best done right after a key.
 */

/** Two keys farther apart are no rhythm. */
const longestMs = 1500;
/** A key that is late by so much does not come. */
const lateMs = 150;

export class KeyRhythm {
  private lastAt = Number.NEGATIVE_INFINITY;
  private everyMs = Number.POSITIVE_INFINITY;

  /** Takes a key that was pressed at `now`, ms. */
  press(now: number): void {
    this.everyMs = now - this.lastAt;
    this.lastAt = now;
  }

  /** How long work that takes `tookMs` waits at `now` so as not to be in the next key's way, ms; 0 where it is not. */
  waitMs(now: number, tookMs: number): number {
    const untilNext = this.lastAt + this.everyMs - now;
    if (this.everyMs > longestMs || untilNext >= tookMs) return 0;
    return Math.max(0, untilNext + lateMs);
  }
}
