/** The roads of the city's own base map, as a graph; tiles are for looking at only. */
import { buildRoadGraph, type RoadGraph } from "../road-graph.ts";
import { roadKinds } from "./basemap.ts";
import type { City } from "./index.ts";

export function cityRoads({ basemap }: Pick<City, "basemap">): RoadGraph {
  return buildRoadGraph(
    basemap.features.flatMap(({ properties: { kind }, geometry }) => {
      if (!roadKinds.includes(kind)) return [];
      if (geometry.type === "LineString") return [{ kind, places: geometry.coordinates }];
      if (geometry.type === "MultiLineString") {
        return geometry.coordinates.map((places) => ({ kind, places }));
      }
      return [];
    }),
  );
}
