import fc from "fast-check";
import { MercatorCoordinate } from "maplibre-gl";
import { describe, expect, it } from "vitest";
import { gather } from "./gather.ts";

const place = fc.tuple(
  fc.double({ min: 106.55, max: 106.77, noNaN: true }),
  fc.double({ min: -6.27, max: -6.09, noNaN: true }),
);
const points = fc
  .array(place, { maxLength: 80 })
  .map((places) => places.map((found, id) => ({ id, place: found })));

describe("gather", () => {
  it("gives back every point exactly once, and keeps those that stand alone apart", () => {
    fc.assert(
      fc.property(points, fc.double({ min: 9, max: 15.9, noNaN: true }), (given, zoom) => {
        const gatherings = gather(given, zoom, 40);
        const ids = gatherings.flatMap(({ members }) => members.map((member) => member.id));
        expect(ids.sort((a, b) => a - b)).toEqual(given.map((point) => point.id));

        const alone = gatherings.filter(({ members }) => members.length === 1);
        for (const a of alone) {
          for (const b of alone)
            if (a !== b) expect(distancePx(a.place, b.place, zoom)).toBeGreaterThan(39.9);
        }
      }),
    );
  });

  it("shows a lone point where it is, and a bubble between its members", () => {
    const here = { place: [106.6, -6.2] as const };
    const near = { place: [106.6001, -6.2] as const };
    expect(gather([here], 12, 40)).toEqual([{ place: here.place, members: [here] }]);
    const [bubble, ...others] = gather([here, near], 12, 40);
    expect(others).toEqual([]);
    expect(bubble?.members).toHaveLength(2);
    expect(bubble?.place[0]).toBeCloseTo(106.60005, 6);
  });

  it("tells things at one address apart close to the street", () => {
    const one = { place: [106.6, -6.2] as const };
    const other = { place: [106.6, -6.2] as const };
    expect(gather([one, other], 15.9, 40)).toHaveLength(1);
    expect(gather([one, other], 16, 40).map(({ members }) => members)).toEqual([[one], [other]]);
  });

  it("splits a bubble when the map is zoomed in, at a fraction of a zoom as well", () => {
    const pair = [{ place: [106.6, -6.2] as const }, { place: [106.61, -6.2] as const }];
    const together = Array.from({ length: 40 }, (_, n) => gather(pair, 10 + n / 10, 40).length === 1);
    expect(together[0]).toBe(true);
    expect(together.at(-1)).toBe(false);
    const splitAt = 10 + together.indexOf(false) / 10;
    expect(distancePx(pair[0]!.place, pair[1]!.place, splitAt)).toBeGreaterThanOrEqual(40);
    expect(distancePx(pair[0]!.place, pair[1]!.place, splitAt - 0.1)).toBeLessThan(40);
  });
});

function distancePx(a: readonly [number, number], b: readonly [number, number], zoom: number): number {
  const [from, to] = [a, b].map(([lng, lat]) => MercatorCoordinate.fromLngLat({ lng, lat })) as [
    MercatorCoordinate,
    MercatorCoordinate,
  ];
  return Math.hypot(to.x - from.x, to.y - from.y) * 512 * 2 ** zoom;
}
