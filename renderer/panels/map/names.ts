/** Where areas carry their names: each at one point, or a map cut into tiles would write it in each tile. */
import type { Feature, Point } from "geojson";
import type { AnyPlace, Ring } from "../../../shared/domain/place.ts";

type NamedGeometry =
  | { type: "Point"; coordinates: AnyPlace }
  | { type: "Polygon"; coordinates: readonly Ring[] }
  | { type: "MultiPolygon"; coordinates: readonly (readonly Ring[])[] };

/** Null for what has no name. `label` is where the city wants it, instead of the middle. */
export function nameOfArea(
  geometry: NamedGeometry,
  kind: string,
  name: string | undefined,
  label?: AnyPlace,
): Feature<Point> | null {
  if (name === undefined) return null;
  const [longitude, latitude] = label ?? middleOf(geometry);
  return {
    type: "Feature",
    properties: { kind, name },
    geometry: { type: "Point", coordinates: [longitude, latitude] },
  };
}

function middleOf(geometry: NamedGeometry): AnyPlace {
  if (geometry.type === "Point") return geometry.coordinates;
  const outlines =
    geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((rings) => rings[0]);
  const weighed = outlines.map((outline) => centroid(outline ?? []));
  return weighed.reduce((largest, next) => (next.area > largest.area ? next : largest)).place;
}

/** Area centroid of a closed ring (Bourke, "Calculating the area and centroid of a polygon", 1988), and its area. */
function centroid(ring: Ring): { place: AnyPlace; area: number } {
  const [originX, originY] = ring[0] ?? [0, 0];
  let twiceArea = 0;
  let x = 0;
  let y = 0;
  for (let n = 1; n < ring.length; n++) {
    // Relative to the first corner: degrees are large against a city's size, and the products would lose it.
    const [ax, ay] = [(ring[n - 1]?.[0] ?? 0) - originX, (ring[n - 1]?.[1] ?? 0) - originY];
    const [bx, by] = [(ring[n]?.[0] ?? 0) - originX, (ring[n]?.[1] ?? 0) - originY];
    const cross = ax * by - bx * ay;
    twiceArea += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (twiceArea === 0) return { place: [originX, originY], area: 0 };
  return {
    place: [originX + x / (3 * twiceArea), originY + y / (3 * twiceArea)],
    area: Math.abs(twiceArea) / 2,
  };
}
