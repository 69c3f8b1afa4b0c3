import { describe, expect, it } from "vitest";
import { type Scene, sceneSchema } from "./scene.ts";
import { spotlightPanel } from "./spotlight.ts";

const panel = (id: string, at: number[], type = "cameras") => ({ id, type, at });
const page = (...panels: ReturnType<typeof panel>[]) => ({ title: "", panels });

const drawn = (pages: ReturnType<typeof page>[], further = {}) => ({
  ...{ id: "test", name: { id: "Uji", en: "Test" }, position: 1 },
  grid: { columns: 12, rows: 6 },
  pages,
  ...further,
});
const parsed = (...pages: ReturnType<typeof page>[]): Scene => sceneSchema.parse(drawn(pages));
const full = page(panel("a", [0, 0, 12, 6]));

it("gives what a panel does not say", () => {
  expect(parsed(full).pages[0]?.panels[0]).toEqual({
    ...{ id: "a", type: "cameras", at: [0, 0, 12, 6], priority: 5, settings: {} },
  });
});

it("lets a panel go over several pages, and a page be empty under it", () => {
  const scene = parsed(
    page(panel("b", [0, 0, 2, 6]), panel("a", [2, 0, 34, 3])),
    page(),
    page(panel("c", [0, 3, 12, 3])),
  );
  expect(scene.pages[1]?.panels).toEqual([]);
});

describe("refuses", () => {
  it.each([
    [
      "two panels on one place",
      [page(panel("a", [0, 0, 6, 6]), panel("b", [5, 0, 6, 6]))],
      /overlaps panel a$/,
    ],
    ["a panel over the edge", [page(panel("a", [6, 0, 7, 6]))], /end within 12 columns and 6 rows/],
    [
      "a panel that begins past its page",
      [page(panel("a", [12, 0, 1, 6])), full],
      /begin within 12 columns, found column 12/,
    ],
    [
      "one id twice",
      [page(panel("a", [0, 0, 6, 6]), panel("a", [6, 0, 6, 6]))],
      /id of its own, found a again/,
    ],
    ["one id on two pages", [full, full], /id of its own, found a again/],
    [
      "a panel past the last page",
      [full, page(panel("b", [0, 0, 13, 6]))],
      /end within 12 columns and 6 rows/,
    ],
    [
      "a panel past the last page on its right",
      [page(panel("b", [1, 0, 24, 6])), page()],
      /end within 24 columns \(this page and 1 to its right\) and 6 rows/,
    ],
    [
      "a panel under one that comes from the left",
      [page(panel("b", [6, 2, 10, 2])), page(panel("c", [3, 3, 9, 3]))],
      /overlaps panel b of page 1/,
    ],
    ["a page of nothing", [full, page()], /at least one panel on the page/],
  ])("%s", (_, pages, message) => {
    const result = sceneSchema.safeParse(drawn(pages));
    expect(result.success).toBe(false);
    expect(result.error?.issues.map((issue) => issue.message).join("; ")).toMatch(message);
  });

  it.each([
    [{ spotlight: "b" }, /one of the panels a, found b/],
    [{ schedule: [{ at: "8:00", minutes: 60 }] }, /a time such as "08:00"/],
    [{ schedule: [{ at: "24:00", minutes: 60 }] }, /a time such as "08:00"/],
    [{ schedule: [{ at: "08:00", minutes: 4 }] }, /at least 5 minutes/],
    [{ schedule: [{ at: "08:00", minutes: 721 }] }, /at most 720 minutes/],
    [{ schedule: [{ at: "08:00", minutes: 60, days: [] }] }, /at least one day/],
    [{ schedule: [{ at: "08:00", minutes: 60, days: ["Senin"] }] }, /mon/],
    [{ triggers: { categories: [] } }, /at least one category/],
    [{ triggers: { categories: ["banjir"], priorities: ["worst"] } }, /urgent/],
  ])("%o", (further, message) => {
    const result = sceneSchema.safeParse(drawn([full], further));
    expect(result.error?.issues.map((issue) => issue.message).join("; ")).toMatch(message);
  });
});

describe("spotlightPanel", () => {
  it("is what the scene says", () => {
    const scene = sceneSchema.parse(
      drawn([page(panel("a", [0, 0, 9, 6]), panel("b", [9, 0, 3, 6]))], { spotlight: "b" }),
    );
    expect(spotlightPanel(scene)).toBe("b");
  });

  it("is else the largest camera grid, the first of equal ones", () => {
    expect(
      spotlightPanel(
        parsed(
          page(panel("map", [0, 0, 12, 6], "map")),
          page(panel("few", [0, 0, 4, 6]), panel("many", [4, 0, 8, 6])),
          page(panel("as-many", [4, 0, 8, 6])),
        ),
      ),
    ).toBe("many");
  });

  it("is the largest panel of the middle page where there are no cameras", () => {
    expect(
      spotlightPanel(
        parsed(
          page(panel("a", [0, 0, 12, 6], "map")),
          page(panel("b", [0, 0, 4, 6], "roster"), panel("c", [4, 0, 8, 6], "alarms")),
          page(panel("d", [0, 0, 12, 6], "map")),
          page(panel("e", [0, 0, 12, 6], "map")),
        ),
      ),
    ).toBe("c");
  });
});
