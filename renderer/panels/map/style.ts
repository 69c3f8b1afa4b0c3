/** The base map's look: our schematic drawing of the city, or its own tile archive where it has one. */
import type {
  ExpressionSpecification,
  LayerSpecification,
  SourceSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { cityFileUrl } from "../../data/cityFiles.ts";
import { type BaseMap, nothing } from "./base.ts";
import { districtNameLineEm, districtNameSpacingEm } from "./districtNames.ts";
import { palette } from "./palette.ts";

const mapFont = ["IBM Plex Sans Condensed"];
/** MapLibre reads the weight off the first name and finds the family by the second. */
export const mediumMapFont = ["IBM Plex Sans Condensed Medium", "IBM Plex Sans Condensed"];

export type SymbolLayout = NonNullable<Extract<LayerSpecification, { type: "symbol" }>["layout"]>;

/** `remPx`: the smallest text that may be read on this display, CSS pixels; all else is drawn in its measure. */
export function baseStyle(base: BaseMap, remPx: number): StyleSpecification {
  const ground = base.ground === "tiles" ? tileGround(remPx) : schematicGround(base, remPx);
  return {
    version: 8,
    transition: { duration: 0 },
    sources: {
      districts: { type: "geojson", data: base.districts },
      names: { type: "geojson", data: base.names },
      "district-names": { type: "geojson", data: nothing, promoteId: "id" },
      ...ground.sources,
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": palette.ground } },
      {
        id: "district-areas",
        type: "fill",
        source: "districts",
        paint: { "fill-color": palette.district, "fill-opacity": base.ground === "tiles" ? 0.4 : 1 },
      },
      ...ground.layers,
      {
        id: "district-lines",
        type: "line",
        source: "districts",
        layout: { "line-join": "round" },
        paint: {
          "line-color": palette.districtLine,
          "line-width": remPx * 0.07,
          "line-dasharray": [3, 2],
        },
      },
      ...ground.labels,
      placeNames("place-names", ["lake", "station"], 13, remPx),
      placeNames("airport-names", ["airport"], 0, remPx),
      {
        id: "district-names",
        type: "symbol",
        source: "district-names",
        maxzoom: 15,
        layout: {
          "text-field": ["get", "name"],
          "text-font": mediumMapFont,
          "text-size": remPx,
          "text-letter-spacing": districtNameSpacingEm,
          "text-line-height": districtNameLineEm,
          // Lines are broken in the text itself.
          "text-max-width": 100,
          "text-padding": 0,
          "text-allow-overlap": true,
        },
        paint: {
          "text-color": palette.districtName,
          "text-halo-color": palette.halo,
          "text-halo-width": remPx * 0.08,
        },
      },
    ],
  };
}

function placeNames(id: string, kinds: string[], minzoom: number, remPx: number): LayerSpecification {
  return {
    id,
    type: "symbol",
    source: "names",
    minzoom,
    filter: ["in", ["get", "kind"], ["literal", kinds]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": mapFont,
      "text-size": remPx,
      "text-max-width": 6,
      "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
      "text-radial-offset": 0.9,
      "text-padding": remPx * 0.15,
    },
    paint: {
      "text-color": palette.name,
      "text-halo-color": palette.halo,
      "text-halo-width": remPx * 0.08,
    },
  };
}

interface Ground {
  readonly sources: Record<string, SourceSpecification>;
  readonly layers: LayerSpecification[];
  readonly labels: LayerSpecification[];
}

/** A line that is `widthRem` wide when the city fills the display, and wider towards the street. */
function line(remPx: number, widthRem: number, colour: string) {
  const width = widthRem * remPx;
  return {
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 11, width, 16, width * 5],
    },
  } satisfies Partial<Extract<LayerSpecification, { type: "line" }>>;
}

function lineNames(remPx: number, colour: string) {
  return {
    layout: {
      "symbol-placement": "line",
      "text-field": ["get", "name"],
      "text-font": mapFont,
      "text-size": remPx,
      "text-padding": remPx * 0.5,
      "text-max-angle": 45,
      "symbol-spacing": remPx * 30,
    },
    paint: { "text-color": colour, "text-halo-color": palette.halo, "text-halo-width": remPx * 0.08 },
  } satisfies Partial<Extract<LayerSpecification, { type: "symbol" }>>;
}

function schematicGround(base: BaseMap, remPx: number): Ground {
  const source = "schematic";
  const kind = (...kinds: string[]): ExpressionSpecification => ["in", ["get", "kind"], ["literal", kinds]];
  const area = (id: string, kinds: string[], colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source,
    filter: ["all", kind(...kinds), ["==", ["geometry-type"], "Polygon"]],
    paint: { "fill-color": colour },
  });
  const way = (id: string, name: string, colour: string, widthRem: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    filter: ["all", kind(name), ["==", ["geometry-type"], "LineString"]],
    ...line(remPx, widthRem, colour),
  });
  const names = (id: string, kinds: string[], colour: string, minzoom: number): LayerSpecification => ({
    id,
    type: "symbol",
    source,
    minzoom,
    filter: ["all", kind(...kinds), ["==", ["geometry-type"], "LineString"], ["has", "name"]],
    ...lineNames(remPx, colour),
  });
  return {
    sources: { [source]: { type: "geojson", data: base.schematic } },
    layers: [
      area("parks", ["park"], palette.park),
      area("airport", ["airport"], palette.airport),
      area("waters", ["lake", "river"], palette.water),
      way("runways", "runway", palette.runway, 0.2),
      way("rivers", "river", palette.water, 0.14),
      way("roads", "road", palette.road, 0.05),
      way("main-roads", "main-road", palette.mainRoad, 0.09),
      way("rails", "rail", palette.rail, 0.05),
      way("toll-edges", "toll", palette.ground, 0.22),
      way("tolls", "toll", palette.toll, 0.13),
    ],
    labels: [
      names("river-names", ["river"], palette.waterName, 11),
      names("main-road-names", ["main-road", "toll"], palette.name, 13),
      names("road-names", ["road"], palette.name, 14.5),
    ],
  };
}

/** Vector archives in the Protomaps schema (docs.protomaps.com/basemaps/layers); layers that are missing draw nothing. */
function tileGround(remPx: number): Ground {
  const source = "tiles";
  const road = (id: string, kinds: string[], colour: string, widthRem: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    "source-layer": "roads",
    filter: ["in", ["get", "kind"], ["literal", kinds]],
    ...line(remPx, widthRem, colour),
  });
  const area = (id: string, layer: string, colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source,
    "source-layer": layer,
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": colour },
  });
  return {
    sources: { [source]: { type: "vector", url: `pmtiles://${cityFileUrl("basemap.pmtiles")}` } },
    layers: [
      area("landuse", "landuse", palette.park),
      area("water", "water", palette.water),
      road("minor-roads", ["minor_road"], palette.road, 0.03),
      road("medium-roads", ["medium_road"], palette.road, 0.05),
      road("major-roads", ["major_road"], palette.mainRoad, 0.09),
      road("rails", ["rail"], palette.rail, 0.05),
      road("highways", ["highway"], palette.toll, 0.13),
    ],
    labels: [
      {
        id: "road-names",
        type: "symbol",
        source,
        "source-layer": "roads",
        minzoom: 13,
        filter: ["has", "name"],
        ...lineNames(remPx, palette.name),
      },
    ],
  };
}
