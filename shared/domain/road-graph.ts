/**
 * The city's streets as a graph, built from the line features of a base map, and shortest ways through it.
 *
 * Guarantees: every way found is a shortest one by length; the same input gives the same way. Lines meet where
 * they share a vertex (to about 1 m), so a bridge over a road is no junction unless the map says so. Does not
 * guarantee: one-way streets, turn bans or travel times, which the base map does not know.
 *
 * A*: Hart, Nilsson and Raphael, "A Formal Basis for the Heuristic Determination of Minimum Cost Paths" (1968);
 * the straight distance never exceeds the road's, so the first arrival is the best.
 */
import { Heap } from "./heap.ts";
import { type AnyPlace, distanceM } from "./place.ts";

export interface RoadEdge {
  readonly to: number;
  readonly lengthM: number;
  readonly kind: string;
}

export interface RoadGraph {
  readonly places: readonly AnyPlace[];
  /** By node: the roads that leave it. */
  readonly edges: readonly (readonly RoadEdge[])[];
}

/** What the graph needs of a GeoJSON feature. */
export interface RoadLine {
  readonly kind: string;
  readonly places: readonly AnyPlace[];
}

export interface RoadWay {
  readonly nodes: readonly number[];
  readonly lengthM: number;
}

/** Vertices that agree to five decimals (about 1 m) are one node. */
function vertexKey([lon, lat]: AnyPlace): string {
  return `${lon.toFixed(5)},${lat.toFixed(5)}`;
}

export function buildRoadGraph(lines: readonly RoadLine[]): RoadGraph {
  const nodeOf = new Map<string, number>();
  const places: AnyPlace[] = [];
  const edges: RoadEdge[][] = [];

  const nodeAt = (place: AnyPlace): number => {
    const key = vertexKey(place);
    const known = nodeOf.get(key);
    if (known !== undefined) return known;
    nodeOf.set(key, places.length);
    places.push(place);
    edges.push([]);
    return places.length - 1;
  };

  for (const line of lines) {
    let before: number | undefined;
    for (const place of line.places) {
      const node = nodeAt(place);
      if (before !== undefined && before !== node) {
        const lengthM = distanceM(places[before]!, places[node]!);
        edges[before]!.push({ to: node, lengthM, kind: line.kind });
        edges[node]!.push({ to: before, lengthM, kind: line.kind });
      }
      before = node;
    }
  }
  return { places, edges };
}

/** Node nearest to a place in a straight line; undefined in a graph without nodes. */
export function nearestNode(graph: RoadGraph, place: AnyPlace): number | undefined {
  let nearest: number | undefined;
  let nearestM = Number.POSITIVE_INFINITY;
  for (let node = 0; node < graph.places.length; node++) {
    const awayM = distanceM(graph.places[node]!, place);
    if (awayM < nearestM) {
      nearestM = awayM;
      nearest = node;
    }
  }
  return nearest;
}

/** Nodes within a straight distance of a place, in the graph's order. */
export function nodesWithin(graph: RoadGraph, place: AnyPlace, radiusM: number): number[] {
  const found: number[] = [];
  for (let node = 0; node < graph.places.length; node++) {
    if (distanceM(graph.places[node]!, place) <= radiusM) found.push(node);
  }
  return found;
}

/** Shortest way from one node to another; undefined when no road joins them. */
export function shortestWay(graph: RoadGraph, from: number, to: number): RoadWay | undefined {
  const goal = graph.places[to];
  if (!goal || !graph.places[from]) return undefined;
  const cameFrom = new Map<number, number>();
  const lengthM = new Map<number, number>([[from, 0]]);
  const done = new Set<number>();
  const open = new Heap<number>();
  open.push(distanceM(graph.places[from], goal), from);

  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === to) return { nodes: nodesBackFrom(cameFrom, to), lengthM: lengthM.get(to)! };
    if (done.has(node)) continue;
    done.add(node);
    for (const edge of graph.edges[node]!) {
      const lengthThere = lengthM.get(node)! + edge.lengthM;
      if (lengthThere >= (lengthM.get(edge.to) ?? Number.POSITIVE_INFINITY)) continue;
      lengthM.set(edge.to, lengthThere);
      cameFrom.set(edge.to, node);
      open.push(lengthThere + distanceM(graph.places[edge.to]!, goal), edge.to);
    }
  }
  return undefined;
}

function nodesBackFrom(cameFrom: ReadonlyMap<number, number>, end: number): number[] {
  const nodes = [end];
  for (let node = cameFrom.get(end); node !== undefined; node = cameFrom.get(node)) nodes.push(node);
  return nodes.reverse();
}
