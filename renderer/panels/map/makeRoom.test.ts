import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Box, makeRoom } from "./makeRoom.ts";

const box = fc.record({
  x: fc.integer({ min: 0, max: 400 }),
  y: fc.integer({ min: 0, max: 400 }),
  width: fc.integer({ min: 10, max: 60 }),
  height: fc.integer({ min: 10, max: 60 }),
});
const boxes = fc.array(box, { maxLength: 20 });
/** Square pixels that both cover, from the edges rather than from the middles. */
function overlap(a: Box, b: Box): number {
  const side = (from: "x" | "y", size: "width" | "height") => {
    const low = Math.max(a[from] - a[size] / 2, b[from] - b[size] / 2);
    const high = Math.min(a[from] + a[size] / 2, b[from] + b[size] / 2);
    return Math.max(0, high - low);
  };
  return side("x", "width") * side("y", "height");
}

describe("makeRoom", () => {
  it("leaves a box that covers nothing where it is", () => {
    const pins = [{ x: 0, y: 0, width: 40, height: 40 }];
    const bubble = { x: 100, y: 0, width: 40, height: 40 };
    expect(makeRoom(pins, [bubble], 60)).toEqual([bubble]);
  });

  it("steps a box off a pin and off the box before it", () => {
    const pin = { x: 0, y: 0, width: 40, height: 40 };
    const bubbles = [
      { x: 4, y: 0, width: 40, height: 20 },
      { x: 4, y: 0, width: 40, height: 20 },
    ];
    const [first, second] = makeRoom([pin], bubbles, 80) as [Box, Box];
    expect([overlap(first, pin), overlap(second, pin), overlap(first, second)]).toEqual([0, 0, 0]);
  });

  it("never goes farther than its reach, and moves only to cover less", () => {
    fc.assert(
      fc.property(boxes, boxes, (fixed, movable) => {
        const placed = makeRoom(fixed, movable, 50);
        placed.forEach((place, index) => {
          const wanted = movable[index]!;
          const others = [...fixed, ...placed.slice(0, index)];
          const covered = (box: Box) => others.reduce((sum, other) => sum + overlap(box, other), 0);
          const away = Math.hypot(place.x - wanted.x, place.y - wanted.y);
          expect(away).toBeLessThan(50.001);
          if (away > 0) expect(covered(place)).toBeLessThan(covered(wanted));
        });
      }),
    );
  });
});
