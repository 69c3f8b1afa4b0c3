import { expect, it, vi } from "vitest";
import type { RoomRow } from "../../shared/contract/rows.ts";
import { attachFakeCore, type FakeCore } from "../data/testing.tsx";
import { reportTile } from "./tileReport.ts";

const room: RoomRow = {
  ...{ id: "room", station: "st-1", language: "id", scene: "harian", demo: true },
  sceneReason: { kind: "chosen", until: null, incident: null, former: null },
  ...{ held: false, startedAt: 1, identifyUntil: 0, figures: false, history: null },
};

const told = (core: FakeCore) => core.commands.map(({ name, input }) => [name, input]);
const report = (...tiles: [camera: string, state: string][]) => [
  "tiles.report",
  { tiles: tiles.map(([camera, state]) => ({ camera, state })) },
];
const eventually = (holds: () => void) => vi.waitFor(holds, { timeout: 5000, interval: 20 });

it("tells the core what the tiles show, together, and a core that started anew the same again", async () => {
  const first = attachFakeCore({ room: [room] });
  const [left, right] = [Symbol("left"), Symbol("right")];
  reportTile(left, { camera: "K-1", state: "opening" });
  reportTile(left, { camera: "K-1", state: "live" });
  reportTile(right, { camera: "K-2", state: "failed" });
  await eventually(() => expect(told(first)).toEqual([report(["K-1", "live"], ["K-2", "failed"])]));

  first.die();
  const second = attachFakeCore({ room: [{ ...room, startedAt: 2 }] });
  await eventually(() => expect(told(second)).toEqual([report(["K-1", "live"], ["K-2", "failed"])]));
  reportTile(right, null);
  await eventually(() => expect(told(second)).toEqual([expect.anything(), report(["K-1", "live"])]));

  // What changes while there is no core is told to the next one.
  second.die();
  reportTile(left, { camera: "K-1", state: "frozen" });
  const third = attachFakeCore({ room: [{ ...room, startedAt: 3 }] });
  await eventually(() => expect(told(third)).toEqual([report(["K-1", "frozen"])]));
  expect([told(first).length, told(second).length]).toEqual([1, 2]);
});
