/**
 * The map's sources of points, fed with what has changed alone: of ten thousand marks one that is new costs one.
 *
 * Guarantees: what a source holds is what was shown last; the same marks shown again cost nothing but the comparison,
 * and the map is not drawn for them.
 */
import type { Feature, Point } from "geojson";
import type { GeoJSONSource, GeoJSONSourceDiff, Map as MapLibre } from "maplibre-gl";
import type { MarkFeature } from "./features.ts";

/** A point that is told from the others of its source by its `id`. */
export type KnownPoint = Feature<Point, { readonly id: string }>;

export interface SourceMap {
  getSource(id: string): Pick<GeoJSONSource, "updateData"> | undefined;
}

export class Sources {
  private readonly map: SourceMap;
  private readonly held = new Map<string, Map<string, KnownPoint>>();

  constructor(map: Pick<MapLibre, "getSource"> | SourceMap) {
    this.map = map as SourceMap;
  }

  /** Takes all points of a source; returns whether any has changed. */
  show(source: string, points: readonly KnownPoint[]): boolean {
    const before = this.held.get(source) ?? new Map<string, KnownPoint>();
    const after = new Map(points.map((point) => [point.properties.id, point]));
    const add = points.filter((point) => !isSame(before.get(point.properties.id), point));
    const remove = [...before.keys()].filter((id) => !after.has(id));
    this.held.set(source, after);
    if (add.length === 0 && remove.length === 0) return false;
    const diff: GeoJSONSourceDiff = { add, remove };
    void this.map.getSource(source)?.updateData(diff);
    return true;
  }

  /** What a source holds. */
  of(source: string): MarkFeature[] {
    return [...(this.held.get(source)?.values() ?? [])] as MarkFeature[];
  }

  all(): MarkFeature[] {
    return [...this.held.keys()].flatMap((source) => this.of(source));
  }

  find(source: string, id: string): MarkFeature | undefined {
    return this.held.get(source)?.get(id) as MarkFeature | undefined;
  }
}

function isSame(one: KnownPoint | undefined, other: KnownPoint): boolean {
  if (one === other) return true;
  if (!one) return false;
  const [x, y] = one.geometry.coordinates;
  const [otherX, otherY] = other.geometry.coordinates;
  if (x !== otherX || y !== otherY) return false;
  const [properties, others] = [one.properties, other.properties] as Record<string, unknown>[];
  return Object.keys(others as object).every((name) => properties?.[name] === others?.[name]);
}
