import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ModuleName, moduleNames } from "../city/modules.ts";
import { type ArrangedDisplay, arrangeScene, type PlacedPanel } from "./arrange.ts";
import { gridOf } from "./cameraGrid.ts";
import { noBezel, type SizedDisplay } from "./display.ts";
import { sceneInUse } from "./inUse.ts";
import { minimumFontPx, pitchMm } from "./legibility.ts";
import { numberDisplays } from "./numberDisplays.ts";
import { cameraCell, leastSizeOf } from "./readable.ts";
import { type Scene, type ScenePage, type ShownScene, sceneSchema } from "./scene.ts";

type At = [number, number, number, number];
type Given = {
  id: string;
  type: string;
  at: At;
  priority?: number;
  minimum?: { widthRem: number; heightRem: number };
  settings?: Record<string, unknown>;
};

const drawn = (...pages: Given[][]): Scene =>
  sceneSchema.parse({
    ...{ id: "test", name: { id: "Uji", en: "Test" }, position: 1, grid: { columns: 12, rows: 6 } },
    pages: pages.map((panels) => ({ title: "", panels })),
  });
const cameras = (id: string, at: At, start: number, columns = 2, rows = 2) => ({
  ...{ id, type: "cameras", at, settings: { start, columns, rows } },
});

const scene = drawn(
  [{ ...cameras("grid", [0, 0, 12, 6], 0, 3, 3), priority: 3 }],
  [{ id: "map", type: "map", at: [0, 0, 9, 6], priority: 2 }, cameras("strip", [9, 0, 3, 6], 9, 1, 4)],
  [
    { id: "roster", type: "roster", at: [0, 0, 4, 6], priority: 6 },
    { id: "incidents", type: "incidents", at: [4, 0, 8, 5], priority: 1 },
    { id: "ticker", type: "ticker", at: [4, 5, 8, 1], priority: 7 },
  ],
);

const display = (n: number, over: Partial<SizedDisplay> = {}): SizedDisplay => ({
  ...{ id: `d${n}`, label: `DUMMY${n}`, x: n * 1920, y: 0, widthPx: 1920, heightPx: 1080 },
  ...{ diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
  ...over,
});
const row = (count: number, over: Partial<SizedDisplay> = {}) =>
  Array.from({ length: count }, (_, n) => display(n, over));

const idsOf = (arranged: readonly ArrangedDisplay[]) =>
  arranged.map(({ panels }) => panels.map(({ id }) => id));

const millimetres = fc.integer({ min: 0, max: 40 });
const anyBezel = fc.record({ left: millimetres, right: millimetres, top: millimetres, bottom: millimetres });
const anySize = fc
  .record({
    long: fc.integer({ min: 800, max: 7680 }),
    short: fc.integer({ min: 480, max: 4320 }),
    isUpright: fc.boolean(),
    diagonalIn: fc.integer({ min: 20, max: 110 }),
    distanceM: fc.double({ min: 0.5, max: 12, noNaN: true }),
    bezelMm: anyBezel,
  })
  .map(({ long, short, isUpright, ...size }) => ({
    ...size,
    widthPx: isUpright ? short : long,
    heightPx: isUpright ? long : short,
  }));
/** Side by side, each of its own size, or all of one so that panels can go over them. */
const anyDisplays = fc
  .oneof(
    fc.array(anySize, { minLength: 1, maxLength: 8 }),
    fc.tuple(anySize, fc.integer({ min: 1, max: 8 })).map(([size, count]) => Array(count).fill(size)),
  )
  .map((sizes) => {
    let x = 0;
    return sizes.map((size, n) => {
      const placed = display(n, { ...size, x });
      x += placed.widthPx;
      return placed;
    });
  });

const types = ["map", "cameras", "incidents", "roster", "status", "ticker", "alarms", "unknown"];
/** Panels drawn at random over 1 to 4 pages, also over several and in ways that no line from edge to edge parts. */
const anyScene = fc
  .record({
    pages: fc.integer({ min: 1, max: 4 }),
    wanted: fc.array(
      fc.record({
        type: fc.constantFrom(...types),
        column: fc.integer({ min: 0, max: 47 }),
        row: fc.integer({ min: 0, max: 5 }),
        columns: fc.integer({ min: 1, max: 20 }),
        rows: fc.integer({ min: 1, max: 6 }),
        priority: fc.integer({ min: 1, max: 9 }),
        grid: fc.record({ columns: fc.integer({ min: 1, max: 5 }), rows: fc.integer({ min: 1, max: 5 }) }),
      }),
      { minLength: 4, maxLength: 24 },
    ),
  })
  .map(({ pages, wanted }) => {
    const taken = Array.from({ length: 6 }, () => Array<boolean>(pages * 12).fill(false));
    const isFree = (at: At) => cellsOf(at).every(([column, line]) => taken[line]?.[column] === false);
    const panels: Given[][] = Array.from({ length: pages }, () => []);
    // Each page has at least one panel, a cell in its corner.
    const corners = panels.map((_, n) => ({
      ...{ type: "roster", column: n * 12, row: 0, columns: 1, rows: 1, priority: 5 },
      grid: { columns: 1, rows: 1 },
    }));
    [...corners, ...wanted].forEach(({ type, column, row: line, columns, rows, priority, grid }, n) => {
      const at: At = [column, line, columns, rows];
      if (!isFree(at)) return;
      for (const [x, y] of cellsOf(at)) (taken[y] as boolean[])[x] = true;
      panels[Math.floor(column / 12)]?.push({
        ...{ id: `p${n}`, type, at: [column % 12, line, columns, rows], priority },
        settings: type === "cameras" ? grid : {},
      });
    });
    return drawn(...panels);
  });

function cellsOf([column, line, columns, rows]: At): [number, number][] {
  return Array.from({ length: columns * rows }, (_, n) => [
    column + (n % columns),
    line + Math.floor(n / columns),
  ]);
}

const anyModules = fc.record(
  Object.fromEntries(moduleNames.map((name) => [name, fc.boolean()])) as Record<
    ModuleName,
    fc.Arbitrary<boolean>
  >,
);
/** Whole, or as a city shows it that does not use everything. */
const anyShown = fc.oneof(
  anyScene,
  fc.tuple(anyScene, anyModules).map(([any, modules]) => sceneInUse(any, modules) ?? any),
);

/** The part that the window does not cut off. */
function seen({ x, y, width, height }: PlacedPanel, on: SizedDisplay) {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    ...{ left, top },
    right: Math.min(on.widthPx, x + width),
    bottom: Math.min(on.heightPx, y + height),
  };
}

function overlap(a: PlacedPanel, b: PlacedPanel, on: SizedDisplay): boolean {
  const [one, other] = [seen(a, on), seen(b, on)];
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isReadable({ type, width, height, settings }: PlacedPanel, on: SizedDisplay): boolean {
  const remPx = minimumFontPx(on);
  const { widthRem, heightRem } = leastSizeOf({ type });
  if (width < widthRem * remPx || height < heightRem * remPx) return false;
  if (type !== "cameras") return true;
  const { columns, rows } = gridOf(settings);
  return width / columns >= cameraCell.widthRem * remPx && height / rows >= cameraCell.heightRem * remPx;
}

describe("over 1 to 8 displays of any size, rotation, distance and bezel", () => {
  const arranged = (
    check: (arranged: ArrangedDisplay[], scene: ShownScene, displays: SizedDisplay[]) => void,
  ) =>
    fc.assert(
      fc.property(anyShown, anyDisplays, fc.integer({ min: 0, max: 200 }), (any, displays, cameraCount) =>
        check(arrangeScene(any, displays, cameraCount), any, displays),
      ),
      { numRuns: 100 },
    );

  it("no display is empty, no panel is on another or outside", () =>
    arranged((all) => {
      for (const { display: on, panels } of all) {
        expect(panels.length).toBeGreaterThan(0);
        panels.forEach((panel, n) => {
          expect([panel.x, panel.y, panel.width, panel.height].every(Number.isInteger)).toBe(true);
          if (!panel.part) {
            expect(seen(panel, on)).toEqual({
              ...{ left: panel.x, top: panel.y },
              ...{ right: panel.x + panel.width, bottom: panel.y + panel.height },
            });
          }
          const { left, right, top, bottom } = seen(panel, on);
          expect(right).toBeGreaterThan(left);
          expect(bottom).toBeGreaterThan(top);
          for (const other of panels.slice(n + 1)) expect(overlap(panel, other, on)).toBe(false);
        });
      }
    }));

  it("everything can be read, except what is alone on its display", () =>
    arranged((all) => {
      for (const { display: on, panels } of all) {
        if (panels.length > 1)
          for (const panel of panels) expect(isReadable(panel, on), panel.type).toBe(true);
      }
    }));

  it("every panel is shown or reported, and the more important of a display's stay", () =>
    arranged((all, any) => {
      const whole = any.pages.flatMap(({ panels }) => panels);
      const priority = new Map(whole.map((panel) => [panel.id, panel.priority]));
      const left = all.flatMap((one) => one.left.map(({ id }) => id));
      const shown = all.flatMap(({ panels }) => panels.filter(({ part }) => (part?.number ?? 1) === 1));
      const ids = shown.map(({ id }) => id);
      expect(new Set([...ids, ...left]).size).toBe(ids.length + left.length);
      expect([...ids.filter((id) => priority.has(id)), ...left].sort()).toEqual([...priority.keys()].sort());
      for (const one of all) {
        const leastLeft = Math.min(...one.left.map(({ id }) => priority.get(id) as number));
        for (const { id } of one.panels) expect(priority.get(id) ?? 0).toBeLessThanOrEqual(leastLeft);
      }
      // So the most important panel of all is always there.
      const most = Math.min(...priority.values());
      expect(ids.some((id) => priority.get(id) === most)).toBe(true);
    }));

  it("the same displays give the same arrangement, whatever order the system lists them in", () =>
    arranged((all, any, displays) => {
      expect(arrangeScene(any, [...displays].reverse(), Number.POSITIVE_INFINITY)).toEqual(
        arrangeScene(any, displays, Number.POSITIVE_INFINITY),
      );
      expect(all.map(({ display: on }) => on.id)).toEqual(numberDisplays(displays).map(({ id }) => id));
    }));
});

describe("as many displays as pages", () => {
  it("puts page n on display n, as drawn", () => {
    const placed = arrangeScene(scene, row(3));
    expect(idsOf(placed)).toEqual([["grid"], ["map", "strip"], ["roster", "incidents", "ticker"]]);
    expect(placed[1]?.panels[0]).toMatchObject({ x: 0, y: 0, width: 1440, height: 1080 });
    expect(placed[0]?.panels[0]?.settings).toMatchObject({ columns: 3, rows: 3 });
  });

  it("lays a page out again on an upright display: what lay side by side is stacked, grids are as high as it", () => {
    const upright = { widthPx: 1080, heightPx: 1920 };
    const [grid, map] = arrangeScene(scene, [display(0, upright), display(1, upright), display(2)]);
    expect(grid?.panels[0]).toMatchObject({ width: 1080, height: 1920, settings: { columns: 2, rows: 4 } });
    expect(map?.panels.map(({ id, x, width, y }) => ({ id, x, width, isBelow: y > 0 }))).toEqual([
      { id: "map", x: 0, width: 1080, isBelow: false },
      { id: "strip", x: 0, width: 1080, isBelow: true },
    ]);
  });

  it("leaves out the least important where readers are far away, and says so; the rest grows to fill", () => {
    const [, , far] = arrangeScene(scene, row(3, { distanceM: 6.5 }));
    expect(far?.panels.map(({ id, width, height }) => [id, width, height])).toEqual([
      ["incidents", 1920, 1080],
    ]);
    expect(far?.left).toEqual([
      { id: "roster", type: "roster", reason: "no-room" },
      { id: "ticker", type: "ticker", reason: "no-room" },
    ]);
  });
});

describe("fewer displays than pages", () => {
  it("keeps neighbours together, and gives the same arrangement when displays return", () => {
    const all = row(3);
    const before = arrangeScene(scene, all);
    const two = arrangeScene(scene, [display(0), display(2)]);
    expect(two.flatMap(({ left }) => left)).toEqual([]);
    expect(idsOf(two).flat().sort()).toEqual(idsOf(before).flat().sort());
    expect(arrangeScene(scene, [all[2]!, all[0]!, all[1]!])).toEqual(before);
  });

  it("gives the larger display more pages where the smaller one could not show them", () => {
    const small = { widthPx: 800, heightPx: 480, diagonalIn: 20 };
    const large = { widthPx: 3840, heightPx: 2160, diagonalIn: 98 };
    const place = (sizes: Partial<SizedDisplay>[]) =>
      arrangeScene(
        scene,
        sizes.map((size, n) => display(n, { ...size, x: n * 4000 })),
      ).map(({ panels }) => panels.length);
    expect(place([small, large])).toEqual([1, 5]);
    expect(place([large, small])[1]).toBe(1);
  });
});

describe("more displays than pages", () => {
  it("shows other cameras, in the shape that the display has", () => {
    const six = arrangeScene(scene, [...row(5), display(5, { widthPx: 1080, heightPx: 1920 })], 100);
    const extra = six.slice(3).map(({ panels }) => panels);
    expect(extra.flat().map(({ id, settings }) => [id, settings])).toEqual([
      ["grid~4", { columns: 3, rows: 3, start: 13 }],
      ["grid~5", { columns: 3, rows: 3, start: 22 }],
      ["grid~6", { columns: 2, rows: 4, start: 31 }],
    ]);
  });

  it("forgets the cameras that the scene names: they are on the displays that it was drawn for", () => {
    const named = cameras("grid", [0, 0, 12, 6], 0);
    const [, further] = arrangeScene(
      drawn([{ ...named, settings: { ...named.settings, cameras: ["a"] } }]),
      row(2),
    );
    expect(further?.panels[0]?.settings).toEqual({ columns: 2, rows: 2, start: 4 });
  });

  it("repeats pages without a map when there are no cameras left", () => {
    const seven = arrangeScene(scene, row(7), 15);
    expect(seven[3]?.panels[0]?.settings).toMatchObject({ columns: 2, rows: 1, start: 13 });
    expect(idsOf(seven).slice(4)).toEqual([["grid~5"], ["roster~6", "incidents~6", "ticker~6"], ["grid~7"]]);
  });

  it("shows a second map where there is nothing else", () => {
    const onlyMap = drawn([{ id: "map", type: "map", at: [0, 0, 12, 6] }]);
    expect(idsOf(arrangeScene(onlyMap, row(2)))).toEqual([["map"], ["map~2"]]);
  });
});

describe("a panel over several displays", () => {
  const wide = drawn(
    [
      { id: "alarms", type: "alarms", at: [0, 0, 6, 6] },
      { id: "map", type: "map", at: [6, 0, 18, 6] },
    ],
    [],
    [{ id: "roster", type: "roster", at: [0, 0, 12, 6] }],
  );
  const spanned = (displays: SizedDisplay[]) =>
    arrangeScene(wide, displays).map(({ panels }) =>
      panels.map(({ id, x, width, part }) => (part ? [id, x, width] : [id])),
    );

  it("is one picture, without the strip that the bezels hide", () => {
    expect(spanned(row(3))).toEqual([[["alarms"], ["map", 960, 2880]], [["map", -960, 2880]], [["roster"]]]);
    // 10 mm on each side of the joint at 0.634 mm a pixel.
    const bezelMm = { left: 10, right: 10, top: 0, bottom: 0 };
    expect(spanned(row(3, { bezelMm }))).toEqual([
      [["alarms"], ["map", 960, 2912]],
      [["map", -992, 2912]],
      [["roster"]],
    ]);
  });

  const tiny = { widthRem: 1, heightRem: 1 };
  const anyWide = fc
    .record({
      pages: fc.integer({ min: 2, max: 5 }),
      column: fc.integer({ min: 0, max: 11 }),
      width: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ pages, column, width }) => {
      const [least, most] = [13 - column, pages * 12 - column];
      const at: At = [column, 0, least + Math.round(width * (most - least)), 3];
      const below = (n: number): Given => ({ id: `r${n}`, type: "roster", at: [0, 3, 12, 3], minimum: tiny });
      const map: Given = { id: "map", type: "map", at, minimum: tiny };
      return drawn(...Array.from({ length: pages }, (_, n) => (n === 0 ? [map, below(n)] : [below(n)])));
    });
  const anyAlike = fc
    .record({
      widthPx: fc.integer({ min: 1280, max: 7680 }),
      heightPx: fc.integer({ min: 720, max: 1280 }),
      diagonalIn: fc.integer({ min: 20, max: 110 }),
      bezels: fc.array(anyBezel, { minLength: 5, maxLength: 8 }),
    })
    .map(({ bezels, ...size }) =>
      bezels.map((bezelMm, n) => display(n, { ...size, bezelMm, x: n * size.widthPx, distanceM: 1 })),
    );

  it("is whole in its parts, whatever the bezels", () => {
    fc.assert(
      fc.property(anyWide, anyAlike, (any, displays) => {
        const { columns } = any.grid;
        const [left, , spanned] = (any.pages[0] as ScenePage).panels[0]!.at;
        const of = Math.ceil((left + spanned) / columns);
        const parts = arrangeScene(any, displays)
          .slice(0, any.pages.length)
          .flatMap(({ display: on, panels }) =>
            panels.filter(({ id }) => id === "map").map((panel) => ({ panel, on })),
          );
        expect(parts.map(({ panel }) => panel.part)).toEqual(
          Array.from({ length: of }, (_, n) => ({ number: n + 1, of })),
        );
        const at = (column: number, on: SizedDisplay) => Math.round((column * on.widthPx) / columns);
        parts.forEach(({ panel, on }, n) => {
          expect(seen(panel, on)).toMatchObject({
            left: n === 0 ? at(left, on) : 0,
            right: n === of - 1 ? at(left + spanned - n * columns, on) : on.widthPx,
          });
          const next = parts[n + 1];
          if (!next) return;
          expect({ ...next.panel, x: 0, part: null }).toEqual({ ...panel, x: 0, part: null });
          const hiddenMm = (panel.x - next.panel.x - on.widthPx) * pitchMm(on);
          const bezelMm = on.bezelMm.right + next.on.bezelMm.left;
          expect(Math.abs(hiddenMm - bezelMm)).toBeLessThanOrEqual(pitchMm(on));
        });
      }),
    );
  });

  it.each<[string, Partial<SizedDisplay>]>([
    ["another height", { heightPx: 1200 }],
    ["another place", { y: 300 }],
    ["a gap between", { x: 1930 }],
    ["larger pixels", { diagonalIn: 65 }],
    ["another distance", { distanceM: 4 }],
  ])("keeps to the page where it begins when the next display has %s", (_, over) => {
    expect(spanned([display(0), display(1, over), display(2)])).toEqual([
      [["alarms"], ["map"]],
      [["roster~2"]],
      [["roster"]],
    ]);
  });

  it("keeps to it when there are fewer displays", () => {
    expect(spanned(row(2))).toEqual([[["alarms"], ["map"]], [["roster"]]]);
  });
});

it("numbers displays by where they stand, whatever order the system lists them in", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
      const numbered = numberDisplays(order.map((n) => display(n)));
      expect(numbered.map(({ id }) => id)).toEqual(["d0", "d1", "d2", "d3", "d4"]);
    }),
  );
});
