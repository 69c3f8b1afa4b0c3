/** `categories.yaml`: what citizens report, which agency works it, how soon, and what happens when nobody answers. */
import { z } from "zod";
import { idSchema, localisedSchema } from "./text.ts";

const minutes = z
  .number()
  .int("whole minutes")
  .min(1, "at least 1 minute")
  .max(60 * 24 * 365, "at most a year");

/** What the room does by itself when an order stays without an answer. */
export const escalationActions = ["again", "next", "supervisor"] as const;
export type EscalationAction = (typeof escalationActions)[number];

/** What holds for a category that says nothing else, or that the city does not know. */
export const categoryDefaults = {
  alike: { radiusM: 200, windowMin: 120 },
  replyMin: 5,
  escalation: [...escalationActions],
};

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
  /** How near in place and time another report must be to be offered as the same. */
  alike: z
    .strictObject({
      radiusM: z.number().min(1, "at least 1 m").max(20_000, "at most 20000 m"),
      windowMin: minutes,
    })
    .default(categoryDefaults.alike),
  /** Until when an officer must answer an order, in minutes since it was sent. */
  replyMin: minutes.default(categoryDefaults.replyMin),
  /** What is done when no answer came, one after the other, each after another `replyMin`; empty for nothing. */
  escalation: z
    .array(z.enum(escalationActions))
    .max(10, "at most 10 steps")
    .default(() => [...categoryDefaults.escalation]),
});
export type Category = z.infer<typeof categorySchema>;
export type Priority = Category["priority"];
