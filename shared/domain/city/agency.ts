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
