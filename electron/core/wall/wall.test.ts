import { expect, it } from "vitest";
import type { WallDisplay } from "../../../shared/domain/scene/display.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { Wall } from "./wall.ts";

const scene = (id: string, position: number): Scene => ({
  ...{ id, name: { id, en: id }, position, grid: { columns: 2, rows: 2 } },
  pages: [
    { title: "", panels: [{ id: `${id}-map`, type: "map", at: [0, 0, 2, 2], priority: 5, settings: {} }] },
  ],
});

const display = (id: string, x: number): WallDisplay => ({
  ...{ id, label: id, x, y: 0, widthPx: 1920, heightPx: 1080 },
});

function started(first: string, scenes = [scene("harian", 1), scene("banjir", 2)]) {
  const sources = createSources();
  let now = 10;
  const wall = new Wall(scenes, first, smallCity(), sources, storeInMemory().displays, () => now);
  return {
    ...{ wall, sources },
    at(time: number) {
      now = time;
    },
    shown: () =>
      [...sources.displays.values()].map((row) => [row.id, row.number, row.scene, row.panels[0]?.id]),
    tiles: () => [...sources.tiles.values()].map(({ camera, state, since }) => [camera, state, since]),
  };
}

it("begins with the scene that is asked for, and with the first where there is none of that name", () => {
  expect(started("banjir").wall.scene).toBe("banjir");
  expect(started("hujan").wall.scene).toBe("harian");
  expect(() => started("harian", [])).toThrow(/at least one usable scene/);
  expect([...started("harian").sources.scenes.values()]).toEqual([
    { id: "harian", name: { id: "harian", en: "harian" }, position: 1 },
    { id: "banjir", name: { id: "banjir", en: "banjir" }, position: 2 },
  ]);
});

it("covers the displays that are there, in their order, and shows another scene on all of them", () => {
  const { wall, shown, sources } = started("harian");
  expect(shown()).toEqual([]);
  wall.cover([display("right", 1920), display("left", 0)]);
  expect(shown().sort()).toEqual([
    ["left", 1, "harian", "harian-map"],
    ["right", 2, "harian", expect.stringMatching(/harian-map/)],
  ]);
  expect(sources.displays.get("left")).toMatchObject({
    ...{ widthPx: 1920, heightPx: 1080, ...smallCity().displays },
  });
  expect(wall.show("banjir")).toBe(true);
  expect(new Set(shown().map(([, , id]) => id))).toEqual(new Set(["banjir"]));
  expect(wall.show("hujan")).toBe(false);
  expect(wall.scene).toBe("banjir");
  wall.cover([display("right", 1920)]);
  expect(shown()).toEqual([["right", 1, "banjir", "banjir-map"]]);
  wall.cover([]);
  expect(shown()).toEqual([]);
});

it("takes a display for what the city says until somebody has measured it", () => {
  const { wall, sources } = started("harian");
  wall.cover([display("left", 0), display("right", 1920)]);
  const size = { diagonalIn: 98, distanceM: 6, bezelMm: { left: 2, right: 2, top: 1, bottom: 1 } };
  expect(wall.configure("right", size)).toBe(true);
  expect(sources.displays.get("right")).toMatchObject({ ...size, configured: true });
  expect(sources.displays.get("left")).toMatchObject({ ...smallCity().displays, configured: false });
  wall.cover([display("left", 0)]);
  wall.cover([display("left", 0), display("right", 1920)]);
  expect(sources.displays.get("right")).toMatchObject(size);
  expect(wall.configure("right", null)).toBe(true);
  expect(sources.displays.get("right")).toMatchObject({ ...smallCity().displays, configured: false });
  expect(wall.configure("elsewhere", size)).toBe(false);
});

it("keeps what each window's tiles say, since when, and forgets a window that is gone", () => {
  const { wall, tiles, at } = started("harian");
  wall.tellTiles(1, [
    { camera: "K-1", state: "opening" },
    { camera: "K-1", state: "live" },
  ]);
  wall.tellTiles(11, [{ camera: "K-1", state: "failed" }]);
  at(20);
  wall.tellTiles(1, [
    { camera: "K-1", state: "live" },
    { camera: "K-1", state: "live" },
    { camera: "K-2", state: "opening" },
  ]);
  expect(tiles().sort()).toEqual([
    ["K-1", "failed", 10],
    ["K-1", "live", 10],
    ["K-1", "live", 20],
    ["K-2", "opening", 20],
  ]);
  wall.tellTiles(1, [{ camera: "K-2", state: "opening" }]);
  expect(tiles()).toEqual([
    ["K-1", "failed", 10],
    ["K-2", "opening", 20],
  ]);
  wall.forget(1);
  expect(tiles()).toEqual([["K-1", "failed", 10]]);
});
