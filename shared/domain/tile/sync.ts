/**
 * How far behind the present a picture is, and whether the camera's clock can be believed.
 *
 * The program date time (RFC 8216, 4.3.2.6) says when a picture was taken, by the camera server's clock. Rules:
 * - more than `lateAfterS` behind by that clock, or behind the newest picture that the server offers: late;
 * - a clock that runs ahead of ours, or that jumped out of range from one look to the next while the newest picture is
 *   shown, is wrong, and the picture is not late;
 * - a clock that was off by more than `lateAfterS` from the first look on cannot be told from a server that passes
 *   pictures on late. It is called late: an old picture must not pass for a live one.
 *
 * Needs the room's own clock to be right.
 */
export const lateAfterS = 10;
/** Clocks are set by network time: further ahead of ours than this, one is wrong. */
const aheadS = 3;
const jumpS = 5;
/** Looks further apart than this say nothing about a jump. */
const looksWithinMs = 4000;

export interface SyncLook {
  /** Epoch ms. */
  readonly at: number;
  /** When the picture on screen was taken, by the stream; null when it tells none. */
  readonly takenAt: number | null;
  /** The newest picture that the server offers, likewise. */
  readonly newestAt: number | null;
  /** Seconds of stream between the picture on screen and the newest one that the server offers. */
  readonly behindEdgeS: number;
}

export interface Sync {
  readonly last: SyncLook | null;
  readonly jumped: boolean;
  /** Age of the picture in seconds where it is more than `lateAfterS`, else null. */
  readonly lateS: number | null;
  readonly clockWrong: boolean;
}

export const unknownSync: Sync = { last: null, jumped: false, lateS: null, clockWrong: false };

export function lookAtSync(sync: Sync, look: SyncLook): Sync {
  const { takenAt, behindEdgeS } = look;
  const behind = behindEdgeS > lateAfterS;
  if (takenAt === null) {
    return { last: look, jumped: false, lateS: behind ? behindEdgeS : null, clockWrong: false };
  }
  const ageS = (look.at - takenAt) / 1000;
  const inRange = isInRange(ageS);
  const newestInRange = look.newestAt === null || isInRange((look.at - look.newestAt) / 1000);
  // The newest picture's clock jumps first; those that are in the buffer follow.
  const jumped = !(inRange && newestInRange) && (sync.jumped || hasJumped(sync.last, look));
  const clockWrong = ageS < -aheadS || (jumped && !inRange && !behind);
  const lateS = clockWrong || jumped ? (behind ? behindEdgeS : null) : inRange ? null : ageS;
  return { last: look, jumped, lateS, clockWrong };
}

function isInRange(ageS: number): boolean {
  return ageS >= -aheadS && ageS <= lateAfterS;
}

/** The server's clock against ours moved by more than can have passed. */
function hasJumped(last: SyncLook | null, look: SyncLook): boolean {
  if (!last || last.newestAt === null || look.newestAt === null) return false;
  if (look.at - last.at > looksWithinMs) return false;
  const moved = look.newestAt - look.at - (last.newestAt - last.at);
  return Math.abs(moved) > jumpS * 1000;
}
