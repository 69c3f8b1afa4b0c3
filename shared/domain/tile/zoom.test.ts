import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BoxPoint,
  type Fill,
  fillOf,
  largestScale,
  nextScale,
  offsetOf,
  panBy,
  seenPart,
  type View,
  wholePicture,
  zoomTo,
} from "./zoom.ts";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const point: fc.Arbitrary<BoxPoint> = fc.record({ x: share, y: share });
const aspect = fc.double({ min: 0.4, max: 4, noNaN: true });
const fill: fc.Arbitrary<Fill> = fc.tuple(aspect, aspect).map(([one, other]) => fillOf(one, other));
const act = fc.oneof(
  fc.record({ scale: fc.double({ min: 0, max: 20, noNaN: true }), at: point }),
  fc.record({ way: fc.record({ x: fc.double({ min: -3, max: 3, noNaN: true }), y: share }) }),
);

function done(
  view: View,
  shape: Fill,
  acts: readonly (typeof act extends fc.Arbitrary<infer A> ? A : never)[],
) {
  return acts.reduce<View>(
    (now, each) => ("way" in each ? panBy(now, shape, each.way) : zoomTo(now, shape, each.scale, each.at)),
    view,
  );
}

/** Where a point of the picture is in the box, by what the page does with the offset. */
function inBox(view: View, shape: Fill, at: BoxPoint): BoxPoint {
  const offset = offsetOf(view, shape);
  return {
    x: view.scale * (0.5 + (at.x - 0.5) * shape.width) + offset.x,
    y: view.scale * (0.5 + (at.y - 0.5) * shape.height) + offset.y,
  };
}

const tiny = 1e-9;

describe("a view, whatever was done to it", () => {
  it("shows nothing outside the picture, at a scale from 1 to the largest", () => {
    fc.assert(
      fc.property(fill, fc.array(act, { maxLength: 12 }), (shape, acts) => {
        const view = done(wholePicture, shape, acts);
        const { x, y, width, height } = seenPart(view, shape);
        expect(view.scale).toBeGreaterThanOrEqual(1);
        expect(view.scale).toBeLessThanOrEqual(largestScale);
        for (const [from, size] of [
          [x, width],
          [y, height],
        ] as const) {
          expect(size).toBeGreaterThan(0);
          expect(from).toBeGreaterThanOrEqual(-tiny);
          expect(from + size).toBeLessThanOrEqual(1 + tiny);
        }
      }),
    );
  });

  it("fills its box as soon as the picture is large enough, and stands in the middle before", () => {
    fc.assert(
      fc.property(fill, fc.array(act, { maxLength: 12 }), (shape, acts) => {
        const view = done(wholePicture, shape, acts);
        const [first, last] = [inBox(view, shape, { x: 0, y: 0 }), inBox(view, shape, { x: 1, y: 1 })];
        for (const [from, to, side] of [
          [first.x, last.x, shape.width],
          [first.y, last.y, shape.height],
        ] as const) {
          if (view.scale * side >= 1) {
            expect(from).toBeLessThanOrEqual(tiny);
            expect(to).toBeGreaterThanOrEqual(1 - tiny);
          } else expect(from).toBeCloseTo(1 - to, 9);
        }
      }),
    );
  });

  it("draws what it says is seen from edge to edge of the box", () => {
    fc.assert(
      fc.property(fill, fc.array(act, { maxLength: 12 }), (shape, acts) => {
        const view = done(wholePicture, shape, acts);
        const part = seenPart(view, shape);
        const first = inBox(view, shape, part);
        if (view.scale * shape.width >= 1) expect(first.x).toBeCloseTo(0, 9);
        if (view.scale * shape.height >= 1) expect(first.y).toBeCloseTo(0, 9);
      }),
    );
  });

  it("is whole again at 1", () => {
    fc.assert(
      fc.property(fill, fc.array(act), point, (shape, acts, at) => {
        const { scale, x, y } = zoomTo(done(wholePicture, shape, acts), shape, 1, at);
        expect(scale).toBe(1);
        expect([x, y]).toEqual([expect.closeTo(0.5, 9), expect.closeTo(0.5, 9)]);
      }),
    );
  });
});

it("zooming in keeps what is under the pointer there", () => {
  const shape = { width: 1, height: 1 };
  fc.assert(
    fc.property(fc.array(act, { maxLength: 6 }), point, share, (acts, at, more) => {
      const before = done(wholePicture, shape, acts);
      const part = seenPart(before, shape);
      const under = { x: part.x + at.x * part.width, y: part.y + at.y * part.height };
      const after = zoomTo(before, shape, before.scale + more * (largestScale - before.scale), at);
      const { x, y } = inBox(after, shape, under);
      expect(x).toBeCloseTo(at.x, 6);
      expect(y).toBeCloseTo(at.y, 6);
    }),
  );
});

it("keys take the same steps up and down, and stay at the ends", () => {
  const up = [1];
  for (let n = 0; n < 7; n++) up.push(nextScale(up.at(-1)!, 1));
  expect(up).toEqual([1, 1.5, 2, 3, 4, 6, 8, 8]);
  expect([nextScale(8, -1), nextScale(2.4, -1), nextScale(2.4, 1), nextScale(1, -1)]).toEqual([6, 2, 3, 1]);
});

it("a picture of the box's shape fills it; others leave bars above and below, or at the sides", () => {
  expect(fillOf(16 / 9, 16 / 9)).toEqual({ width: 1, height: 1 });
  expect(fillOf(4 / 3, 16 / 9)).toEqual({ width: 0.75, height: 1 });
  expect(fillOf(32 / 9, 16 / 9)).toEqual({ width: 1, height: 0.5 });
});
