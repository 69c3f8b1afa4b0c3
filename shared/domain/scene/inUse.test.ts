import { expect, it } from "vitest";
import { allModules, type Modules, modulesSchema } from "../city/modules.ts";
import { arrangeScene } from "./arrange.ts";
import { noBezel } from "./display.ts";
import { sceneInUse, scenesInUse } from "./inUse.ts";
import { sceneSchema } from "./scene.ts";
import { spotlightPanel } from "./spotlight.ts";

type Given = { id: string; type: string; at: [number, number, number, number] };

const drawn = (spotlight: string, ...pages: Given[][]) =>
  sceneSchema.parse({
    ...{ id: "uji", name: { id: "Uji", en: "Test" }, position: 1, grid: { columns: 12, rows: 6 }, spotlight },
    pages: pages.map((panels) => ({ title: "", panels })),
  });
const without = (...names: (keyof Modules)[]): Modules =>
  modulesSchema.parse(Object.fromEntries(names.map((name) => [name, false])));
const row = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...{ id: `d${n}`, label: "", x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 },
    ...{ diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
  }));
const idsOn = (scene: Parameters<typeof arrangeScene>[0], count: number) =>
  arrangeScene(scene, row(count)).map(({ panels }) => panels.map(({ id }) => id));

const scene = drawn(
  "grid",
  [{ id: "grid", type: "cameras", at: [0, 0, 12, 6] }],
  [
    { id: "map", type: "map", at: [0, 0, 9, 6] },
    { id: "strip", type: "cameras", at: [9, 0, 3, 6] },
  ],
  [
    { id: "incidents", type: "incidents", at: [0, 0, 6, 6] },
    { id: "roster", type: "roster", at: [6, 0, 6, 6] },
  ],
);

it("is the same scene where nothing of it is off", () => {
  expect(sceneInUse(scene, allModules)).toBe(scene);
  expect(sceneInUse(scene, without("sensors", "warnings"))).toBe(scene);
});

it("closes up: a page without its cameras is the map alone, a page of nothing else is not there", () => {
  const left = sceneInUse(scene, without("cameras"))!;
  expect(left.pages.map(({ panels }) => panels.map(({ id }) => id))).toEqual([
    ["map"],
    ["incidents", "roster"],
  ]);
  const [map] = arrangeScene(left, row(2));
  expect(map?.panels).toMatchObject([{ id: "map", x: 0, y: 0, width: 1920, height: 1080 }]);
  expect(idsOn(left, 3)[2]).toEqual(["incidents~3", "roster~3"]);
  // The spotlight lost its place: it takes another, by the rule for scenes that name none.
  expect(left.spotlight).toBeUndefined();
  expect(spotlightPanel(left)).toBe("map");
});

it("keeps who is on duty while officers are ordered or clock in, and no longer", () => {
  const isThere = (modules: Modules) => JSON.stringify(sceneInUse(scene, modules)).includes("roster");
  expect(isThere(without("attendance"))).toBe(true);
  expect(isThere(without("orders"))).toBe(true);
  expect(isThere(without("orders", "attendance"))).toBe(false);
  // There is nothing to order without an incident.
  expect(isThere(without("reports", "attendance"))).toBe(false);
});

it("fills what a panel over several pages leaves", () => {
  const wide = drawn(
    "map",
    [
      { id: "map", type: "map", at: [0, 0, 6, 6] },
      { id: "cameras", type: "cameras", at: [6, 0, 12, 6] },
    ],
    [{ id: "alarms", type: "alarms", at: [6, 0, 6, 6] }],
  );
  const placed = arrangeScene(sceneInUse(wide, without("cameras"))!, row(2));
  expect(placed.map(({ panels }) => panels.map(({ id, x, width }) => [id, x, width]))).toEqual([
    [["map", 0, 1920]],
    [["alarms", 0, 1920]],
  ]);
});

it("leaves out a scene of nothing, and shows the map where no scene is left", () => {
  const cameras = drawn("grid", [{ id: "grid", type: "cameras", at: [0, 0, 12, 6] }]);
  expect(sceneInUse(cameras, without("cameras"))).toBeUndefined();
  expect(scenesInUse([cameras, scene], without("cameras")).map(({ id }) => id)).toEqual(["uji"]);
  const [only] = scenesInUse([cameras], without("cameras"));
  expect(idsOn(only!, 1)).toEqual([["map"]]);
});
