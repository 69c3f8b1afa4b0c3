/** Plans and holidays that come from a file or go into one. */
import { z } from "zod";
import { command } from "./define.ts";
import { maxFileBytes, sourceFaultCodes } from "./intake.ts";
import { epochMs } from "./units.ts";

/** Why a line does not come in; localised by `code`. */
export const rosterFileFaultCodes = [
  "columns",
  "unknown-officer",
  "no-day",
  "unknown-shift",
  "unknown-post",
  /** A line before it says the same. */
  "twice",
  /** Farther from the first day of the file than a plan may last. */
  "too-far",
] as const;
export type RosterFileFaultCode = (typeof rosterFileFaultCodes)[number];

const fileRecord = z.object({
  /** From 1: a line of a CSV, an event of a calendar. */
  line: z.number(),
  /** As the file writes them. */
  ...{ officer: z.string(), day: z.string(), shift: z.string(), post: z.string() },
  fate: z.enum(["new", "same", "holiday", "faulty"]),
  fault: z.object({ code: z.enum(rosterFileFaultCodes), detail: z.string() }).nullable(),
});
export type RosterFileRecord = z.infer<typeof fileRecord>;

/** The file that was chosen last; one row. */
export const rosterFileRow = z.object({
  id: z.literal("file"),
  name: z.string(),
  kind: z.enum(["csv", "ics"]).nullable(),
  state: z.enum(["reading", "preview", "done", "refused"]),
  fault: z.object({ code: z.enum(sourceFaultCodes), detail: z.string(), at: epochMs }).nullable(),
  /** Days of officers that it says otherwise than what stands, as what stands, and lines that do not come in. */
  fresh: z.number(),
  same: z.number(),
  faulty: z.number(),
  holidays: z.number(),
  officers: z.number(),
  /** Null while it says nothing that could come in. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** The first faulty ones, and the first of the others. */
  records: z.array(fileRecord),
});
export type RosterFileRow = z.infer<typeof rosterFileRow>;

const nothing = z.object({}).strict();
const day = z.iso.date();
const id = z.string().min(1).max(80).nullable();

export const rosterExchangeCommands = {
  /** Reads a file into the view `rosterFile`; nothing comes in yet. */
  "roster.read": command(
    z.object({
      name: z.string().max(300),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= maxFileBytes, `expected at most ${maxFileBytes} bytes`),
    }),
    nothing,
    ["console"],
  ),
  /** What the preview shows becomes a draft, and its holidays are marked; null where it held holidays alone. */
  "roster.import": command(
    z.object({ name: z.string().trim().min(1).max(120), base: z.enum(["rotation", "nothing"]) }),
    z.object({ plan: z.string().nullable(), from: z.string().nullable() }),
    ["console"],
  ),
  "roster.dismiss": command(nothing, nothing, ["console"]),
  /** Of an officer, a crew, an agency, or everybody; `plan` is a draft that is taken for what stands. */
  "roster.export": command(
    z.object({
      ...{ format: z.enum(["csv", "ics"]), from: day, until: day, language: z.enum(["id", "en"]) },
      ...{ agency: id, crew: id, officer: id, plan: id },
    }),
    z.object({ name: z.string(), text: z.string() }),
    ["console"],
  ),
} as const;
