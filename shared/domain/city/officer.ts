/** `officers.yaml`: the people in the field. */
import { z } from "zod";
import { idSchema, nameSchema } from "./text.ts";

export const officerSchema = z.strictObject({
  /** Also the officer's name in MQTT topics. */
  id: idSchema,
  name: nameSchema,
  agency: idSchema,
  /** A crew of the rotation in `shifts.yaml`. */
  crew: idSchema,
  post: idSchema,
  phone: z
    .string()
    .regex(/^\+?[0-9][0-9 -]{4,24}$/, 'a telephone number in quotes, such as "+62 812 0000 0001"'),
  rank: nameSchema.optional(),
  /** Ids of `skills.yaml`. */
  skills: z.array(idSchema).max(30, "at most 30").optional(),
});
export type Officer = z.infer<typeof officerSchema>;
