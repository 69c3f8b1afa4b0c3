import { expect, it } from "vitest";
import { leastLetters, leastRowRem } from "../../shared/domain/briefing/parts.ts";
import { growthOf } from "./growth.ts";

it("writes few rows larger, as far as the width lets it, and many as small as can be read", () => {
  expect(growthOf(30, 5, 3)).toEqual({ letters: 1.5, rowRem: 3.6 });
  expect(growthOf(30, 5, 1.2).letters).toBe(1.2);
  expect(growthOf(19, 10, 3).letters).toBe(1);
  expect(growthOf(10 * leastRowRem, 10, 3)).toEqual({ letters: leastLetters, rowRem: leastRowRem });
  expect(growthOf(30, 5, 0.4).letters).toBe(leastLetters);
  expect(growthOf(10, 0, 1).rowRem).toBe(3.6);
});
