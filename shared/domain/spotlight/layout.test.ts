import fc from "fast-check";
import { expect, it } from "vitest";
import { layOutSpotlight, type Rect } from "./layout.ts";

const area = ({ width, height }: Rect) => width * height;
const apart = (a: Rect, b: Rect) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

it("has all pictures in 16:9 on a whole display of full HD", () => {
  const { cameras, facts, map } = layOutSpotlight({ x: 0, y: 0, width: 1920, height: 1080 }, 3);
  expect(cameras).toEqual([
    { x: 0, y: 0, width: 1280, height: 720 },
    { x: 0, y: 720, width: 640, height: 360 },
    { x: 640, y: 720, width: 640, height: 360 },
  ]);
  expect(facts).toEqual({ x: 1280, y: 0, width: 640, height: 594 });
  expect(map).toEqual({ x: 1280, y: 594, width: 640, height: 486 });
});

it("fills any place, wide, upright or a strip, with parts that do not overlap, the first camera the largest", () => {
  const size = fc.integer({ min: 200, max: 7680 });
  const place = fc.record({ x: fc.nat(5000), y: fc.nat(5000), width: size, height: size });
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 6 }), (place, count) => {
      const { cameras, facts, map } = layOutSpotlight(place, count);
      expect(cameras.length).toBeLessThanOrEqual(Math.min(count, 3));
      expect(cameras.length > 0).toBe(count > 0);
      const parts = [...cameras, facts, map];
      for (const [n, part] of parts.entries()) {
        expect(Math.min(part.width, part.height)).toBeGreaterThan(0);
        for (const value of Object.values(part)) expect(Number.isInteger(value)).toBe(true);
        for (const other of parts.slice(n + 1)) expect(apart(part, other)).toBe(true);
      }
      expect(parts.reduce((sum, part) => sum + area(part), 0)).toBe(area(place));
      const [first, ...others] = cameras;
      for (const other of others) expect(area(first!)).toBeGreaterThanOrEqual(area(other) - place.width);
    }),
  );
});
