/**
 * Official warnings as areas: filled, hatched the denser the graver, and named with their severity, since colour never
 * carries meaning alone. They lie above the ground and below everything that happens in the city.
 */
import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LayerSpecification, Map as MapLibre, SourceSpecification } from "maplibre-gl";
import type { WarningRow } from "../../../shared/contract/intake.ts";
import { nothing } from "./base.ts";
import { nameOfArea } from "./names.ts";
import { palette } from "./palette.ts";
import { mediumMapFont } from "./style.ts";

type Severity = WarningRow["severity"];

/** The gravest last: it is drawn on top. */
const severities: readonly Severity[] = ["Unknown", "Minor", "Moderate", "Severe", "Extreme"];
/** Between two lines of the hatching. */
const hatchRem: Readonly<Record<Severity, number>> = {
  ...{ Unknown: 3, Minor: 2.4, Moderate: 1.6, Severe: 1, Extreme: 0.6 },
};

const areas = "warnings";
const names = "warning-names";

export interface WarningOnMap extends Pick<WarningRow, "id" | "severity" | "polygons"> {
  /** Its event and severity, in the room's language. */
  readonly name: string;
}

export const warningSources: Record<string, SourceSpecification> = {
  [areas]: { type: "geojson", data: nothing },
  [names]: { type: "geojson", data: nothing },
};

export function warningLayers(remPx: number): LayerSpecification[] {
  return [
    {
      id: areas,
      type: "fill",
      source: areas,
      layout: { "fill-sort-key": ["get", "order"] },
      paint: { "fill-color": ["get", "colour"], "fill-opacity": 0.14 },
    },
    {
      id: "warning-hatching",
      type: "fill",
      source: areas,
      layout: { "fill-sort-key": ["get", "order"] },
      paint: { "fill-pattern": ["get", "hatching"], "fill-opacity": 0.5 },
    },
    {
      id: "warning-edges",
      type: "line",
      source: areas,
      layout: { "line-join": "round", "line-sort-key": ["get", "order"] },
      paint: { "line-color": ["get", "colour"], "line-width": remPx * 0.14 },
    },
  ];
}

/** Above the ground's own names, so that a warning can be read. */
export function warningNames(remPx: number): LayerSpecification {
  return {
    id: names,
    type: "symbol",
    source: names,
    layout: {
      "text-field": ["get", "name"],
      "text-font": mediumMapFont,
      "text-size": remPx,
      "text-max-width": 14,
      "text-allow-overlap": true,
      "symbol-sort-key": ["get", "order"],
    },
    paint: {
      "text-color": ["get", "colour"],
      "text-halo-color": palette.halo,
      "text-halo-width": remPx * 0.14,
    },
  };
}

/** Once the map's style is there. */
export function addHatchings(map: MapLibre, remPx: number): void {
  for (const severity of severities) {
    const id = hatchingOf(severity);
    if (!map.hasImage(id))
      map.addImage(id, drawHatching(palette.warnings[severity], hatchRem[severity] * remPx, remPx));
  }
}

export function showWarnings(map: MapLibre, warnings: readonly WarningOnMap[]): void {
  const shown = warnings.filter(({ polygons }) => polygons.length > 0);
  setData(map, areas, shown.map(areaOf));
  setData(map, names, shown.flatMap(nameOf));
}

/** The warning whose name is at a point of the screen. */
export function warningAt(
  map: MapLibre,
  point: { readonly x: number; readonly y: number },
): string | undefined {
  const [found] = map.queryRenderedFeatures([point.x, point.y], { layers: [names] });
  return found && String(found.properties.id);
}

/** How many the last frame shows. */
export function warningsDrawn(map: MapLibre): number {
  return new Set(map.queryRenderedFeatures({ layers: [areas] }).map(({ properties }) => properties.id)).size;
}

function setData(map: MapLibre, source: string, features: Feature[]): void {
  const data: FeatureCollection = { type: "FeatureCollection", features };
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}

function areaOf({ id, severity, polygons }: WarningOnMap): Feature {
  return {
    ...{ type: "Feature", properties: { id, ...look(severity), hatching: hatchingOf(severity) } },
    geometry: { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map((ring) => [...ring])) },
  };
}

function nameOf({ id, severity, polygons, name }: WarningOnMap): Feature[] {
  const point = nameOfArea({ type: "MultiPolygon", coordinates: polygons }, "warning", name);
  return point ? [{ ...point, properties: { id, name, ...look(severity) } }] : [];
}

function look(severity: Severity) {
  return { colour: palette.warnings[severity], order: severities.indexOf(severity) };
}

function hatchingOf(severity: Severity): string {
  return `hatching-${severity}`;
}

/** A tile of lines from lower left to upper right, whole where tiles meet. */
function drawHatching(colour: string, gapPx: number, remPx: number): ImageData {
  const side = Math.max(4, Math.round(gapPx));
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side;
  const context = canvas.getContext("2d") as CanvasRenderingContext2D;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, remPx * 0.08);
  for (const by of [-side, 0, side]) {
    context.beginPath();
    context.moveTo(by - 1, side + 1);
    context.lineTo(by + side + 1, -1);
    context.stroke();
  }
  return context.getImageData(0, 0, side, side);
}
