import fc from "fast-check";
import { expect, it } from "vitest";
import { advanced, type BriefingState, briefingPages, turned } from "./pages.ts";

const state: BriefingState = { page: "today", turning: true, turnedAt: 1000 };
const subsets = fc.subarray([...briefingPages], { minLength: 1 });

it("goes over either end, and back to where it was", () => {
  fc.assert(
    fc.property(subsets, fc.integer({ min: -20, max: 20 }), fc.nat(), (pages, by, from) => {
      const start = { ...state, page: pages[from % pages.length]! };
      const there = turned(start, by, pages, 2000);
      expect(pages).toContain(there.page);
      expect(turned(there, -by, pages, 3000).page).toBe(start.page);
      expect(turned(start, pages.length, pages, 0).page).toBe(start.page);
    }),
  );
});

it("turns by itself when its time has come, and not while somebody speaks about a page", () => {
  expect(advanced(state, 500, briefingPages, 1499)).toBe(state);
  expect(advanced(state, 500, briefingPages, 1500)).toEqual({
    page: "districts",
    turning: true,
    turnedAt: 1500,
  });
  expect(advanced({ ...state, turning: false }, 500, briefingPages, 9000).page).toBe("today");
});

it("leaves a page that is no longer there", () => {
  expect(advanced({ ...state, page: "photos", turning: false }, 500, ["agencies", "water"], 1).page).toBe(
    "agencies",
  );
});
