/** The parts of GeoJSON (RFC 7946) that a city folder uses. */
import { z } from "zod";
import { type LonLat, lonLatSchema } from "../place.ts";

const lineCoordinates = z.array(lonLatSchema).min(2, "a line of at least 2 places");

const ringSchema = z
  .array(lonLatSchema)
  .min(4, "a ring of at least 4 places")
  .refine(isClosed, "a closed ring (its last place is its first)");

const ringsSchema = z.array(ringSchema).min(1, "at least one ring");

export const pointSchema = z.object({ type: z.literal("Point"), coordinates: lonLatSchema });
export const lineSchema = z.object({ type: z.literal("LineString"), coordinates: lineCoordinates });
export const multiLineSchema = z.object({
  type: z.literal("MultiLineString"),
  coordinates: z.array(lineCoordinates).min(1, "at least one line"),
});
export const polygonSchema = z.object({ type: z.literal("Polygon"), coordinates: ringsSchema });
export const multiPolygonSchema = z.object({
  type: z.literal("MultiPolygon"),
  coordinates: z.array(ringsSchema).min(1, "at least one polygon"),
});

function isClosed(ring: LonLat[]): boolean {
  const first = ring[0];
  const last = ring[ring.length - 1];
  return first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
}
