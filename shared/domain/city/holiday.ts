/** `holidays.yaml`: days on which a city's offices are closed. */
import { z } from "zod";
import { localisedSchema } from "./text.ts";

export const holidaySchema = z.strictObject({
  day: z.iso.date('a date such as "2026-08-17"'),
  name: localisedSchema,
  /** `joint-leave` is Indonesia's *cuti bersama*: no public holiday, but offices are closed. */
  kind: z.enum(["public", "joint-leave"]).default("public"),
});
export type Holiday = z.infer<typeof holidaySchema>;
