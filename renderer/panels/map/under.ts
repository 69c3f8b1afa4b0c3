/** What lies under the pointer: what is on top, as it is drawn. */
import { type LngLat, type Map as MapLibre, MercatorCoordinate, type PointLike } from "maplibre-gl";
import type { MarkFeature } from "./features.ts";
import type { MarkSource } from "./layers.ts";
import type { Fleet } from "./officers/fleet.ts";
import type { Sources } from "./sources.ts";
import { warningAt } from "./warnings.ts";

export type Found = MarkFeature | { readonly officer: string } | { readonly warning: string };

export interface Drawn {
  readonly map: MapLibre;
  readonly sources: Sources;
  readonly fleet: Fleet;
  readonly remPx: number;
  readonly officerRem: number;
}

/** How near a pointer must come, and a finger. */
const reachRem = 0.3;

export function under(
  { map, sources, fleet, remPx, officerRem }: Drawn,
  { x, y }: { readonly x: number; readonly y: number },
  lngLat: LngLat,
): Found | null {
  const reach = reachRem * remPx;
  const box: [PointLike, PointLike] = [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ];
  const mark = (...layers: MarkSource[]): MarkFeature | null => {
    const [found] = map.queryRenderedFeatures(box, { layers });
    return (found && sources.find(found.source, String(found.properties.id))) ?? null;
  };
  const officer = (): Found | null => {
    const at = MercatorCoordinate.fromLngLat(lngLat);
    const nearest = fleet.nearest(at.x, at.y);
    const reachHere = (officerRem * remPx) / (512 * 2 ** map.getZoom());
    return nearest && nearest.distance < reachHere ? { officer: nearest.officer } : null;
  };
  const warning = (): Found | null => {
    const id = warningAt(map, { x, y });
    return id === undefined ? null : { warning: id };
  };
  return mark("selected", "incidents") ?? officer() ?? mark("officer-bubbles", "cameras") ?? warning();
}
