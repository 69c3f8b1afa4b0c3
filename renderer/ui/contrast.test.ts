import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Colour, contrastRatio, paintedOn, readColour, worstContrast } from "./contrast.ts";

const part = fc.double({ min: 0, max: 1, noNaN: true });
const anyColour = fc.tuple(part, part, part, part) as fc.Arbitrary<Colour>;
const white: Colour = [1, 1, 1, 1];

describe("readColour", () => {
  it.each([
    ["rgb(255, 0, 51)", [1, 0, 0.2, 1]],
    ["rgba(0, 0, 0, 0.5)", [0, 0, 0, 0.5]],
    ["rgb(7 9 12 / 78%)", undefined],
    ["color(srgb 0.5 0.25 1 / 0.5)", [0.5, 0.25, 1, 0.5]],
    ["transparent", undefined],
  ])("%s", (text, colour) => {
    expect(readColour(text)).toEqual(colour);
  });
});

describe("contrast", () => {
  it("is 21 for black on white, 1 for a colour on itself, and the same both ways", () => {
    expect(contrastRatio([0, 0, 0, 1], white)).toBeCloseTo(21, 5);
    // WCAG's own example of a grey that just passes AA on white.
    expect(contrastRatio(readColour("rgb(118, 118, 118)")!, white)).toBeCloseTo(4.54, 2);
    fc.assert(
      fc.property(anyColour, anyColour, (one, other) => {
        expect(contrastRatio(one, one)).toBeCloseTo(1, 9);
        expect(contrastRatio(one, other)).toBe(contrastRatio(other, one));
      }),
    );
  });

  it("over a picture is that of the worst picture; an opaque layer hides it", () => {
    const ground: Colour = [0.03, 0.04, 0.05, 0.78];
    const over = worstContrast(white, [ground]);
    fc.assert(
      fc.property(part, (grey) => {
        const picture = paintedOn([grey, grey, grey, 1], ground);
        expect(contrastRatio(white, picture)).toBeGreaterThanOrEqual(over - 1e-9);
      }),
    );
    expect(worstContrast(white, [[0, 0, 0, 1]])).toBeCloseTo(21, 5);
    expect(worstContrast(white, [])).toBeCloseTo(1, 5);
    expect(
      worstContrast(white, [
        [0, 0, 0, 0],
        [0, 0, 0, 1],
      ]),
    ).toBeCloseTo(21, 5);
  });
});
