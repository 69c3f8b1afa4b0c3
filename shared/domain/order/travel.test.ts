import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceM, type LonLat, shifted } from "../place.ts";
import { buildRoadGraph, shortestWay } from "../road-graph.ts";
import { RoadTravel } from "./travel.ts";

const west: LonLat = [106.6, -6.2];
const crossing = shifted(west, 1000, 0);
const north = shifted(crossing, 0, 500);
const lane: LonLat[] = [shifted(west, 0, 9000), shifted(west, 300, 9000)];
const graph = buildRoadGraph([
  { kind: "main-road", places: [west, crossing] },
  { kind: "road", places: [crossing, north] },
  { kind: "road", places: lane },
]);

describe("travel by road", () => {
  const travel = new RoadTravel(graph);

  it("takes what each kind of road lets one drive, and a walk to the road and from it", () => {
    const byRoadS = 1000 / (35 / 3.6) + 500 / (25 / 3.6);
    expect(travel.to(north)!(west)).toBeCloseTo(byRoadS, 0);
    const aside = shifted(north, 0, 50);
    expect(travel.to(aside)!(shifted(west, -50, 0))).toBeCloseTo(byRoadS + 100 / (5 / 3.6), 0);
  });

  it("is never longer than walking there", () => {
    const near = shifted(crossing, 0, 240);
    expect(travel.to(near)!(shifted(near, 0, 20))).toBeCloseTo(20 / (5 / 3.6), 0);
  });

  it("is unknown where no road is near or none leads there", () => {
    expect(travel.to(shifted(west, 0, 5000))).toBeUndefined();
    expect(travel.to(north)!(shifted(west, 0, 5000))).toBeNull();
    expect(travel.to(north)!(lane[0]!)).toBeNull();
    expect(new RoadTravel(buildRoadGraph([])).to(north)).toBeUndefined();
  });

  it("is by the shortest way where all roads are of one kind, however often it was asked", () => {
    const corner = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .map(([x, y]) => shifted(west, x * 700, y * 700));
    const line = fc.array(corner, { minLength: 2, maxLength: 4 }).map((places) => ({ kind: "road", places }));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const streets = buildRoadGraph(lines);
        const byRoad = new RoadTravel(streets);
        for (let round = 0; round < 2; round++) {
          streets.places.forEach((from, node) => {
            const way = shortestWay(streets, node, 0);
            const walkS = distanceM(from, streets.places[0]!) / (5 / 3.6);
            const expected = way ? Math.min(way.lengthM / (25 / 3.6), walkS) : null;
            const found = byRoad.to(streets.places[0]!)!(from);
            if (expected === null) expect(found).toBeNull();
            else expect(found).toBeCloseTo(expected, 3);
          });
        }
      }),
    );
  });
});
