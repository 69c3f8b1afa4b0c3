/**
 * How long it takes to drive to a place: one search over the whole road graph for each place, then a look-up for
 * everybody who might go there.
 *
 * Guarantees: the least time over the graph at the usual speed of each kind of road, counting the straight way to the
 * nearest road and from it at a walk. Does not know one-way streets, turn bans or traffic: the base map does not.
 *
 * Dijkstra, "A Note on Two Problems in Connexion with Graphs" (1959).
 */
import { Heap } from "../heap.ts";
import { type AnyPlace, distanceM } from "../place.ts";
import type { RoadGraph } from "../road-graph.ts";
import { NodeGrid } from "./nodeGrid.ts";

/** Seconds from a place to the one asked for; null where no road leads. */
export type TravelTime = (from: AnyPlace) => number | null;

/** What city traffic lets a service vehicle drive, by the kind of road. */
const speedsMps: Readonly<Record<string, number>> = { toll: 60 / 3.6, "main-road": 35 / 3.6, road: 25 / 3.6 };
const otherRoadMps = 20 / 3.6;
/** Between a road and a place beside it. */
const walkMps = 5 / 3.6;
/** Who is further from every road than this is on none. */
const offRoadM = 1000;
/** Places whose search is remembered, the last asked for. */
const remembered = 64;

export class RoadTravel {
  readonly #graph: RoadGraph;
  readonly #grid: NodeGrid;
  /** By node: the seconds from every other to it. The last asked for stands last. */
  readonly #searches = new Map<number, Float64Array>();

  constructor(graph: RoadGraph) {
    this.#graph = graph;
    this.#grid = new NodeGrid(graph.places);
  }

  /** Undefined where there is no road near the place: nobody can be told how long it takes. */
  to(place: AnyPlace): TravelTime | undefined {
    const goal = this.#grid.nearest(place, offRoadM);
    if (goal === undefined) return undefined;
    const seconds = this.#secondsTo(goal);
    const fromRoadS = distanceM(this.#graph.places[goal]!, place) / walkMps;
    return (from) => {
      const node = this.#grid.nearest(from, offRoadM);
      if (node === undefined || seconds[node] === Number.POSITIVE_INFINITY) return null;
      const byRoadS = distanceM(from, this.#graph.places[node]!) / walkMps + seconds[node]! + fromRoadS;
      return Math.min(byRoadS, distanceM(from, place) / walkMps);
    };
  }

  #secondsTo(goal: number): Float64Array {
    const known = this.#searches.get(goal);
    const seconds = known ?? secondsToAll(this.#graph, goal);
    this.#searches.delete(goal);
    this.#searches.set(goal, seconds);
    for (const oldest of this.#searches.keys()) {
      if (this.#searches.size <= remembered) break;
      this.#searches.delete(oldest);
    }
    return seconds;
  }
}

/** Roads are driven both ways, so the time to a node is the time from it. */
function secondsToAll(graph: RoadGraph, goal: number): Float64Array {
  const seconds = new Float64Array(graph.places.length).fill(Number.POSITIVE_INFINITY);
  seconds[goal] = 0;
  const open = new Heap<number>();
  open.push(0, goal);
  for (
    let rank = open.leastRank, node = open.pop();
    node !== undefined;
    rank = open.leastRank, node = open.pop()
  ) {
    if (rank > seconds[node]!) continue;
    for (const { to, lengthM, kind } of graph.edges[node]!) {
      const there = rank + lengthM / (speedsMps[kind] ?? otherRoadMps);
      if (there >= seconds[to]!) continue;
      seconds[to] = there;
      open.push(there, to);
    }
  }
  return seconds;
}
