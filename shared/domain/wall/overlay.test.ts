import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArrangedDisplay, PlacedPanel } from "../scene/arrange.ts";
import type { Rect } from "../spotlight/layout.ts";
import { type IncidentOnWall, putPushes, putSpotlight, spotlightPlace } from "./overlay.ts";
import { numberPlaces } from "./places.ts";
import type { PushContent } from "./pushes.ts";

const fullHd = { widthPx: 1920, heightPx: 1080 };

function panel(id: string, type: string, [x, y, width, height]: number[], settings = {}): PlacedPanel {
  return { id, type, settings, x: x!, y: y!, width: width!, height: height! };
}

const grid = (id: string, at: number[], columns: number, rows: number) =>
  panel(id, "cameras", at, { columns, rows });

function display(id: string, number: number, panels: PlacedPanel[]): ArrangedDisplay {
  const at = { id, label: id, x: (number - 1) * 1920, y: 0, diagonalIn: 55, distanceM: 3 };
  const bezelMm = { left: 0, right: 0, top: 0, bottom: 0 };
  return { display: { ...at, ...fullHd, bezelMm }, number, panels, left: [] };
}

const wall = [
  display("a", 1, [grid("grid", [0, 0, 1920, 1080], 2, 2)]),
  display("b", 2, [
    panel("roster", "roster", [0, 540, 1920, 540]),
    panel("map", "map", [960, 0, 960, 540]),
    panel("status", "status", [0, 0, 960, 540]),
  ]),
];

const fire: IncidentOnWall = { incident: "fire", place: [106.6, -6.1], cameras: ["c1", "c2", "c3"] };
const ids = (on: readonly ArrangedDisplay[]) => on.map(({ panels }) => panels.map(({ id }) => id));
const apart = (a: Rect, b: Rect) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

describe("numberPlaces", () => {
  it("counts over all displays, from top to bottom and left to right, each cell of a grid", () => {
    expect(numberPlaces(wall).map(({ number, panel, cell, x, y }) => [number, panel, cell, x, y])).toEqual([
      [1, "grid", 0, 0, 0],
      [2, "grid", 1, 960, 0],
      [3, "grid", 2, 0, 540],
      [4, "grid", 3, 960, 540],
      [5, "status", null, 0, 0],
      [6, "map", null, 960, 0],
      [7, "roster", null, 0, 540],
    ]);
  });
});

describe("putPushes", () => {
  it("lays a camera over one cell, which stays empty, and moves no other", () => {
    const content = { kind: "camera", camera: "c9" } as const;
    const [first] = putPushes(wall, [{ panel: "grid", cell: 1, content }], () => undefined);
    expect(first?.panels[0]?.settings).toEqual({ columns: 2, rows: 2, without: [1] });
    expect(first?.panels[1]).toMatchObject({
      ...{ id: "push-grid-1", type: "cameras", x: 960, y: 0, width: 960, height: 540 },
      settings: { columns: 1, rows: 1, cameras: ["c9"], only: true },
    });
  });

  it("puts a map in the place of a panel, and of an incident as much as there is room for", () => {
    const map: PushContent = { kind: "map", centre: [106.6, -6.2], zoom: 12 };
    const incident: PushContent = { kind: "incident", incident: "fire" };
    const pushes = [
      { panel: "status", cell: null, content: map },
      { panel: "grid", cell: 0, content: incident },
      { panel: "gone", cell: null, content: map },
    ];
    expect(ids(putPushes(wall, pushes, () => fire))).toEqual([
      [
        "grid",
        "push-grid-0-camera-1",
        "push-grid-0-camera-2",
        "push-grid-0-camera-3",
        "push-grid-0-facts",
        "push-grid-0-map",
      ],
      ["roster", "map", "push-status"],
    ]);
    const strip = [display("a", 1, [panel("strip", "ticker", [0, 0, 1920, 100])])];
    const pushed = putPushes(strip, [{ panel: "strip", cell: null, content: incident }], () => fire);
    expect(pushed[0]?.panels).toEqual([
      panel("push-strip", "spotlight", [0, 0, 1920, 100], { incident: "fire", queue: false }),
    ]);
  });
});

describe("putSpotlight", () => {
  it("takes the place of the named panel and of what was pushed onto it", () => {
    const content = { kind: "camera", camera: "c9" } as const;
    const pushed = putPushes(wall, [{ panel: "grid", cell: 1, content }], () => undefined);
    const place = spotlightPlace(wall, "grid")!;
    expect(place).toMatchObject({ display: "a", width: 1920, height: 1080 });
    const lit = putSpotlight(pushed, place, fire);
    expect(ids(lit)[0]).toEqual([
      "spotlight-camera-1",
      "spotlight-camera-2",
      "spotlight-camera-3",
      "spotlight-facts",
      "spotlight-map",
    ]);
    expect(lit[0]?.panels[0]?.settings).toMatchObject({ cameras: ["c1"], urgent: true, from: [106.6, -6.1] });
    expect(ids(lit)[1]).toEqual(["roster", "map", "status"]);
  });

  it("is on what remains when its panel is not there, and nowhere without displays", () => {
    expect(spotlightPlace(wall.slice(1), "grid")).toMatchObject({ display: "b", y: 540, width: 1920 });
    expect(spotlightPlace([], "grid")).toBeNull();
  });

  it("keeps to its display where the panel goes over several", () => {
    const wide = [display("a", 1, [panel("map", "map", [0, 0, 3840, 1080])]), display("b", 2, [])];
    expect(spotlightPlace(wide, "map")).toMatchObject({ display: "a", x: 0, width: 1920 });
    expect(ids(putSpotlight(wide, spotlightPlace(wide, "map")!, fire))[0]).not.toContain("map");
  });
});

it("whatever is pushed and lit, nothing overlaps, and everything lies within its display", () => {
  const contents = fc.constantFrom<PushContent>(
    { kind: "camera", camera: "c9" },
    { kind: "map", centre: [106.6, -6.2], zoom: 12 },
    { kind: "incident", incident: "fire" },
  );
  const place = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(place, contents), { selector: ([number]) => number, maxLength: 7 }),
      fc.option(fc.constantFrom("grid", "map", "status", "gone")),
      (pushed, lit) => {
        const places = numberPlaces(wall);
        const pushes = pushed.map(([number, content]) => {
          const { panel, cell } = places[number - 1]!;
          return { panel, cell, content };
        });
        const put = putPushes(wall, pushes, () => fire);
        const at = lit === null ? null : spotlightPlace(wall, lit);
        for (const { panels } of at ? putSpotlight(put, at, fire) : put) {
          // What lies on a grid lies on a cell that it leaves empty.
          const solid = panels.filter(({ settings }) => !("without" in settings));
          for (const [n, one] of solid.entries()) {
            expect(one.x + one.width).toBeLessThanOrEqual(1920);
            expect(one.y + one.height).toBeLessThanOrEqual(1080);
            for (const other of solid.slice(n + 1)) expect(apart(one, other)).toBe(true);
          }
          expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
        }
      },
    ),
  );
});
