import { expect, it } from "vitest";
import { growthOf } from "./growth.ts";

it("grows where there is room, and never beyond it", () => {
  expect(growthOf(12, 14, 1.4)).toEqual({ letters: 1, rows: 1 });
  expect(growthOf(12, 10, 1.4)).toEqual({ letters: 1.2, rows: 1.2 });
  // As wide as its columns: rows stand further apart, letters stay.
  expect(growthOf(12, 6, 0.9)).toEqual({ letters: 1, rows: 1.9 });
  expect(growthOf(30, 2, 4)).toEqual({ letters: 1.5, rows: 1.9 });
  expect(growthOf(0, 0, 0)).toEqual({ letters: 1, rows: 1 });
});
