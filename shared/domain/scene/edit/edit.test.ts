import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Scene, sceneSchema } from "../scene.ts";
import type { Edited } from "./edited.ts";
import {
  addPanel,
  directions,
  dropPanel,
  duplicatePanel,
  exchangeTowards,
  findPanel,
  movePanel,
  placePanel,
  removePanel,
  resizePanel,
  setPanelMinimum,
  setPanelPriority,
  setPanelSetting,
  setPanelType,
  setSpotlight,
} from "./panels.ts";
import { largestFree } from "./room.ts";
import {
  addPage,
  copyScene,
  freeDigit,
  movePage,
  newScene,
  removePage,
  renameScene,
  setPageTitle,
  setSceneDigit,
  setSchedule,
  setTriggers,
} from "./scenes.ts";
import { type Place, pageOf } from "./wall.ts";

const panel = (id: string, ...at: Place) => ({ id, type: "map", at, priority: 5, settings: {} });

/** Two pages: a full one of four panels, and one with room. */
const scene: Scene = sceneSchema.parse({
  id: "uji",
  name: { id: "Uji", en: "Test" },
  position: 1,
  grid: { columns: 12, rows: 6 },
  pages: [
    {
      title: "full",
      panels: [
        panel("a", 0, 0, 8, 4),
        panel("b", 8, 0, 4, 4),
        panel("c", 0, 4, 4, 2),
        panel("d", 4, 4, 8, 2),
      ],
    },
    { title: "half", panels: [panel("e", 0, 0, 6, 6)] },
  ],
});

const at = (edited: Edited, id: string): Place | undefined =>
  "scene" in edited ? findPanel(edited.scene, id)?.place : undefined;

describe("moving", () => {
  it("goes onto free cells, by a step and to another page, and nowhere else", () => {
    expect(at(movePanel(scene, "e", "right"), "e")).toEqual([13, 0, 6, 6]);
    expect(movePanel(scene, "e", "left")).toEqual({ refused: "outside" });
    expect(movePanel(scene, "a", "right")).toEqual({ refused: "overlap", by: "b" });
    const over = placePanel(scene, "b", { column: 18, row: 1 });
    expect(at(over, "b")).toEqual([18, 1, 4, 4]);
    expect("scene" in over && pageOf(over.scene, at(over, "b") as Place)).toBe(1);
    // Not over the edge between two pages.
    expect(placePanel(scene, "e", { column: 10, row: 0 })).toEqual({ refused: "outside" });
    expect(placePanel(scene, "e", { column: 0, row: 0 })).toEqual({ refused: "overlap", by: "a" });
    expect(placePanel(scene, "x", { column: 0, row: 0 })).toEqual({ refused: "unknown-panel" });
    expect(placePanel(scene, "b", { column: 24, row: 0 })).toEqual({ refused: "outside" });
  });

  it("changes places with the neighbour in a direction, over the edge of a page too", () => {
    const swapped = exchangeTowards(scene, "a", "right");
    expect([at(swapped, "a"), at(swapped, "b")]).toEqual([
      [8, 0, 4, 4],
      [0, 0, 8, 4],
    ]);
    // Of those below, the one that faces it most.
    const wider = resizePanel(scene, "d", { left: 1 });
    expect("scene" in wider && at(exchangeTowards(wider.scene, "a", "down"), "d")).toEqual([0, 0, 8, 4]);
    expect(at(exchangeTowards(scene, "b", "right"), "b")).toEqual([12, 0, 6, 6]);
    expect(exchangeTowards(scene, "e", "right")).toEqual({ refused: "no-neighbour" });
  });

  it("let go over another panel it changes places with it, over free cells it goes there", () => {
    const cell = (column: number, row: number) => ({ column, row });
    expect(at(dropPanel(scene, "c", cell(7, 1), cell(9, 2)), "c")).toEqual([8, 0, 4, 4]);
    expect(at(dropPanel(scene, "c", cell(19, 1), cell(21, 2)), "c")).toEqual([19, 1, 4, 2]);
    // Its own cells are nobody else's.
    expect(dropPanel(scene, "c", cell(1, 4), cell(2, 4))).toEqual({ refused: "overlap", by: "d" });
  });
});

describe("resizing", () => {
  it("pushes what is beyond the edge, and leaves free cells behind an edge that is drawn in", () => {
    const wider = resizePanel(scene, "a", { right: 2 });
    expect([at(wider, "a"), at(wider, "b")]).toEqual([
      [0, 0, 10, 4],
      [10, 0, 2, 4],
    ]);
    const lower = resizePanel(scene, "b", { left: 1, down: 1 });
    expect([at(lower, "a"), at(lower, "b"), at(lower, "d")]).toEqual([
      [0, 0, 7, 4],
      [7, 0, 5, 5],
      [4, 5, 8, 1],
    ]);
    expect(at(resizePanel(scene, "d", { left: -2, up: -1 }), "d")).toEqual([6, 5, 6, 1]);
  });

  it("refuses what would make a panel vanish, or leave the page", () => {
    expect(resizePanel(scene, "a", { right: 4 })).toEqual({ refused: "no-room", by: "b" });
    expect(resizePanel(scene, "c", { down: -2 })).toEqual({ refused: "too-small" });
    expect(resizePanel(scene, "a", { up: 1 })).toEqual({ refused: "outside" });
    expect(resizePanel(scene, "x", { up: 1 })).toEqual({ refused: "unknown-panel" });
  });
});

describe("adding and taking away", () => {
  it("a new panel takes the largest free place, and half of the largest panel where there is none", () => {
    expect(at(addPanel(scene, 1, "map"), "map")).toEqual([18, 0, 6, 6]);
    const halved = addPanel(scene, 0, "ticker");
    expect([at(halved, "a"), at(halved, "ticker")]).toEqual([
      [0, 0, 4, 4],
      [4, 0, 4, 4],
    ]);
    expect(addPanel(scene, 5, "map")).toEqual({ refused: "unknown-page" });
  });

  it("a copy of a panel has its settings, and half of its place where nothing is free", () => {
    const set = setPanelSetting(scene, "b", "rows", 2);
    const copied = "scene" in set ? duplicatePanel(set.scene, "b") : set;
    expect([at(copied, "b"), at(copied, "map")]).toEqual([
      [8, 0, 2, 4],
      [10, 0, 2, 4],
    ]);
    expect("scene" in copied && findPanel(copied.scene, "map")?.panel.settings).toEqual({ rows: 2 });
  });

  it("a page keeps a panel and a scene a page", () => {
    expect(removePanel(scene, "e")).toEqual({ refused: "last-panel" });
    const one = removePage(scene, 1);
    expect("scene" in one && removePage(one.scene, 0)).toEqual({ refused: "last-page" });
  });

  it("says when a page has no cell to give", () => {
    const tiny: Scene = {
      ...scene,
      grid: { columns: 1, rows: 1 },
      pages: [{ title: "", panels: [panel("a", 0, 0, 1, 1)] }],
    };
    expect(addPanel(tiny, 0, "map")).toEqual({ refused: "page-full" });
    expect(duplicatePanel(tiny, "a")).toEqual({ refused: "page-full" });
  });
});

describe("settings, names and pages", () => {
  it("sets and takes away a setting; another type begins without", () => {
    const set = setPanelSetting(scene, "a", "start", 3);
    const settings = (edited: Edited) => "scene" in edited && findPanel(edited.scene, "a")?.panel.settings;
    expect(settings(set)).toEqual({ start: 3 });
    expect("scene" in set && settings(setPanelSetting(set.scene, "a", "start", undefined))).toEqual({});
    expect("scene" in set && settings(setPanelType(set.scene, "a", "roster"))).toEqual({});
  });

  it("refuses names and digits that a scene may not have", () => {
    expect(renameScene(scene, { id: "" })).toEqual({ refused: "invalid" });
    expect(setSceneDigit(scene, 10)).toEqual({ refused: "invalid" });
    expect("scene" in renameScene(scene, { en: "Market" })).toBe(true);
  });

  it("reorders pages", () => {
    const moved = movePage(scene, 0, 1);
    expect("scene" in moved && moved.scene.pages.map(({ title }) => title)).toEqual(["half", "full"]);
    const longer = addPage(scene, 0, "new", "roster");
    expect("scene" in longer && longer.scene.pages.map(({ title }) => title)).toEqual([
      "full",
      "new",
      "half",
    ]);
  });

  it("a panel goes over two pages, gives way, and loses what a removed page had of it", () => {
    const wide = resizePanel(scene, "b", { right: 3 });
    // What is on the other page gives way from its left.
    expect([at(wide, "b"), at(wide, "e")]).toEqual([
      [8, 0, 7, 4],
      [15, 0, 3, 6],
    ]);
    const draft = "scene" in wide ? wide.scene : scene;
    expect(movePage(draft, 0, 1)).toEqual({ refused: "spanned", by: "b" });
    expect(addPage(draft, 0, "", "map")).toEqual({ refused: "spanned", by: "b" });
    expect(at(removePage(draft, 1), "b")).toEqual([8, 0, 4, 4]);
    expect(at(removePage(draft, 0), "b")).toEqual([0, 0, 3, 4]);
    // A page that it covers may be without a panel of its own.
    const whole = resizePanel(scene, "b", { right: 12 });
    expect(whole).toEqual({ refused: "no-room", by: "e" });
  });

  it("sets priority and minimum of a panel, and where a spotlight goes, as long as that panel is there", () => {
    const ranked = setPanelPriority(scene, "a", 1);
    expect("scene" in ranked && findPanel(ranked.scene, "a")?.panel.priority).toBe(1);
    expect(setPanelPriority(scene, "a", 10)).toEqual({ refused: "invalid" });
    const least = setPanelMinimum(scene, "a", { widthRem: 20, heightRem: 10 });
    expect("scene" in least && setPanelMinimum(least.scene, "a", undefined)).toEqual({ scene });
    const spot = setSpotlight(scene, "b");
    const draft = "scene" in spot ? spot.scene : scene;
    expect(draft.spotlight).toBe("b");
    const without = removePanel(draft, "b");
    expect("scene" in without && without.scene.spotlight).toBeUndefined();
    expect(setSpotlight(draft, undefined)).toEqual({ scene });
    expect(setSpotlight(scene, "x")).toEqual({ refused: "invalid" });
  });

  it("sets when a scene comes up by itself; a copy does not", () => {
    const daily = setSchedule(scene, [{ at: "08:00", minutes: 30 }]);
    const draft = "scene" in daily ? daily.scene : scene;
    const also = setTriggers(draft, { categories: ["banjir"] });
    const both = "scene" in also ? also.scene : scene;
    expect(both).toMatchObject({ schedule: [{ at: "08:00" }], triggers: { categories: ["banjir"] } });
    const copy = copyScene(both, [both], { id: "x", en: "x" });
    expect([copy.schedule, copy.triggers]).toEqual([undefined, undefined]);
    expect(setSchedule(draft, [])).toEqual({ scene });
    expect(setSchedule(scene, [{ at: "25:00", minutes: 30 }])).toEqual({ refused: "invalid" });
    expect(setTriggers(both, { categories: [] })).toEqual({ scene: draft });
  });

  it("a copy and a new scene have an id and a digit of their own", () => {
    const copy = copyScene(scene, [scene], { id: "(salinan)", en: "(copy)" });
    expect(sceneSchema.safeParse(copy).success).toBe(true);
    expect(copy).toMatchObject({
      id: "uji-2",
      name: { id: "Uji (salinan)", en: "Test (copy)" },
      position: 2,
    });
    const fresh = newScene({ id: "Tata layar baru", en: "New scene" }, "map", [scene, copy]);
    expect(sceneSchema.safeParse(fresh).success).toBe(true);
    expect(fresh).toMatchObject({ id: "tata-layar-baru", position: 3 });
    const all = Array.from({ length: 9 }, (_, n) => ({ id: `s${n}`, position: n + 1 }));
    expect(freeDigit(all)).toBe(9);
  });
});

const ids = fc.constantFrom("a", "b", "c", "d", "e", "map", "map-2", "roster", "x");
const pageIndex = fc.integer({ min: -1, max: 4 });
const cell = fc.record({
  column: fc.integer({ min: -3, max: 40 }),
  row: fc.integer({ min: -3, max: 8 }),
});
const outward = fc.integer({ min: -6, max: 6 });
type Operation = (scene: Scene) => Edited;
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.tuple(ids, fc.constantFrom(...directions)).map(
    ([id, way]): Operation =>
      (s) =>
        movePanel(s, id, way),
  ),
  fc.tuple(ids, fc.constantFrom(...directions)).map(
    ([id, way]): Operation =>
      (s) =>
        exchangeTowards(s, id, way),
  ),
  fc.tuple(ids, cell).map(
    ([id, to]): Operation =>
      (s) =>
        placePanel(s, id, to),
  ),
  fc.tuple(ids, cell, cell).map(
    ([id, to, under]): Operation =>
      (s) =>
        dropPanel(s, id, to, under),
  ),
  fc
    .tuple(
      ids,
      fc.record({ left: outward, right: outward, up: outward, down: outward }, { requiredKeys: [] }),
    )
    .map(
      ([id, edges]): Operation =>
        (s) =>
          resizePanel(s, id, edges),
    ),
  ids.map(
    (id): Operation =>
      (s) =>
        removePanel(s, id),
  ),
  ids.map(
    (id): Operation =>
      (s) =>
        duplicatePanel(s, id),
  ),
  fc.tuple(pageIndex, fc.constantFrom("map", "roster", "")).map(
    ([page, type]): Operation =>
      (s) =>
        addPanel(s, page, type),
  ),
  pageIndex.map(
    (page): Operation =>
      (s) =>
        addPage(s, page, "", "map"),
  ),
  pageIndex.map(
    (page): Operation =>
      (s) =>
        removePage(s, page),
  ),
  fc.tuple(pageIndex, pageIndex).map(
    ([from, to]): Operation =>
      (s) =>
        movePage(s, from, to),
  ),
  fc.tuple(pageIndex, fc.string({ maxLength: 100 })).map(
    ([page, title]): Operation =>
      (s) =>
        setPageTitle(s, page, title),
  ),
  fc.string({ maxLength: 50 }).map(
    (name): Operation =>
      (s) =>
        renameScene(s, { id: name }),
  ),
  fc.integer({ min: -1, max: 11 }).map(
    (digit): Operation =>
      (s) =>
        setSceneDigit(s, digit),
  ),
  fc.tuple(ids, fc.string(), fc.jsonValue()).map(
    ([id, name, value]): Operation =>
      (s) =>
        setPanelSetting(s, id, name, value),
  ),
);

describe("any sequence of operations", () => {
  it("keeps a valid scene, and changes nothing where it refuses", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        let draft = scene;
        for (const operate of operations) {
          const before = structuredClone(draft);
          const edited = operate(draft);
          expect(draft).toEqual(before);
          if ("scene" in edited) draft = edited.scene;
          expect(sceneSchema.safeParse(draft)).toMatchObject({ success: true, data: draft });
        }
      }),
    );
  });

  it("the largest free rectangle is free, and no larger one is", () => {
    const grid = { columns: 6, rows: 5 };
    const cells = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(4)), { selector: String });
    fc.assert(
      fc.property(cells, (taken) => {
        const places = taken.map(([column, row]): Place => [column, row, 1, 1]);
        const isFree = ([left, top, width, height]: Place) =>
          taken.every(([c, r]) => c < left || c >= left + width || r < top || r >= top + height);
        let most = 0;
        for (let left = 0; left < 6; left++)
          for (let top = 0; top < 5; top++)
            for (let width = 1; width <= 6 - left; width++)
              for (let height = 1; height <= 5 - top; height++)
                if (isFree([left, top, width, height])) most = Math.max(most, width * height);
        const found = largestFree(places, grid);
        expect(found ? found[2] * found[3] : 0).toBe(most);
        if (found) expect(isFree(found)).toBe(true);
      }),
    );
  });
});
