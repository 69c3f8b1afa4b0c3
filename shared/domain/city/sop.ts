/** `sops.yaml` (optional): what is to be done about a kind of incident, step by step, who does it and until when. */
import { z } from "zod";
import { idSchema, nameSchema } from "./text.ts";

const sentence = z.string().trim().min(1, "a text").max(400, "at most 400 characters");
const sentences = z.strictObject({ id: sentence, en: sentence }, "a text { id, en }");

const actionSchema = z.discriminatedUnion(
  "type",
  [
    /** Opens the nearest camera. */
    z.strictObject({ type: z.literal("camera") }),
    z.strictObject({
      type: z.literal("call"),
      name: nameSchema,
      phone: z.string().regex(/^\+?[0-9][0-9 -]{1,24}$/, 'a telephone number in quotes, such as "112"'),
    }),
    /** Sends an order; the task is in the language of the city's officers. */
    z.strictObject({ type: z.literal("order"), task: sentence }),
  ],
  "an action of the type camera, call or order",
);

const stepSchema = z.strictObject({
  /** Unique within the procedure; a tick is remembered by it. */
  id: idSchema,
  text: sentences,
  who: sentences,
  /** Minutes since the incident counts. */
  limitMin: z
    .number()
    .int("whole minutes")
    .min(1, "at least 1 minute")
    .max(60 * 24 * 365, "at most a year")
    .optional(),
  action: actionSchema.optional(),
});

export const sopSchema = z.strictObject({
  id: idSchema,
  /** Goes up with every change: a tick says which version it was made on. */
  version: z.number().int("a whole number").min(1, "1 or more"),
  categories: z.array(idSchema).min(1, "at least one category"),
  steps: z.array(stepSchema).min(1, "at least one step").max(60, "at most 60 steps"),
});
export type Sop = z.infer<typeof sopSchema>;
export type SopStep = Sop["steps"][number];
