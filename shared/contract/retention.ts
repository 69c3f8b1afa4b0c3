/** How long what is stored of people is kept, and what was deleted: when, under which rule, how many. */
import { z } from "zod";
import { retentionRules } from "../domain/privacy/retention.ts";
import { epochMs } from "./units.ts";

export const retentionRuleRow = z.object({
  rule: z.enum(retentionRules),
  days: z.number(),
  /** When all was gone through last; null where it has not been since the start. */
  doneAt: epochMs.nullable(),
});
export type RetentionRuleRow = z.infer<typeof retentionRuleRow>;

export const deletionRow = z.object({
  /** `<day>/<rule>/<days>` */
  id: z.string(),
  /** The city's. */
  day: z.string(),
  rule: z.enum(retentionRules),
  /** The period that held. */
  days: z.number(),
  count: z.number(),
  /** The last time on that day. */
  at: epochMs,
});
export type DeletionRow = z.infer<typeof deletionRow>;
