/** `districts.yaml` and `districts.geojson`: the kecamatan and their areas. */
import { z } from "zod";
import { type AnyPlace, boundsContain, extentOf, pointInPolygon, type Ring } from "../place.ts";
import { multiPolygonSchema, polygonSchema } from "./geojson.ts";
import { nameSchema } from "./text.ts";

const codeSchema = z.string().regex(/^\d\d\.\d\d\.\d\d$/, 'a Kemendagri code such as "36.71.01"');

export const districtSchema = z.strictObject({
  code: codeSchema,
  name: nameSchema,
  /** Inhabitants, for figures that are told by their number. */
  population: z
    .number()
    .int("a whole number")
    .min(1, "at least 1")
    .max(50_000_000, "at most 50000000")
    .optional(),
});
export type District = z.infer<typeof districtSchema>;

export const districtAreaSchema = z.object({
  type: z.literal("Feature"),
  properties: z.looseObject({
    code: codeSchema,
    name: nameSchema.optional(),
    label: z.tuple([z.number(), z.number()]).optional(),
  }),
  geometry: z.discriminatedUnion("type", [polygonSchema, multiPolygonSchema]),
});
export type DistrictArea = z.infer<typeof districtAreaSchema>;

export interface DistrictAreas {
  type: "FeatureCollection";
  features: DistrictArea[];
}

/** Every polygon of an area, each as its rings. */
export function polygonsOf(area: DistrictArea): readonly (readonly Ring[])[] {
  return area.geometry.type === "Polygon" ? [area.geometry.coordinates] : area.geometry.coordinates;
}

/** In the middle of a district: where its name is written, else of its extent. Undefined where no area is drawn. */
export function districtCentre({ features }: DistrictAreas, code: string): AnyPlace | undefined {
  const area = features.find(({ properties }) => properties.code === code);
  if (!area) return undefined;
  if (area.properties.label) return area.properties.label;
  const extent = extentOf(polygonsOf(area).flat());
  return extent ? [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2] : undefined;
}

/**
 * Finds the code of the district that a place lies in; undefined outside all of them. Areas whose extent does not hold
 * a place are passed over unread.
 */
export function districtFinder({ features }: DistrictAreas): (place: AnyPlace) => string | undefined {
  const parts = features.flatMap((area) =>
    polygonsOf(area).map((rings) => ({ rings, extent: extentOf(rings), code: area.properties.code })),
  );
  return (place) =>
    parts.find(({ extent, rings }) => extent && boundsContain(extent, place) && pointInPolygon(place, rings))
      ?.code;
}
