import fc from "fast-check";
import { expect, it } from "vitest";
import { distanceM, type LonLat } from "../place.ts";
import { NodeGrid } from "./nodeGrid.ts";

it("finds the nearest place that a comparison with all finds, and none further than asked", () => {
  const coordinate = fc.integer({ min: 0, max: 400 });
  const place = fc.tuple(coordinate, coordinate).map(([x, y]): LonLat => [106.6 + x / 4000, -6.2 + y / 4000]);
  // Some on one line, some far from all others.
  const line = coordinate.map((x): LonLat => [106.6 + x / 4000, -6.2]);
  const places = fc.oneof(fc.array(place, { maxLength: 80 }), fc.array(line, { maxLength: 20 }));
  fc.assert(
    fc.property(places, place, fc.constantFrom(50, 1000, 20_000), (all, from, withinM) => {
      const found = new NodeGrid(all).nearest(from, withinM);
      const leastM = Math.min(...all.map((each) => distanceM(each, from)));
      if (found === undefined) expect(leastM).toBeGreaterThan(withinM - 0.5);
      else expect(distanceM(all[found]!, from)).toBeLessThanOrEqual(Math.min(leastM + 0.5, withinM + 0.5));
    }),
    { numRuns: 500 },
  );
});
