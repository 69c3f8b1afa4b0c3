/** A way through the streets with the time at each of its places: where somebody is at a moment, and how fast. */
import { type AnyPlace, bearingDeg, distanceM, partWay } from "../../../../shared/domain/place.ts";
import { between, type Random } from "../../../../shared/domain/random.ts";
import { nearestNode, type RoadGraph, shortestWay } from "../../../../shared/domain/road-graph.ts";

interface JourneyPoint {
  readonly place: AnyPlace;
  readonly atMs: number;
}

/** At least one point; times never go back. */
export interface Journey {
  readonly points: readonly JourneyPoint[];
}

export interface Movement {
  readonly place: AnyPlace;
  readonly speedMps: number;
  /** Absent while standing. */
  readonly headingDeg?: number;
}

/** Toll roads are driven at twice the speed of streets. */
const tollFactor = 2;
const redLight = { share: 0.35, seconds: [8, 45] } as const;

/** Drives along nodes of the graph, with a speed of its own on each stretch and a wait at some junctions. */
export function driveAlong(
  graph: RoadGraph,
  nodes: readonly number[],
  startMs: number,
  speedKmh: readonly [number, number],
  random: Random,
): Journey {
  let atMs = startMs;
  const points: JourneyPoint[] = [{ place: graph.places[nodes[0]!]!, atMs }];
  for (let index = 1; index < nodes.length; index++) {
    const node = nodes[index]!;
    const edge = graph.edges[nodes[index - 1]!]!.find((candidate) => candidate.to === node)!;
    const kmh = between(random, speedKmh) * (edge.kind === "toll" ? tollFactor : 1);
    atMs += (edge.lengthM / kmh) * 3600;
    points.push({ place: graph.places[node]!, atMs });
    const isJunction = graph.edges[node]!.length > 2 && index < nodes.length - 1;
    if (isJunction && random() < redLight.share) {
      atMs += between(random, redLight.seconds) * 1000;
      points.push({ place: graph.places[node]!, atMs });
    }
  }
  return { points };
}

/**
 * From any place to any other: to the nearest street, along the streets, and from there. Straight where that is nearer,
 * or where no streets join the two.
 */
export function travelBetween(
  graph: RoadGraph,
  from: AnyPlace,
  to: AnyPlace,
  startMs: number,
  speedKmh: readonly [number, number],
  random: Random,
): Journey {
  const straight = (a: AnyPlace, b: AnyPlace) => (distanceM(a, b) / between(random, speedKmh)) * 3600;
  const nodes = waysNodes(graph, from, to);
  const points: JourneyPoint[] = [{ place: from, atMs: startMs }];
  if (nodes) {
    const onStreetMs = startMs + straight(from, graph.places[nodes[0]!]!);
    points.push(...driveAlong(graph, nodes, onStreetMs, speedKmh, random).points);
  }
  const last = points[points.length - 1]!;
  points.push({ place: to, atMs: last.atMs + straight(last.place, to) });
  return { points };
}

function waysNodes(graph: RoadGraph, from: AnyPlace, to: AnyPlace): readonly number[] | undefined {
  const entry = nearestNode(graph, from);
  const exit = nearestNode(graph, to);
  if (entry === undefined || exit === undefined) return undefined;
  const besideM = distanceM(from, graph.places[entry]!) + distanceM(graph.places[exit]!, to);
  if (besideM >= distanceM(from, to)) return undefined;
  return shortestWay(graph, entry, exit)?.nodes;
}

/** The same way in an nth of the time. */
export function hastened({ points }: Journey, speed: number): Journey {
  const startMs = points[0]!.atMs;
  return {
    points: points.map(({ place, atMs }) => ({ place, atMs: startMs + (atMs - startMs) / speed })),
  };
}

/** Walks the first `lengthM` of a line of places, and back. */
export function walkAndReturn(
  places: readonly AnyPlace[],
  lengthM: number,
  startMs: number,
  speedKmh: number,
): Journey {
  const outward: AnyPlace[] = [places[0]!];
  let leftM = lengthM;
  for (let index = 1; index < places.length && leftM > 0; index++) {
    const from = places[index - 1]!;
    const to = places[index]!;
    const stretchM = distanceM(from, to);
    outward.push(stretchM <= leftM ? to : partWay(from, to, leftM / stretchM));
    leftM -= stretchM;
  }
  let atMs = startMs;
  const there = [...outward, ...outward.slice(0, -1).reverse()];
  const points = there.map((place, index) => {
    if (index > 0) atMs += (distanceM(there[index - 1]!, place) / speedKmh) * 3600;
    return { place, atMs };
  });
  return { points };
}

export function endOf(journey: Journey): number {
  return journey.points[journey.points.length - 1]!.atMs;
}

/** Before the journey one stands at its first place, after it at its last. */
export function movementAt(journey: Journey, atMs: number): Movement {
  const { points } = journey;
  const next = points.findIndex((point) => point.atMs > atMs);
  if (next === 0) return { place: points[0]!.place, speedMps: 0 };
  if (next < 0) return { place: points[points.length - 1]!.place, speedMps: 0 };
  const from = points[next - 1]!;
  const to = points[next]!;
  const lengthM = distanceM(from.place, to.place);
  if (lengthM === 0) return { place: from.place, speedMps: 0 };
  return {
    place: partWay(from.place, to.place, (atMs - from.atMs) / (to.atMs - from.atMs)),
    speedMps: (lengthM / (to.atMs - from.atMs)) * 1000,
    headingDeg: bearingDeg(from.place, to.place),
  };
}
