/** What happens in the city, above the base map: cameras, officers' bubbles, incidents, and the ring of what is looked at. */
import type {
  ExpressionSpecification,
  GeoJSONSourceSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { nothing } from "./base.ts";
import { themeColour } from "./colour.ts";
import { palette } from "./palette.ts";
import { mediumMapFont, type SymbolLayout } from "./style.ts";
import { warningLayers, warningNames, warningSources } from "./warnings.ts";

/** Sources of points. A point's `icon` is the id of its mark's picture (marks.ts), its `id` what it stands for. */
export const markSources = ["cameras", "officer-bubbles", "incidents", "selected"] as const;
export type MarkSource = (typeof markSources)[number];

/** The officers' own layer (officers/layer.ts) is put below the first, their ways (officers/ways.ts) below the second. */
export const layerAboveOfficers = "incidents";
export const layerAboveWays = "cameras";

/** Near the street there is room for larger marks. Zoom and scale, twice. */
const [cityZoom, cityScale, streetZoom, streetScale] = [12.5, 1, 15, 1.35];
const scaleByZoom: ExpressionSpecification = [
  "interpolate",
  ["linear"],
  ["zoom"],
  cityZoom,
  cityScale,
  streetZoom,
  streetScale,
];

/** How much larger marks are drawn at a zoom. */
export function markScale(zoom: number): number {
  const share = Math.min(1, Math.max(0, (zoom - cityZoom) / (streetZoom - cityZoom)));
  return cityScale + share * (streetScale - cityScale);
}

export function withMarks(style: StyleSpecification, remPx: number): StyleSpecification {
  const source: GeoJSONSourceSpecification = {
    ...{ type: "geojson", data: nothing, maxzoom: 14, tolerance: 0 },
    // What has changed is told by it, see sources.ts.
    promoteId: "id",
  };
  const name: SymbolLayout = {
    "text-field": ["get", "name"],
    "text-font": mediumMapFont,
    "text-size": remPx,
    "text-anchor": "top",
    "text-offset": [0, 0.9],
  };
  const namePaint = {
    "text-color": themeColour("--text"),
    "text-halo-color": palette.halo,
    "text-halo-width": remPx * 0.1,
  };
  const layers: LayerSpecification[] = [
    {
      id: "cameras",
      type: "symbol",
      source: "cameras",
      layout: {
        // Where lenses look matters near the street; over the whole city it is only noise.
        "icon-image": ["step", ["zoom"], ["get", "farIcon"], 13, ["get", "icon"]],
        "icon-size": scaleByZoom,
        "icon-rotate": ["step", ["zoom"], 0, 13, ["get", "bearingDeg"]],
        "icon-rotation-alignment": "map",
        "icon-allow-overlap": true,
        "icon-ignore-placement": true,
        "symbol-sort-key": ["get", "order"],
      },
    },
    {
      id: "camera-names",
      type: "symbol",
      source: "cameras",
      minzoom: 14,
      layout: { ...name, "text-padding": remPx * 0.3 },
      paint: { ...namePaint, "text-color": palette.camera },
    },
    {
      id: "officer-bubbles",
      type: "symbol",
      source: "officer-bubbles",
      layout: {
        "icon-image": ["get", "icon"],
        "icon-size": scaleByZoom,
        "icon-allow-overlap": true,
        "icon-padding": 0,
      },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      layout: {
        "icon-image": ["get", "icon"],
        "icon-size": scaleByZoom,
        "icon-anchor": ["get", "anchor"],
        "icon-allow-overlap": true,
        "icon-padding": 0,
        "symbol-sort-key": ["get", "order"],
      },
    },
    {
      id: "selected",
      type: "symbol",
      source: "selected",
      layout: {
        ...name,
        "icon-image": ["get", "icon"],
        "icon-size": scaleByZoom,
        "icon-anchor": ["get", "anchor"],
        "icon-rotate": ["get", "bearingDeg"],
        "icon-allow-overlap": true,
        "text-allow-overlap": true,
      },
      paint: namePaint,
    },
  ];
  return {
    ...style,
    sources: {
      ...style.sources,
      ...warningSources,
      ...Object.fromEntries(markSources.map((id) => [id, source])),
    },
    layers: [...style.layers, ...warningLayers(remPx), warningNames(remPx), ...layers],
  };
}
