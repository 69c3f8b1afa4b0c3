/** `basemap.geojson`: the lines and areas under everything else, drawn when a city gives no tiles. */
import { z } from "zod";
import { lineSchema, multiLineSchema, multiPolygonSchema, pointSchema, polygonSchema } from "./geojson.ts";
import { nameSchema } from "./text.ts";

export const basemapKinds = [
  "river",
  "lake",
  "airport",
  "runway",
  "park",
  "toll",
  "main-road",
  "road",
  "rail",
  "station",
] as const;
export type BasemapKind = (typeof basemapKinds)[number];

/** What vehicles move along. */
export const roadKinds: readonly BasemapKind[] = ["toll", "main-road", "road"];

export const basemapFeatureSchema = z.object({
  type: z.literal("Feature"),
  properties: z.looseObject({
    kind: z.enum(basemapKinds),
    name: nameSchema.optional(),
    /** How wide a river or runway is on the ground. */
    widthM: z.number().positive().optional(),
  }),
  geometry: z.discriminatedUnion("type", [
    pointSchema,
    lineSchema,
    multiLineSchema,
    polygonSchema,
    multiPolygonSchema,
  ]),
});
export type BasemapFeature = z.infer<typeof basemapFeatureSchema>;

export interface Basemap {
  type: "FeatureCollection";
  features: BasemapFeature[];
}
