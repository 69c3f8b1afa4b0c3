/** The briefing: which page stands on the wall and the console, pictures of before and after, and a presenter's notes. */
import { z } from "zod";
import { briefingPaper } from "../domain/briefing/content.ts";
import { briefingPages } from "../domain/briefing/pages.ts";
import { pictureHash } from "../domain/event/event.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

const page = z.enum(briefingPages);

export const briefingRow = z.object({
  id: z.literal("briefing"),
  page,
  /** Those that there is something to show on. */
  pages: z.array(page),
  turning: z.boolean(),
  turnedAt: epochMs,
  /** How long a page stands while they turn by themselves. */
  everyMs: z.number(),
});
export type BriefingRow = z.infer<typeof briefingRow>;

/** For the presenter alone. */
export const briefingNoteRow = z.object({ page, text: z.string() });
export type BriefingNoteRow = z.infer<typeof briefingNoteRow>;

const kept = z.object({ sha256: pictureHash, camera: z.string(), at: epochMs });

/** An incident of the last day with two pictures or more: its first one, and its last one. */
export const briefingPhotoRow = z.object({
  incident: z.string(),
  category: z.string(),
  address: z.string().nullable(),
  district: z.string().nullable(),
  before: kept,
  after: kept,
});
export type BriefingPhotoRow = z.infer<typeof briefingPhotoRow>;

const nothing = z.object({}).strict();

export const briefingCommands = {
  /** So many pages on, or back: it stays there. */
  "briefing.step": command(z.object({ by: z.number().int().min(-20).max(20) }), nothing, ["console"]),
  "briefing.show": command(z.object({ page }), nothing, ["console"]),
  /** Whether pages turn by themselves. */
  "briefing.turn": command(z.object({ turning: z.boolean() }), nothing, ["console"]),
  "briefing.note": command(z.object({ page, text: z.string().max(4000) }), nothing, ["console"]),
  /** One page of what the screen showed at one moment, as a PDF. */
  "briefing.paper": command(briefingPaper, z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }), [
    "console",
  ]),
} as const;
