/** Time that was looked at, by the hours of UTC. An hour is named by the epoch ms at which it begins. */
import type { CameraHourRow, Looked } from "../../contract/cameraWatch.ts";

export const hourMs = 3_600_000;

export function hourOf(atMs: number): number {
  return Math.floor(atMs / hourMs) * hourMs;
}

/** The first of so many hours of which the one that runs is the last. */
export function firstHour(nowMs: number, hours: number): number {
  return hourOf(nowMs) - (hours - 1) * hourMs;
}

/** A span of time cut at each full hour. Nothing where it ends before it begins. */
export function cutAtHours(fromMs: number, toMs: number): { readonly hour: number; readonly ms: number }[] {
  const parts: { hour: number; ms: number }[] = [];
  for (let at = fromMs; at < toMs; ) {
    const hour = hourOf(at);
    const end = Math.min(hour + hourMs, toMs);
    parts.push({ hour, ms: end - at });
    at = end;
  }
  return parts;
}

export interface Bar extends Looked {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The last `count` stretches of `hoursEach` hours, the oldest first; the last one holds the hour that runs. */
export function barsOf(
  hours: readonly CameraHourRow[],
  nowMs: number,
  count: number,
  hoursEach: number,
): Bar[] {
  const first = firstHour(nowMs, count * hoursEach);
  const bars = Array.from({ length: count }, (_, n) => {
    const fromMs = first + n * hoursEach * hourMs;
    return { fromMs, toMs: fromMs + hoursEach * hourMs, pictureMs: 0, noneMs: 0 };
  });
  for (const { hour, pictureMs, noneMs } of hours) {
    const bar = bars[Math.floor((hour - first) / hourMs / hoursEach)];
    if (!bar) continue;
    bar.pictureMs += pictureMs;
    bar.noneMs += noneMs;
  }
  return bars;
}
