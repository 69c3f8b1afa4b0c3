/** `log.yaml` (optional): templates of entries, and how large what is attached to one may be. */
import { z } from "zod";
import { idSchema, localisedSchema } from "../city/text.ts";
import { maxEntryLetters, maxTags, tagSchema } from "./event.ts";

const templateText = z.string().max(maxEntryLetters, `at most ${maxEntryLetters} letters`);

export const entryTemplateSchema = z.strictObject({
  id: idSchema,
  name: localisedSchema,
  /** What an entry begins with; it is filled in. */
  text: templateText,
  tags: z.array(tagSchema).max(maxTags, `at most ${maxTags} tags`).default([]),
});
export type EntryTemplate = z.infer<typeof entryTemplateSchema>;

export const logRulesSchema = z.strictObject({
  attachments: z
    .strictObject({
      largestMegabytes: z.number().min(0.1, "0.1 MB or more").max(100, "at most 100 MB").default(20),
      /** For one entry. */
      most: z.number().int("a whole number").min(0, "0 or more").max(20, "at most 20").default(5),
    })
    .prefault({}),
  templates: z.array(entryTemplateSchema).max(30, "at most 30 templates").default([]),
});
export type LogRules = z.infer<typeof logRulesSchema>;

/** Of a city that says nothing. */
export const everydayLogRules: LogRules = logRulesSchema.parse({});

export const bytesInMegabyte = 1_000_000;
