/**
 * How long it takes to drive to a place: one search over the road graph for each place, which grows as far as somebody
 * asks, and serves everybody who might go there.
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

/** Seconds from a place to the one asked for, at no more than `fastestMps`; null where no road leads. */
export type TravelTime = (from: AnyPlace) => number | null;

/** What city traffic lets a service vehicle drive, by the kind of road. */
const speedsMps: Readonly<Record<string, number>> = { toll: 60 / 3.6, "main-road": 35 / 3.6, road: 25 / 3.6 };
/** What nobody is faster than: how long it takes at least, whatever the way. */
export const fastestMps = Math.max(...Object.values(speedsMps));
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
  /** By the node that is gone to. The last asked for stands last. */
  readonly #searches = new Map<number, Search>();

  constructor(graph: RoadGraph) {
    this.#graph = graph;
    this.#grid = new NodeGrid(graph.places);
  }

  /** Undefined where there is no road near the place: nobody can be told how long it takes. */
  to(place: AnyPlace): TravelTime | undefined {
    const goal = this.#grid.nearest(place, offRoadM);
    if (goal === undefined) return undefined;
    const search = this.#searchFor(goal);
    const fromRoadS = distanceM(this.#graph.places[goal]!, place) / walkMps;
    return (from) => {
      const node = this.#grid.nearest(from, offRoadM);
      const seconds = node === undefined ? Number.POSITIVE_INFINITY : search.secondsFrom(node);
      if (node === undefined || seconds === Number.POSITIVE_INFINITY) return null;
      const byRoadS = distanceM(from, this.#graph.places[node]!) / walkMps + seconds + fromRoadS;
      return Math.min(byRoadS, distanceM(from, place) / walkMps);
    };
  }

  #searchFor(goal: number): Search {
    const search = this.#searches.get(goal) ?? new Search(this.#graph, goal);
    this.#searches.delete(goal);
    this.#searches.set(goal, search);
    for (const oldest of this.#searches.keys()) {
      if (this.#searches.size <= remembered) break;
      this.#searches.delete(oldest);
    }
    return search;
  }
}

/** Roads are driven both ways, so the time to a node is the time from it. */
class Search {
  readonly #graph: RoadGraph;
  readonly #seconds: Float64Array;
  readonly #open = new Heap<number>();

  constructor(graph: RoadGraph, goal: number) {
    this.#graph = graph;
    this.#seconds = new Float64Array(graph.places.length).fill(Number.POSITIVE_INFINITY);
    this.#seconds[goal] = 0;
    this.#open.push(0, goal);
  }

  /** Infinite where no road leads. */
  secondsFrom(node: number): number {
    const seconds = this.#seconds;
    const open = this.#open;
    // What is nearer than everything that is still open is found for good.
    while (open.size > 0 && seconds[node]! > open.leastRank) {
      const reached = open.leastRank;
      const at = open.pop()!;
      if (reached > seconds[at]!) continue;
      for (const { to, lengthM, kind } of this.#graph.edges[at]!) {
        const there = reached + lengthM / (speedsMps[kind] ?? otherRoadMps);
        if (there >= seconds[to]!) continue;
        seconds[to] = there;
        open.push(there, to);
      }
    }
    return seconds[node]!;
  }
}
