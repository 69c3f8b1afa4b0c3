import { expect, it } from "vitest";
import { minimumFontPx } from "../../shared/domain/scene/legibility.ts";

it("is loaded by a real browser", () => {
  expect(document.createElement("div")).toBeInstanceOf(HTMLElement);
  expect(minimumFontPx({ widthPx: 1920, heightPx: 1080, diagonalIn: 24, distanceM: 0.6 })).toBeLessThan(20);
});
