/** How long things take on a machine that others use too. */
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";

/** How long it takes from now until it is so; looks as often as it can. */
export async function msUntil(isSo: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  await expect.poll(isSo, { intervals: [30], timeout: 30_000 }).toBe(true);
  return Math.round(performance.now() - startedAt);
}

/** Of three tries one may have met somebody else's work. */
export function median(timesMs: readonly number[]): number {
  return timesMs.toSorted((a, b) => a - b)[Math.floor(timesMs.length / 2)] as number;
}

const spinMs = 200;

/**
 * How many times longer work takes now than it would alone: what a clock says of a busy loop, over what the processor
 * says. 1 on a machine that has a core to spare; a promise in seconds is one for such a machine.
 */
export function crowding(): number {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  while (performance.now() - startedAt < spinMs);
  const wallMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (wallMs * 1000) / (user + system));
}

/**
 * How long a process's main thread has stood ready, in its whole life, while others had the processors (Linux, proc(5):
 * schedstat). On a machine with a core to spare it would have been done so much earlier.
 */
export function waitedMs(pid: number): number {
  const [, waitedNs = 0] = readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ").map(Number);
  return Math.round(waitedNs / 1e6);
}
