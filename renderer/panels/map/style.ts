/** The base map: our schematic drawing of the city, or its own tile archive where it has one. */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import { cityFileUrl } from "../../data/cityFiles.ts";
import { palette } from "./palette.ts";

export const mapFont = ["IBM Plex Sans Condensed"];

/** `remPx`: the smallest text that may be read on this display, CSS pixels. */
export function baseStyle(hasTiles: boolean, remPx: number): StyleSpecification {
  const base = hasTiles ? tileBase(remPx) : schematicBase(remPx);
  return {
    version: 8,
    sources: {
      ...base.sources,
      districts: { type: "geojson", data: cityFileUrl("districts.geojson") },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": palette.ground } },
      {
        id: "district-areas",
        type: "fill",
        source: "districts",
        paint: { "fill-color": palette.district, "fill-opacity": hasTiles ? 0.4 : 1 },
      },
      ...base.layers,
      {
        id: "district-lines",
        type: "line",
        source: "districts",
        paint: { "line-color": palette.districtLine, "line-width": 1.5, "line-dasharray": [3, 2] },
      },
      ...base.labels,
      {
        id: "district-names",
        type: "symbol",
        source: "districts",
        layout: {
          "text-field": ["upcase", ["get", "name"]],
          "text-font": mapFont,
          "text-size": remPx,
          "text-letter-spacing": 0.08,
          "text-padding": remPx / 2,
        },
        paint: { "text-color": palette.districtName, "text-halo-color": palette.halo, "text-halo-width": 2 },
      },
    ],
  };
}

interface Base {
  readonly sources: Record<string, SourceSpecification>;
  readonly layers: LayerSpecification[];
  readonly labels: LayerSpecification[];
}

function schematicBase(remPx: number): Base {
  const source = "basemap";
  const line = (id: string, kind: string, colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    filter: ["all", ["==", ["get", "kind"], kind], ["!=", ["geometry-type"], "Point"]],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 10, width / 2, 15, width * 4],
    },
  });
  const area = (id: string, kinds: string[], colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source,
    filter: ["all", ["in", ["get", "kind"], ["literal", kinds]], ["==", ["geometry-type"], "Polygon"]],
    paint: { "fill-color": colour },
  });
  const name = (
    id: string,
    placement: "line" | "point",
    kinds: string[],
    colour: string,
    minzoom: number,
  ): LayerSpecification => ({
    id,
    type: "symbol",
    source,
    minzoom,
    filter: ["all", ["in", ["get", "kind"], ["literal", kinds]], ["has", "name"]],
    layout: {
      "symbol-placement": placement,
      "text-field": ["get", "name"],
      "text-font": mapFont,
      "text-size": remPx,
      "text-padding": remPx,
      "symbol-spacing": remPx * 24,
    },
    paint: { "text-color": colour, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
  });
  return {
    sources: { [source]: { type: "geojson", data: cityFileUrl("basemap.geojson") } },
    layers: [
      area("parks", ["park"], palette.park),
      area("airport", ["airport"], palette.airport),
      area("lakes", ["lake", "river"], palette.water),
      line("runways", "runway", palette.runway, 4),
      line("rivers", "river", palette.waterLine, 5),
      line("roads", "road", palette.road, 2),
      line("main-roads", "main-road", palette.mainRoad, 3),
      line("rails", "rail", palette.rail, 1.5),
      line("tolls", "toll", palette.toll, 4),
    ],
    labels: [
      name("river-names", "line", ["river"], palette.waterName, 0),
      name("road-names", "line", ["main-road", "toll"], palette.roadName, 12.5),
      name("area-names", "point", ["airport", "lake"], palette.roadName, 11.5),
    ],
  };
}

/** Vector archives in the Protomaps schema (docs.protomaps.com/basemaps/layers); layers that are missing draw nothing. */
function tileBase(remPx: number): Base {
  const source = "tiles";
  const road = (id: string, kinds: string[], colour: string, width: number): LayerSpecification => ({
    id,
    type: "line",
    source,
    "source-layer": "roads",
    filter: ["in", ["get", "kind"], ["literal", kinds]],
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": colour,
      "line-width": ["interpolate", ["exponential", 1.5], ["zoom"], 10, width / 2, 15, width * 4],
    },
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
      road("minor-roads", ["minor_road"], palette.road, 1),
      road("medium-roads", ["medium_road"], palette.road, 2),
      road("major-roads", ["major_road"], palette.mainRoad, 3),
      road("rails", ["rail"], palette.rail, 1.5),
      road("highways", ["highway"], palette.toll, 4),
    ],
    labels: [
      {
        id: "road-names",
        type: "symbol",
        source,
        "source-layer": "roads",
        minzoom: 13,
        filter: ["has", "name"],
        layout: {
          "symbol-placement": "line",
          "text-field": ["get", "name"],
          "text-font": mapFont,
          "text-size": remPx,
        },
        paint: { "text-color": palette.roadName, "text-halo-color": palette.halo, "text-halo-width": 1.5 },
      },
    ],
  };
}
