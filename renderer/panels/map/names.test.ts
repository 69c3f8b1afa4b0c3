import { describe, expect, it } from "vitest";
import { nameOfArea } from "./names.ts";

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];

describe("nameOfArea", () => {
  it("stands in the middle of the area, whichever way its ring runs", () => {
    const ring = square(106.6, -6.2, 0.1);
    for (const outline of [ring, [...ring].reverse()]) {
      const name = nameOfArea({ type: "Polygon", coordinates: [outline] }, "district", "Cipondoh");
      expect(name?.geometry.coordinates[0]).toBeCloseTo(106.65, 9);
      expect(name?.geometry.coordinates[1]).toBeCloseTo(-6.15, 9);
    }
  });

  it("is pulled to where most of the area lies, not where most corners are", () => {
    const wedge: [number, number][] = [
      [0, 0],
      [0.1, 0],
      [0.2, 0],
      [3, 0],
      [3, 3],
      [0, 0],
    ];
    const name = nameOfArea({ type: "Polygon", coordinates: [wedge] }, "district", "Pinang");
    expect(name?.geometry.coordinates).toEqual([2, 1].map((value) => expect.closeTo(value, 9)));
  });

  it("takes the largest part of an area in parts", () => {
    const parts = [[square(0, 0, 1)], [square(10, 10, 4)]];
    const name = nameOfArea({ type: "MultiPolygon", coordinates: parts }, "lake", "Situ Gede");
    expect(name?.geometry.coordinates).toEqual([12, 12]);
  });

  it("stands where the city says, and nowhere without a name", () => {
    const polygon = { type: "Polygon" as const, coordinates: [square(0, 0, 1)] };
    expect(nameOfArea(polygon, "district", "Benda", [0.1, 0.2])?.geometry.coordinates).toEqual([0.1, 0.2]);
    expect(nameOfArea(polygon, "park", undefined)).toBeNull();
  });
});
