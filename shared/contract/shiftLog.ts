/** The shift log: what was decided and what people wrote, in one line of time. */
import { z } from "zod";
import {
  attachmentTypes,
  entryAttachment,
  entryLink,
  maxEntryLetters,
  maxLinks,
  maxTags,
  tagSchema,
} from "../domain/log/event.ts";
import { logGroups } from "../domain/log/group.ts";
import { command } from "./define.ts";
import { epochMs, text } from "./units.ts";

const id = z.string().min(1).max(80);
const day = z.iso.date();
const language = z.enum(["id", "en"]);
const nothing = z.object({}).strict();
const console = ["console" as const];

const version = z.object({
  text: z.string(),
  tags: z.array(z.string()),
  links: z.array(entryLink),
  actor: z.string(),
  writtenAt: epochMs,
  reason: z.string().nullable(),
});

/** An event, for a screen. */
export const logRow = z.object({
  id: z.string(),
  at: epochMs,
  actor: z.string(),
  kind: z.string(),
  group: z.enum(logGroups),
  subject: z.string(),
  /** As it was written, without a reporter's name and number; an order's officer is named in each event about it. */
  body: z.record(z.string(), z.unknown()),
  /** Of what was written: how it stands now, and what stood before, the original first. */
  entry: z.object({ attachments: z.array(entryAttachment), versions: z.array(version).min(1) }).nullable(),
});
export type LogRow = z.infer<typeof logRow>;
export type LogEntryVersion = z.infer<typeof version>;

/** What an entry may have. */
export const logBookRow = z.object({
  id: z.literal("log"),
  templates: z.array(z.object({ id, name: text, text: z.string(), tags: z.array(z.string()) })),
  largestAttachmentBytes: z.number(),
  mostAttachments: z.number(),
  /** Those that were used lately. */
  tags: z.array(z.string()),
  /** Of the key that signs this station's log; null where it is not signed. */
  fingerprint: z.string().nullable(),
});
export type LogBookRow = z.infer<typeof logBookRow>;

export const logParams = { ofDay: z.object({ day }).strict() };

const said = {
  // Of any length: the core refuses one that is too long in words of its own.
  text: z.string(),
  tags: z.array(tagSchema).max(maxTags),
  links: z.array(entryLink).max(maxLinks),
};

export const logFilter = z.object({
  actor: z.string().max(200).nullable(),
  tag: z.string().max(60).nullable(),
  group: z.enum(logGroups).nullable(),
  incident: id.nullable(),
});

export const logCommands = {
  /** `name` of an attachment is a label, and what it claims to be is not asked: its content says. */
  "log.write": command(
    z.object({
      ...said,
      template: id.nullable().default(null),
      attachments: z
        .array(z.object({ name: z.string().max(2000), bytes: z.instanceof(Uint8Array) }))
        .max(20)
        .default([]),
    }),
    z.object({ entry: id }),
    console,
  ),
  /** What was written stays; what is now said stands over it. */
  "log.correct": command(
    z.object({ entry: id, ...said, reason: z.string().trim().min(1).max(500) }),
    nothing,
    console,
  ),
  /** Over all years, the newest first. */
  "log.search": command(
    logFilter.extend({
      text: z.string().max(500),
      /** What `next` was of the search before; null to begin. */
      before: z.number().int().positive().nullable(),
    }),
    z.object({
      hits: z.array(z.object({ row: logRow, excerpt: z.string() })),
      next: z.number().nullable(),
    }),
    console,
  ),
  "log.attachment": command(
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    z.object({
      type: z.enum(Object.keys(attachmentTypes) as [keyof typeof attachmentTypes]),
      bytes: z.instanceof(Uint8Array),
    }),
    console,
  ),
  /** A day on paper. */
  "log.print": command(
    z.object({ day, language }),
    z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
    console,
  ),
  /** The whole log with its proof, as a file in the station's data folder. */
  "log.export": command(
    nothing,
    z.object({
      file: z.string(),
      events: z.number(),
      bytes: z.number(),
      /** Attachments and pictures that this station does not have. */
      missing: z.number(),
      fingerprint: z.string().nullable(),
    }),
    console,
  ),
  /** Everything about one incident, with its proof, for whoever has to judge it. `masked`: without personal data. */
  "evidence.export": command(
    z.object({ incident: id, language, masked: z.boolean() }),
    z.object({
      file: z.string(),
      events: z.number(),
      bytes: z.number(),
      missing: z.number(),
      withheld: z.number(),
    }),
    console,
  ),
} as const;

export { maxEntryLetters };
