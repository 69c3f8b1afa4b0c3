import { expect, it } from "vitest";
import { allModules } from "../city/modules.ts";
import { arrangeScene } from "./arrange.ts";
import { noBezel } from "./display.ts";
import { madeSafe, safeScene } from "./safe.ts";

it("needs no video and no WebGL, and fills each display that it is shown on", () => {
  const types = safeScene.pages.flatMap(({ panels }) => panels.map(({ type }) => type));
  expect(types).not.toContain("cameras");
  expect(types).not.toContain("map");
  const displays = [0, 1].map((n) => ({
    ...{ id: `d${n}`, label: "", x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 },
    ...{ diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
  }));
  const safe = arrangeScene(safeScene, displays).map((each) => madeSafe(each, allModules));
  expect(safe.map(({ number, panels }) => [number, panels.length])).toEqual([
    [1, types.length],
    [2, types.length],
  ]);
  const areas = safe.map(({ panels }) => panels.reduce((sum, { width, height }) => sum + width * height, 0));
  expect(areas).toEqual([1920 * 1080, 1920 * 1080]);
});
