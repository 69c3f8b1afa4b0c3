/** What rows are made of. */
import { z } from "zod";

/** `[longitude, latitude]` in degrees, WGS 84. */
export const place = z.tuple([z.number(), z.number()]);
/** Milliseconds since 1970-01-01T00:00Z. */
export const epochMs = z.number();
/** The same text in each language of the interface. */
export const text = z.object({ id: z.string(), en: z.string() });
