/** `vehicles.yaml`: what crews go out with. */
import { z } from "zod";
import { idSchema, localisedSchema, nameSchema } from "./text.ts";

export const vehicleSchema = z.strictObject({
  id: idSchema,
  /** Such as Truk sampah. */
  kind: localisedSchema,
  plate: nameSchema.optional(),
  agency: idSchema,
  /** Where it stands. */
  post: idSchema,
  /** Who may take it, by a skill of `skills.yaml`. */
  skill: idSchema.optional(),
});
export type Vehicle = z.infer<typeof vehicleSchema>;
