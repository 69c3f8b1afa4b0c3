import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcMinutes, minimumArcMin, minimumFontPx } from "./legibility.ts";

const fullHd55 = { widthPx: 1920, heightPx: 1080, diagonalIn: 55, distanceM: 3 };

describe("minimumFontPx", () => {
  it("gives 16 arc minutes of capital height on a 55-inch full-HD display at three metres", () => {
    // 3000 mm * tan(16') = 13.96 mm of capital height; 1217.6 mm / 1920 px = 0.634 mm a pixel.
    expect(minimumFontPx(fullHd55)).toBe(Math.ceil(13.963 / 0.698 / 0.6342));
  });

  it("grows with the distance and the resolution, shrinks with the size of the display", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 10, noNaN: true }),
        fc.integer({ min: 20, max: 110 }),
        (distanceM, diagonalIn) => {
          const here = { ...fullHd55, distanceM, diagonalIn };
          const size = minimumFontPx(here);
          expect(minimumFontPx({ ...here, distanceM: distanceM + 1 })).toBeGreaterThan(size - 1);
          expect(minimumFontPx({ ...here, widthPx: 3840, heightPx: 2160 })).toBeGreaterThanOrEqual(
            2 * size - 2,
          );
          expect(minimumFontPx({ ...here, diagonalIn: diagonalIn * 2 })).toBeLessThanOrEqual(size);
        },
      ),
    );
  });
});

it("the smallest font size is the first whose capitals reach the angle", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 10, noNaN: true }),
      fc.integer({ min: 20, max: 110 }),
      (distanceM, diagonalIn) => {
        const display = { ...fullHd55, distanceM, diagonalIn };
        const size = minimumFontPx(display);
        expect(arcMinutes(size, display)).toBeGreaterThanOrEqual(minimumArcMin - 1e-6);
        expect(arcMinutes(size - 1, display)).toBeLessThan(minimumArcMin);
      },
    ),
  );
});
