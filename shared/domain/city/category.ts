/** `categories.yaml`: what citizens report, which agency works it, and how soon. */
import { z } from "zod";
import { idSchema, localisedSchema } from "./text.ts";

const minutes = z
  .number()
  .int("whole minutes")
  .min(1, "at least 1 minute")
  .max(60 * 24 * 365, "at most a year");

export const categorySchema = z.strictObject({
  /** The Open311 `service_code`. */
  id: idSchema,
  name: localisedSchema,
  agency: idSchema,
  priority: z.enum(["urgent", "high", "normal", "low"]),
  /** Minutes since the report was made, each step after the one before it. */
  deadlinesMin: z
    .strictObject({ acknowledge: minutes, dispatch: minutes, arrive: minutes, resolve: minutes })
    .refine(
      (by) => by.acknowledge <= by.dispatch && by.dispatch <= by.arrive && by.arrive <= by.resolve,
      "deadlines in order: acknowledge, dispatch, arrive, resolve",
    ),
});
export type Category = z.infer<typeof categorySchema>;
export type Priority = Category["priority"];
