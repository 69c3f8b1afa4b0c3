import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrangeScene, type PlacedPanel } from "./arrange.ts";
import { noBezel, numberDisplays, type SizedDisplay } from "./display.ts";
import { type Scene, sceneSchema } from "./scene.ts";

const cameras = (id: string, at: number[], start: number, columns = 2, rows = 2) => ({
  id,
  type: "cameras",
  at,
  settings: { start, columns, rows },
});

const named = (panel: ReturnType<typeof cameras>) => ({
  ...panel,
  settings: { ...panel.settings, cameras: ["a", "b"] },
});

const scene: Scene = sceneSchema.parse({
  id: "test",
  name: { id: "Uji", en: "Test" },
  position: 1,
  grid: { columns: 12, rows: 6 },
  pages: [
    { title: "left", panels: [named(cameras("grid", [0, 0, 12, 6], 0, 3, 3))] },
    {
      title: "middle",
      panels: [{ id: "map", type: "map", at: [0, 0, 9, 6] }, cameras("strip", [9, 0, 3, 6], 9, 1, 4)],
    },
    { title: "right", panels: [{ id: "roster", type: "roster", at: [0, 0, 12, 6] }] },
  ],
});

const display = (n: number, over: Partial<SizedDisplay> = {}): SizedDisplay => ({
  id: `d${n}`,
  label: `DUMMY${n}`,
  x: n * 1920,
  y: 0,
  widthPx: 1920,
  heightPx: 1080,
  diagonalIn: 55,
  distanceM: 3,
  bezelMm: noBezel,
  ...over,
});

const anyDisplay = fc.record({
  widthPx: fc.integer({ min: 640, max: 7680 }),
  heightPx: fc.integer({ min: 480, max: 4320 }),
});
const anyDisplays = fc
  .array(anyDisplay, { minLength: 1, maxLength: 8 })
  .map((sizes) => sizes.map((size, n) => display(n, size)));

function disjoint(a: PlacedPanel, b: PlacedPanel): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

describe("arrangeScene", () => {
  it("puts page n on display n when there are as many", () => {
    const placed = arrangeScene(scene, [display(0), display(1), display(2)]);
    expect(placed.map((one) => one.panels.map((panel) => panel.id))).toEqual([
      ["grid"],
      ["map", "strip"],
      ["roster"],
    ]);
    expect(placed[1]?.panels[0]).toMatchObject({ x: 0, y: 0, width: 1440, height: 1080 });
  });

  it("keeps every panel when displays go, and gives the same arrangement when they return", () => {
    const all = [display(0), display(1), display(2)];
    const before = arrangeScene(scene, all);
    const two = arrangeScene(scene, [display(0), display(2)]);
    expect(two.flatMap((one) => one.panels.map((panel) => panel.id)).sort()).toEqual([
      "grid",
      "map",
      "roster",
      "strip",
    ]);
    expect(arrangeScene(scene, [all[2]!, all[0]!, all[1]!])).toEqual(before);
  });

  it("shows other cameras on displays beyond those drawn for", () => {
    const four = arrangeScene(
      scene,
      [0, 1, 2, 3].map((n) => display(n)),
    );
    expect(four[3]?.panels[0]).toMatchObject({ type: "cameras", settings: { start: 13 } });
    expect(four[3]?.panels[0]?.settings).not.toHaveProperty("cameras");
  });

  it("places every panel once, inside its display, without overlap, over 1 to 8 displays of any size", () => {
    fc.assert(
      fc.property(anyDisplays, (displays) => {
        const arranged = arrangeScene(scene, displays);
        const ids = arranged.flatMap((one) => one.panels.map((panel) => panel.id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ["grid", "map", "strip", "roster"]) expect(ids).toContain(id);
        for (const { display: on, panels } of arranged) {
          expect(panels.length).toBeGreaterThan(0);
          panels.forEach((panel, n) => {
            expect(panel.x).toBeGreaterThanOrEqual(0);
            expect(panel.y).toBeGreaterThanOrEqual(0);
            expect(panel.x + panel.width).toBeLessThanOrEqual(on.widthPx);
            expect(panel.y + panel.height).toBeLessThanOrEqual(on.heightPx);
            for (const other of panels.slice(n + 1)) expect(disjoint(panel, other)).toBe(true);
          });
        }
      }),
    );
  });

  it("numbers displays by where they stand, whatever order the system lists them in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        expect(numberDisplays(order.map((n) => display(n))).map((one) => one.id)).toEqual([
          "d0",
          "d1",
          "d2",
          "d3",
          "d4",
        ]);
      }),
    );
  });
});
