/** `targets.yaml` (optional): what a city asks of its agencies. The target that says most about a group counts. */
import { z } from "zod";
import { idSchema } from "./text.ts";

const minutes = z
  .number()
  .min(0.1, "at least 0.1 minutes")
  .max(60 * 24 * 365, "at most a year");

export const targetSchema = z
  .strictObject({
    id: idSchema,
    /** Of one category or one agency; without either of the whole city. */
    category: idSchema.optional(),
    agency: idSchema.optional(),
    /** How many of a hundred deadlines must be kept. */
    keptPercent: z.number().min(1, "at least 1").max(100, "at most 100").optional(),
    /** Within how many minutes nine of ten incidents must reach a stage. */
    p90Min: z
      .strictObject({ acknowledge: minutes, dispatch: minutes, arrive: minutes, resolve: minutes })
      .partial()
      .optional(),
  })
  .refine(
    ({ category, agency }) => category === undefined || agency === undefined,
    "a category or an agency, not both",
  )
  .refine(
    ({ keptPercent, p90Min }) => keptPercent !== undefined || p90Min !== undefined,
    "keptPercent or p90Min",
  );
export type Target = z.infer<typeof targetSchema>;
