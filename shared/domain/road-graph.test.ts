import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceM, type LonLat } from "./place.ts";
import { buildRoadGraph, nearestNode, nodesWithin, type RoadGraph, shortestWay } from "./road-graph.ts";

/** A north-south street crossed by two east-west ones, and a lane that touches nothing. */
const west: LonLat = [106.6, -6.2];
const crossing: LonLat = [106.61, -6.2];
const east: LonLat = [106.62, -6.2];
const north: LonLat = [106.61, -6.19];
const lines = [
  { kind: "main-road", places: [west, crossing, east] },
  { kind: "road", places: [north, crossing] },
  {
    kind: "road",
    places: [
      [106.7, -6.1],
      [106.71, -6.1],
    ] as LonLat[],
  },
];

describe("road graph", () => {
  const graph = buildRoadGraph(lines);
  const at = (place: LonLat) => nearestNode(graph, place)!;

  it("joins lines at the vertices they share", () => {
    expect(graph.places).toHaveLength(6);
    expect(graph.edges[at(crossing)]!.map((edge) => edge.to).sort()).toEqual(
      [at(west), at(east), at(north)].sort(),
    );
  });

  it("finds the shortest way and its length", () => {
    const way = shortestWay(graph, at(west), at(north))!;
    expect(way.nodes.map((node) => graph.places[node])).toEqual([west, crossing, north]);
    expect(way.lengthM).toBeCloseTo(distanceM(west, crossing) + distanceM(crossing, north), 6);
  });

  it("finds none between streets that do not meet", () => {
    expect(shortestWay(graph, at(west), at([106.7, -6.1]))).toBeUndefined();
  });

  it("answers the way to where one is", () => {
    expect(shortestWay(graph, at(east), at(east))).toEqual({ nodes: [at(east)], lengthM: 0 });
  });

  it("knows which nodes are near", () => {
    expect(nodesWithin(graph, crossing, 1_150).map((node) => graph.places[node])).toEqual([
      west,
      crossing,
      east,
      north,
    ]);
    expect(nearestNode(buildRoadGraph([]), crossing)).toBeUndefined();
  });

  it("is never longer than what Bellman and Ford find", () => {
    const place = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
      .map(([column, row]): LonLat => [106.6 + column * 0.01, -6.2 + row * 0.01]);
    const street = fc.record({
      kind: fc.constant("road"),
      places: fc.array(place, { minLength: 2, maxLength: 5 }),
    });
    fc.assert(
      fc.property(fc.array(street, { minLength: 1, maxLength: 8 }), (streets) => {
        const random = buildRoadGraph(streets);
        const expected = lengthsFromFirst(random);
        random.places.forEach((_, node) => {
          const way = shortestWay(random, 0, node);
          if (expected[node] === Number.POSITIVE_INFINITY) expect(way).toBeUndefined();
          else expect(way!.lengthM).toBeCloseTo(expected[node]!, 6);
        });
      }),
    );
  });
});

function lengthsFromFirst(graph: RoadGraph): number[] {
  const lengths = graph.places.map((_, node) => (node === 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let round = 0; round < graph.places.length; round++) {
    graph.edges.forEach((edges, node) => {
      for (const edge of edges) lengths[edge.to] = Math.min(lengths[edge.to]!, lengths[node]! + edge.lengthM);
    });
  }
  return lengths;
}
