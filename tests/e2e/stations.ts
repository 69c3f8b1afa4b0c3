/** What must hold of three whole stations after the worst, however many events it was about. */
import { expect } from "@playwright/test";
import type { RoomOfThree } from "../peers/roomOfThree.ts";

export function expectOneRoom({ stations, acknowledged, killedAt }: RoomOfThree, events: number): void {
  const [{ heads, state }] = stations as [RoomOfThree["stations"][number]];
  expect(acknowledged).toBeGreaterThanOrEqual(events + 50 + 3 * 25);
  expect(killedAt.held).toBeLessThan(killedAt.of);
  expect(heads).toHaveLength(3);
  for (const station of stations)
    expect(station).toEqual({ heads, state, missing: [], integrity: ["ok"], faults: [] });
}
