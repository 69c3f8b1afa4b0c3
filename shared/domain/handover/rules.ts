/** `handover.yaml` (optional): the time reserved for handing over, and what stands to be read by whoever takes over. */
import { z } from "zod";
import { idSchema, localisedSchema } from "../city/text.ts";

const instructionText = z.string().trim().min(1, "a text").max(4000, "a text of at most 4000 letters");

export const instructionSchema = z.strictObject({
  id: idSchema,
  /** Raised with every change of what it asks: then everybody reads and confirms it again. */
  version: z.number().int("a whole number").min(1, "1 or more").max(9999, "at most 9999"),
  title: localisedSchema,
  text: z.strictObject({ id: instructionText, en: instructionText }, "a text { id, en }"),
});
export type StandingInstruction = z.infer<typeof instructionSchema>;

const minutes = z.number().int("whole minutes").min(1, "1 or more").max(120, "at most 120");

export const handoverRulesSchema = z.strictObject({
  /** That both are freed for it. */
  reservedMinutes: minutes.default(15),
  /** Entries of the shift log that bear one of these are notes to pass on. */
  noteTags: z.array(z.string().min(1).max(40)).max(10, "at most 10 tags").default(["serah-terima"]),
  instructions: z.array(instructionSchema).max(20, "at most 20 instructions").default([]),
});
export type HandoverRules = z.infer<typeof handoverRulesSchema>;

/** Of a city that says nothing. */
export const everydayHandoverRules: HandoverRules = handoverRulesSchema.parse({});

/** The item that stands for one version of it. */
export function instructionItem({ id, version }: Pick<StandingInstruction, "id" | "version">): string {
  return `instruction:${id}@${version}`;
}
