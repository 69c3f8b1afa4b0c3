/**
 * Looking back in a live stream, as far as its server still has it. Positions are in the video's own time, in seconds.
 *
 * Guarantees: a picture is never sought where the server has it no more, or will have it no more when it has come; what
 * is as near to the present as makes no difference is the present.
 */
export interface StreamWindow {
  /** The beginning of the oldest segment that the server lists. */
  readonly startS: number;
  /** Where the picture on screen is when nobody looks back. */
  readonly liveS: number;
  /** How long a segment is. */
  readonly segmentS: number;
}

/** Nearer to the present than this is the present. */
const nearLiveS = 2;

/** Where to look, so many seconds on from a position (back where negative); null for the present. */
export function lookFrom(
  positionS: number,
  byS: number,
  { startS, liveS, segmentS }: StreamWindow,
): number | null {
  // The oldest one may be gone before it is asked for.
  const target = Math.max(positionS + byS, startS + segmentS);
  return target > liveS - nearLiveS ? null : target;
}

/** The server has it no more: what is in the buffer is the last of it. */
export function isGone(positionS: number, { startS }: StreamWindow): boolean {
  return positionS < startS;
}

/** `0:24`, `12:05`: how far back. */
export function formatBehind(behindS: number): string {
  const whole = Math.max(0, Math.round(behindS));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
