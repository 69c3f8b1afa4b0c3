import { expect, it } from "vitest";
import { storeInMemory } from "../store/testing.ts";
import { CameraLooks } from "./cameraLooks.ts";
import { createSources } from "./sources.ts";

function started(store = storeInMemory(), at = 0) {
  const sources = createSources();
  let now = at;
  const looks = new CameraLooks(sources.tiles, sources.cameraLooks, store.cameraLooks, () => now);
  return {
    ...{ looks, sources, store },
    at(time: number) {
      now = time;
    },
    tile: (id: string, camera: string, state: "live" | "frozen" | "opening") =>
      sources.tiles.put({ id, camera, state, since: now }),
    told: () => [...sources.cameraLooks.values()].map(({ camera, seenAt }) => [camera, seenAt]).sort(),
  };
}

it("a camera whose picture moves on a window is looked at, until it stops or the window goes", () => {
  const { looks, tile, told, at, sources } = started();
  tile("1/a/0", "a", "live");
  tile("1/b/0", "b", "opening");
  expect(told()).toEqual([]);
  at(60_000);
  looks.advance();
  expect(told()).toEqual([["a", 60_000]]);
  at(70_000);
  tile("1/a/0", "a", "frozen");
  at(75_000);
  tile("1/b/0", "b", "live");
  at(85_000);
  // A tour shows each for a part of a minute.
  sources.tiles.remove("1/b/0");
  at(120_000);
  looks.advance();
  expect(told()).toEqual([
    ["a", 70_000],
    ["b", 85_000],
  ]);
  at(180_000);
  looks.advance();
  expect(told()).toEqual([
    ["a", 70_000],
    ["b", 85_000],
  ]);
});

it("a core that starts anew knows it, and an older moment changes nothing", () => {
  const first = started();
  first.tile("1/a/0", "a", "live");
  first.at(60_000);
  first.looks.advance();
  first.looks.stop();
  const second = started(first.store, 70_000);
  expect(second.told()).toEqual([["a", 60_000]]);
  first.store.cameraLooks.put([{ camera: "a", seenAt: 5 }]);
  expect(first.store.cameraLooks.all()).toEqual([{ camera: "a", seenAt: 60_000 }]);
});
