/**
 * A warning after the Common Alerting Protocol 1.2 (OASIS, 2010), with CAP's own names: as JSON on `warnings/<id>`, and
 * as what an XML document holds. What CAP lets occur several times may stand alone or in a list.
 */
import { z } from "zod";
import { lonLatSchema, type Ring } from "../domain/place.ts";
import { isoTime } from "./facts.ts";

export const capSeverities = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"] as const;
export const capUrgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"] as const;
export const capCertainties = ["Observed", "Likely", "Possible", "Unlikely", "Unknown"] as const;

/** Of one polygon: more than any coast needs. */
const maxPoints = 10_000;
const maxRadiusKm = 20_000;

/** An XML element that is empty is an empty text; JSON leaves it out. */
const maybe = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => text?.trim() || null);
const maybeTime = z.preprocess((value) => (value === "" ? null : value), isoTime.nullish());

function several<Each extends z.ZodType>(each: Each, max: number) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]),
    z.array(each).max(max),
  );
}

/** `lat,lon lat,lon …`, closed; a ring that its writer left open is closed. */
const polygon = z
  .string()
  .max(400_000)
  .transform((text, context): Ring => {
    const pairs = text.trim().split(/\s+/);
    const places = pairs.slice(0, maxPoints + 1).map(placeOf);
    const ring = places.flatMap((place) => (place ? [place] : []));
    const [first] = ring;
    const last = ring.at(-1);
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) ring.push(first);
    if (ring.length < 4 || ring.length > maxPoints || places.includes(undefined)) {
      context.addIssue({
        code: "custom",
        message: `expected 4 to ${maxPoints} places as latitude,longitude`,
      });
      return z.NEVER;
    }
    return ring;
  });

/** `lat,lon radius`, the radius in kilometres. */
const circle = z
  .string()
  .max(200)
  .transform((text, context) => {
    const [centre, radius, ...rest] = text.trim().split(/\s+/);
    const place = placeOf(centre ?? "");
    const km = Number(radius);
    if (!place || rest.length > 0 || !(km >= 0 && km <= maxRadiusKm)) {
      context.addIssue({ code: "custom", message: "expected latitude,longitude and a radius in km" });
      return z.NEVER;
    }
    return { centre: place, radiusM: km * 1000 };
  });

function placeOf(pair: string) {
  const [latitude, longitude, ...rest] = pair.split(",");
  if (!latitude || !longitude || rest.length > 0) return undefined;
  return lonLatSchema.safeParse([Number(longitude), Number(latitude)]).data;
}

const area = z.object({
  areaDesc: z.string().max(5000).default(""),
  polygon: several(polygon, 500),
  circle: several(circle, 500),
  geocode: several(z.object({ valueName: z.string().max(200), value: z.string().max(200) }), 2000),
});

const info = z.object({
  language: maybe(40),
  event: z.string().min(1).max(500),
  urgency: z.enum(capUrgencies),
  severity: z.enum(capSeverities),
  /** CAP 1.0's "Very Likely" is read as CAP 1.2 asks. */
  certainty: z.preprocess((value) => (value === "Very Likely" ? "Likely" : value), z.enum(capCertainties)),
  effective: maybeTime,
  onset: maybeTime,
  expires: maybeTime,
  senderName: maybe(500),
  headline: maybe(2000),
  description: maybe(20_000),
  instruction: maybe(20_000),
  area: several(area, 500),
});
export type CapInfo = z.infer<typeof info>;

/** CAP forbids spaces, commas and what XML escapes: references are made of these. */
const capName = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\s,<&]+$/, "expected a name without spaces and commas");

export const capAlert = z
  .object({
    identifier: capName,
    sender: capName,
    sent: isoTime,
    status: z.enum(["Actual", "Exercise", "System", "Test", "Draft"]),
    msgType: z.enum(["Alert", "Update", "Cancel", "Ack", "Error"]),
    /** The messages that an Update or Cancel is about: `sender,identifier,sent`, by spaces. */
    references: maybe(50_000),
    info: several(info, 20),
  })
  .refine(
    ({ msgType, info: infos }) => (msgType !== "Alert" && msgType !== "Update") || infos.length > 0,
    "expected at least one info",
  );
export type CapAlert = z.infer<typeof capAlert>;
