/** The briefing: which page stands on the wall and the console, pictures of before and after, and a presenter's notes. */
import { z } from "zod";
import { briefingPaper } from "../domain/briefing/content.ts";
import { briefingPages } from "../domain/briefing/pages.ts";
import { briefingRoom } from "../domain/briefing/parts.ts";
import { pictureHash } from "../domain/event/event.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

const page = z.enum(briefingPages);

export const briefingRow = z.object({
  id: z.literal("briefing"),
  page,
  /** Which part of it, from 0. */
  part: z.number().int(),
  /** The room that all screens on which it stands have for it; null until one said. They part the page by it. */
  room: briefingRoom.nullable(),
  /** Those that there is something to show on. */
  pages: z.array(page),
  turning: z.boolean(),
  turnedAt: epochMs,
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
  /** A screen on which a page stands says what room it has for it, and into how many parts that divides it; null: it no longer stands there. */
  "briefing.room": command(
    z.object({ page, room: briefingRoom, parts: z.number().int().min(1).max(500) }).nullable(),
    nothing,
    ["wall", "console"],
  ),
  "briefing.note": command(z.object({ page, text: z.string().max(4000) }), nothing, ["console"]),
  /** One page of what the screen showed at one moment, as a PDF. */
  "briefing.paper": command(briefingPaper, z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }), [
    "console",
  ]),
} as const;
