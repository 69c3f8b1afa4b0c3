import fc from "fast-check";
import { expect, it } from "vitest";
import { isRoundOver, renewList, startList } from "./renew.ts";
import { tourAt } from "./tour.ts";

const dwellMs = 10_000;
const show = (list: ReturnType<typeof startList>, cells: number, at: number) =>
  tourAt(list.run, list.cameras, () => true, cells, at).map(({ camera }) => camera);

it("begins with the first, and is to be made anew in the last turn of its round", () => {
  const list = startList({ dwellMs, pausedAt: null }, ["a", "b", "c"], 5000);
  expect(show(list, 1, 5000)).toEqual(["a"]);
  expect([24_999, 25_000].map((at) => isRoundOver(list, at))).toEqual([false, true]);
  const next = renewList(list, ["d", "e", "f"], 1, 25_500);
  expect([25_500, 34_999, 35_000, 45_000, 55_000, 65_000].map((at) => show(next, 1, at)[0])).toEqual([
    ...["c", "c", "d", "e", "f", "c"],
  ]);
  // Not at once again, but in its own last turn.
  expect([25_500, 64_999, 65_000].map((at) => isRoundOver(next, at))).toEqual([false, false, true]);
});

it("stands while it is paused, and begins anew after a long absence", () => {
  const paused = startList({ dwellMs, pausedAt: 1 }, ["a"], 5000);
  expect(isRoundOver(paused, 1e9)).toBe(false);
  const list = startList({ dwellMs, pausedAt: null }, ["a", "b"], 0);
  expect(show(renewList(list, ["c", "d"], 1, 1e6), 1, 1e6)).toEqual(["c"]);
});

const names = (letter: string, least: number) =>
  fc
    .uniqueArray(fc.nat(30), { minLength: least, maxLength: 20 })
    .map((all) => all.map((n) => `${letter}${n}`));

it("a new list moves no picture, on as many cells as there are or on fewer, and its turns come next", () => {
  fc.assert(
    fc.property(
      ...[names("a", 1), names("a", 1), fc.nat(9), fc.nat(9), fc.nat(dwellMs - 1), fc.nat(1e12)],
      (first, second, more, less, lateMs, startedAt) => {
        const most = 1 + more;
        const cells = 1 + (less % most);
        // What has as many cells as cameras has no turns.
        fc.pre(first.length > most && second.length > most);
        const list = startList({ dwellMs, pausedAt: null }, first, startedAt);
        // The core looks once a second: within the first part of the turn, before any other cell changes.
        const at = startedAt + (first.length - 1) * dwellMs + Math.floor(lateMs / most);
        expect(isRoundOver(list, at)).toBe(true);
        const next = renewList(list, second, most, at);
        expect(show(next, cells, at)).toEqual(show(list, cells, at));
        expect(isRoundOver(next, at)).toBe(false);
        const shown = new Set(first.slice(-most));
        const coming = second.filter((camera) => !shown.has(camera));
        const soon = startedAt + (first.length - 1) * dwellMs + Math.ceil(dwellMs / cells);
        if (coming[0] !== undefined) expect(show(next, cells, soon)[0]).toBe(coming[0]);
      },
    ),
  );
});
