/** Where something is too little, too old or too far off: the doctor's limits, apart from how it is measured. */
import type { FindingState } from "./finding.ts";

const gigabyte = 1e9;
const dayMs = 86_400_000;

/** A day of a full room writes some hundred megabytes, and SQLite needs room of its own. */
export function judgeDisk(freeBytes: number): FindingState {
  if (freeBytes < gigabyte) return "fault";
  return freeBytes < 5 * gigabyte ? "warning" : "ok";
}

/** A certificate: gone, or to be renewed now. */
export function judgeEnd(endsAtMs: number, nowMs: number): FindingState {
  if (endsAtMs <= nowMs) return "fault";
  return endsAtMs - nowMs < 30 * dayMs ? "warning" : "ok";
}

/** The room makes one each day. */
export function judgeBackup(newestAtMs: number, nowMs: number): FindingState {
  return nowMs - newestAtMs > 3 * dayMs ? "warning" : "ok";
}

/** Longer ago, a crash says nothing of today. */
export function isRecent(atMs: number, nowMs: number): boolean {
  return nowMs - atMs < 7 * dayMs;
}

/** An alarm in the room, too: orders and clockings carry this clock. */
const clockLimitMs = 5000;

/**
 * How far this machine's clock is off, ms, positive where it is ahead: the median of what several others say, so that one
 * wrong clock among them is not taken for this one's. Null where nobody says.
 */
export function clockOffMs(offsetsMs: readonly number[]): number | null {
  if (offsetsMs.length === 0) return null;
  const sorted = [...offsetsMs].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function judgeClock(offMs: number): FindingState {
  return Math.abs(offMs) > clockLimitMs ? "fault" : "ok";
}
