/** `skills.yaml`: what officers can be trained for. */
import { z } from "zod";
import { idSchema, localisedSchema } from "./text.ts";

export const skillSchema = z.strictObject({ id: idSchema, name: localisedSchema });
export type Skill = z.infer<typeof skillSchema>;
