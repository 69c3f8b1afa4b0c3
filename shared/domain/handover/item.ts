/** What is handed over, one thing each: as it stood when it was put on the list. What it says is data, in no language. */
import { z } from "zod";
import { stages } from "../incident/deadlines.ts";

/** In the order in which a supervisor wants to hear of them. */
export const itemKinds = [
  "incident",
  "order",
  "warning",
  "alarm",
  "staffing",
  "camera",
  "note",
  "changes",
  "instruction",
  "others",
] as const;
export type ItemKind = (typeof itemKinds)[number];

export const itemPriorities = ["urgent", "high", "normal", "low"] as const;
export type ItemPriority = (typeof itemPriorities)[number];

/** The step that an incident waits for: an answer to an order, a stage that it must reach, or its closing. */
export const nextSteps = ["answer", "close", ...stages] as const;
export type NextStep = (typeof nextSteps)[number];

const shortText = z.string().max(200);
/** Typed by a person, or told by a citizen, it is the same in both. */
const bothLanguages = z.object({ id: z.string().max(4000), en: z.string().max(4000) });

export const itemSchema = z.object({
  /** `kind:subject`, and of an incident its priority: one that grew more urgent is another thing to tell. */
  id: z.string().min(1).max(160),
  kind: z.enum(itemKinds),
  /** The id of what it is about. */
  subject: z.string().max(120),
  priority: z.enum(itemPriorities),
  title: bothLanguages,
  text: bothLanguages.nullable(),
  /** What the words of its kind say of it; who reads them knows the names. */
  facts: z.record(z.string().max(40), z.union([shortText, z.number(), bothLanguages])),
  /** Epoch ms. */
  sinceMs: z.number().int().nonnegative(),
  /** Until when something must be done about it; null where nothing is due. */
  dueMs: z.number().int().nullable(),
});
export type Item = z.infer<typeof itemSchema>;
