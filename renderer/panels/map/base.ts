/**
 * What lies under everything else: the city's own tile archive, else its schematic drawing, else plain ground.
 *
 * Guarantees: always answers. What could not be read is missing from the answer and `complete` is false, so that
 * the map shows reports and officers anyway and says what is not there.
 */
import type { FeatureCollection } from "geojson";
import { addProtocol } from "maplibre-gl";
import { PMTiles, Protocol } from "pmtiles";
import { z } from "zod";
import { basemapFeatureSchema } from "../../../shared/domain/city/basemap.ts";
import { districtAreaSchema, polygonsOf } from "../../../shared/domain/city/district.ts";
import { type Bounds, extentOf } from "../../../shared/domain/place.ts";
import { type CityFile, cityFileUrl } from "../../data/cityFiles.ts";
import { nameOfArea } from "./names.ts";

export interface BaseMap {
  readonly districts: FeatureCollection;
  /** Of all districts: `[west, south, east, north]`, degrees; null where they could not be read. */
  readonly extent: Bounds | null;
  /** Points at which areas carry their names: `name`, `kind` (`district`, `airport`, `lake`, `station`). */
  readonly names: FeatureCollection;
  readonly ground: "tiles" | "schematic" | "plain";
  /** The schematic drawing; empty where the ground is something else. */
  readonly schematic: FeatureCollection;
  readonly complete: boolean;
}

const districtFile = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(districtAreaSchema),
});
const basemapFile = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(basemapFeatureSchema),
});

export const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };

const protocol = new Protocol();
addProtocol("pmtiles", protocol.tile);

export async function readBaseMap(
  hasTiles: boolean,
  districtNames: ReadonlyMap<string, string>,
): Promise<BaseMap> {
  const [areas, tiles] = await Promise.all([
    read("districts.geojson", districtFile),
    hasTiles ? openTiles() : false,
  ]);
  const drawing = tiles ? null : await read("basemap.geojson", basemapFile);
  const names = [
    ...(areas?.features ?? []).map((area) =>
      nameOfArea(
        area.geometry,
        "district",
        districtNames.get(area.properties.code) ?? area.properties.name,
        area.properties.label,
      ),
    ),
    ...(drawing?.features ?? []).map(({ geometry, properties }) =>
      geometry.type === "LineString" || geometry.type === "MultiLineString"
        ? null
        : nameOfArea(geometry, properties.kind, properties.name),
    ),
  ];
  return {
    districts: areas ?? nothing,
    extent: areas && extentOf(areas.features.flatMap((area) => polygonsOf(area).flat())),
    names: { type: "FeatureCollection", features: names.filter((name) => name !== null) },
    ground: tiles ? "tiles" : drawing ? "schematic" : "plain",
    schematic: drawing ?? nothing,
    complete: areas !== null && (tiles || (drawing !== null && !hasTiles)),
  };
}

async function read<Schema extends z.ZodType>(
  file: CityFile,
  schema: Schema,
): Promise<z.infer<Schema> | null> {
  try {
    const response = await fetch(cityFileUrl(file));
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return schema.parse(await response.json());
  } catch (error) {
    console.error(`map: ${file}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** True when the archive's header can be read; its tiles are then asked for by `pmtiles://` and its address. */
async function openTiles(): Promise<boolean> {
  const archive = new PMTiles(cityFileUrl("basemap.pmtiles"));
  try {
    await archive.getHeader();
  } catch (error) {
    console.error(`map: basemap.pmtiles: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  protocol.add(archive);
  return true;
}
