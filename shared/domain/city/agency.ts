/** `agencies.yaml`: the agencies (OPD) that work the reports. */
import { z } from "zod";
import { idSchema, localisedSchema } from "./text.ts";

export const agencySchema = z.strictObject({
  id: idSchema,
  name: localisedSchema,
  /** For lists and map labels. */
  short: z.string().min(1, "a short name").max(12, "at most 12 characters"),
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/, "a colour such as #4fc3f7"),
  /** The radio channel that its crews listen to, as they call it. */
  radio: z.string().min(1, "a radio channel").max(40, "at most 40 characters").optional(),
  /** Officers of the agency who are told when a crew does not answer: the first who is on duty, else the first. */
  supervisors: z.array(idSchema).max(50, "at most 50").default([]),
  /** The agency's mark on the map: colour never carries meaning alone. */
  shape: z.enum(["circle", "square", "triangle", "diamond", "hexagon"]),
});
export type Agency = z.infer<typeof agencySchema>;
export type AgencyShape = Agency["shape"];

/** How a shape is drawn: SVG paths in a box of 16 by 16, the same on screens, on the map and on paper. */
export const agencyOutlines: Readonly<Record<AgencyShape, string>> = {
  circle: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  square: "M2 2h12v12H2z",
  triangle: "M8 1l7 13H1z",
  diamond: "M8 .5L15.5 8L8 15.5L.5 8z",
  hexagon: "M8 .8l6.3 3.6v7.2L8 15.2l-6.3-3.6V4.4z",
};
