import fc from "fast-check";
import { expect, it } from "vitest";
import { formatPlace, readPlace } from "./place.ts";

it.each([
  ["-6.18420, 106.63680", [106.6368, -6.1842]],
  ["-6.1842 106.6368", [106.6368, -6.1842]],
  ["-6,1842; 106,6368", [106.6368, -6.1842]],
  [" -6.1842,106.6368 ", [106.6368, -6.1842]],
  ["-6, 106", [106, -6]],
  ["", null],
  ["Jl. Merdeka 6", null],
  ["-96.1, 106.6", null],
  ["-6.1, 190", null],
  ["-6.1", null],
] as const)("reads %j as %j", (text, place) => {
  expect(readPlace(text)).toEqual(place);
});

it("reads what it writes", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -180_00000, max: 180_00000 }),
      fc.integer({ min: -90_00000, max: 90_00000 }),
      (lon, lat) => {
        const read = readPlace(formatPlace([lon / 1e5, lat / 1e5]));
        expect(read?.[0]).toBeCloseTo(lon / 1e5, 5);
        expect(read?.[1]).toBeCloseTo(lat / 1e5, 5);
      },
    ),
  );
});
