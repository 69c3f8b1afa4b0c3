/** Roads that nobody can drive to: the demo's officers move from vertex to vertex, so roads must share them. */
import { type BasemapFeature, roadKinds } from "./basemap.ts";
import { foundText, type Report } from "./fault.ts";
import type { Placed } from "./faults.ts";

export function checkRoads(basemap: readonly Placed<BasemapFeature>[], report: Report): void {
  const roads = basemap.filter(({ record }) => roadKinds.includes(record.properties.kind));
  const parent = roads.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root]!;
    parent[index] = root;
    return root;
  };
  const firstAt = new Map<string, number>();
  roads.forEach(({ record }, index) => {
    for (const [longitude, latitude] of placesOf(record)) {
      // Five decimals are about 1 m: what is nearer is one junction, as in the road graph.
      const key = `${longitude.toFixed(5)},${latitude.toFixed(5)}`;
      const other = firstAt.get(key);
      if (other === undefined) firstAt.set(key, index);
      else parent[rootOf(index)] = rootOf(other);
    }
  });
  const sizes = new Map<number, number>();
  roads.forEach((_, index) => {
    sizes.set(rootOf(index), (sizes.get(rootOf(index)) ?? 0) + 1);
  });
  const largest = Math.max(0, ...sizes.values());
  const network = [...sizes].find(([, size]) => size === largest)?.[0];
  roads.forEach(({ record, path }, index) => {
    if (rootOf(index) === network) return;
    report({
      code: "unconnected-road",
      file: "basemap.geojson",
      path,
      expected: "a vertex shared with the road network",
      found: `${foundText(record.properties.name ?? record.properties.kind)} connected to ${sizes.get(rootOf(index))! - 1} other roads only`,
      severity: "warning",
    });
  });
}

function placesOf({ geometry }: BasemapFeature): readonly (readonly [number, number])[] {
  if (geometry.type === "LineString") return geometry.coordinates;
  return geometry.type === "MultiLineString" ? geometry.coordinates.flat() : [];
}
