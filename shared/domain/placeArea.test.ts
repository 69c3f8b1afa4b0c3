import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Bounds,
  bearingDeg,
  boundsContain,
  distanceM,
  distanceToBorderM,
  extentOf,
  type LonLat,
  lonLatSchema,
  nearestOnSegment,
  pointInPolygon,
  shifted,
} from "./place.ts";

const near = fc.tuple(
  fc.double({ min: 106, max: 107, noNaN: true }),
  fc.double({ min: -7, max: -6, noNaN: true }),
) as fc.Arbitrary<LonLat>;

describe("distance and bearing", () => {
  it("is a metric", () => {
    fc.assert(
      fc.property(near, near, near, (a, b, c) => {
        expect(distanceM(a, a)).toBe(0);
        expect(distanceM(a, b)).toBeCloseTo(distanceM(b, a), 6);
        expect(distanceM(a, c)).toBeLessThanOrEqual(distanceM(a, b) + distanceM(b, c) + 1e-6);
      }),
    );
  });

  it("is half the earth's round to the other side of the earth", () => {
    expect(distanceM([0, 0], [180, 0])).toBeCloseTo(Math.PI * 6_371_008.8, 0);
  });

  it("leads from one place to the other", () => {
    fc.assert(
      fc.property(near, fc.double({ min: 0, max: 359.9, noNaN: true }), (place, headingDeg) => {
        const heading = (headingDeg * Math.PI) / 180;
        const there = shifted(place, Math.sin(heading) * 500, Math.cos(heading) * 500);
        const turned = Math.abs(bearingDeg(place, there) - headingDeg);
        expect(Math.min(turned, 360 - turned)).toBeLessThan(0.1);
        expect(distanceM(place, there)).toBeGreaterThan(499);
        expect(distanceM(place, there)).toBeLessThan(501);
      }),
    );
  });
});

describe("areas", () => {
  const square: LonLat[] = [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ];
  const hole: LonLat[] = [
    [1, 1],
    [1, 2],
    [2, 2],
    [2, 1],
    [1, 1],
  ];

  it("leaves holes out", () => {
    expect(pointInPolygon([3, 3], [square, hole])).toBe(true);
    expect(pointInPolygon([1.5, 1.5], [square, hole])).toBe(false);
    expect(pointInPolygon([5, 3], [square, hole])).toBe(false);
  });

  it("gives a place on a shared border to one side only", () => {
    const middle = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(middle, fc.integer({ min: 0, max: 1000 }), (bends, share) => {
        const border: LonLat[] = [0, ...bends, 0].map((x, index, all) => [
          x,
          (index / (all.length - 1)) * 2 - 1,
        ]);
        const west: LonLat[] = [...border, [-3, 1], [-3, -1], border[0]!];
        const east: LonLat[] = [...[...border].reverse(), [3, -1], [3, 1], border[border.length - 1]!];
        const segment = Math.min(border.length - 2, Math.floor((share / 1001) * (border.length - 1)));
        for (const place of [
          border[segment]!,
          nearestOnSegment([0.1, 0.1], border[segment]!, border[segment + 1]!),
        ]) {
          if (Math.abs(place[1]) >= 1) continue;
          expect(pointInPolygon(place, [west])).not.toBe(pointInPolygon(place, [east]));
        }
      }),
    );
  });

  it("has an extent that spans all its rings; nothing has none", () => {
    expect(extentOf([hole, square])).toEqual([0, 0, 4, 4]);
    expect(extentOf([])).toBeNull();
  });

  it("knows how far the border is", () => {
    const around: LonLat[] = [
      [106.6, -6.2],
      [106.7, -6.2],
      [106.7, -6.1],
      [106.6, -6.1],
      [106.6, -6.2],
    ];
    expect(distanceToBorderM(shifted([106.65, -6.2], 0, -250), [around])).toBeCloseTo(250, 0);
  });

  it("contains what lies on its bounds", () => {
    const bounds: Bounds = [106, -7, 107, -6];
    expect(boundsContain(bounds, [106, -6])).toBe(true);
    expect(boundsContain(bounds, [107.0001, -6])).toBe(false);
  });
});

it("takes no place with latitude first", () => {
  expect(lonLatSchema.safeParse([106.6, -6.2]).success).toBe(true);
  expect(lonLatSchema.safeParse([-6.2, 106.6]).success).toBe(false);
});
