/**
 * How long to wait before the next attempt to reach the broker: exponential with full jitter (Brooker, "Exponential
 * Backoff And Jitter", AWS 2015), between half a second and half a minute, for ever. The jitter keeps twenty
 * stations from knocking at the same moment when a broker comes back.
 */
import type { Random } from "../../../shared/domain/random.ts";

const shortestMs = 500;
const longestMs = 30_000;

/** `failures` counts attempts that failed in a row, from 1. */
export function backoffMs(failures: number, random: Random): number {
  const ceilingMs = Math.min(longestMs, shortestMs * 2 ** Math.min(failures, 20));
  return Math.round(shortestMs + random() * (ceilingMs - shortestMs));
}
