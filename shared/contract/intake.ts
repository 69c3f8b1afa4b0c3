/** What comes from elsewhere: configured sources with their health, files that are read in, and official warnings. */
import { z } from "zod";
import { capCertainties, capSeverities, capUrgencies } from "../messages/warnings.ts";
import { command } from "./define.ts";
import { epochMs, place, text } from "./units.ts";

/** Why a source, or a file, was refused. Each has its text in `sources.json`; the detail says what exactly was found. */
export const sourceFaultCodes = [
  "unreachable",
  "timeout",
  "http-status",
  /** To another host, more often than is sensible, or of something that was sent. */
  "redirect",
  "too-large",
  /** It announced another length than it sent. */
  "length",
  "content-type",
  "not-json",
  "not-xml",
  /** A DOCTYPE or an entity of its own: what XML bombs are made of. */
  "xml-doctype",
  "xml-depth",
  "schema",
  /** A feed's link to another host. */
  "other-host",
  "too-many-pages",
  "not-text",
  "not-csv",
  "no-columns",
  "storage",
] as const;
export type SourceFaultCode = (typeof sourceFaultCodes)[number];

const sourceFault = z.object({ code: z.enum(sourceFaultCodes), detail: z.string(), at: epochMs });

/** One configured source of `sources.yaml`. */
export const intakeSourceRow = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["open311", "cap"]),
  /** `never` until it was asked for the first time. */
  state: z.enum(["never", "ok", "failing"]),
  /** True while it is being asked. */
  busy: z.boolean(),
  /** Host and port, never credentials. */
  host: z.string(),
  everySeconds: z.number(),
  lastAttemptAt: epochMs.nullable(),
  lastSuccessAt: epochMs.nullable(),
  /** The last thing that was wrong, also when it is over. */
  fault: sourceFault.nullable(),
  /** Reports or warnings taken in since the room was set up, and records that were refused. */
  accepted: z.number(),
  refused: z.number(),
  /** Services that it offers and that are no category of the city. */
  unmapped: z.array(z.string()),
  /** Words to its reporters that have not gone out yet. */
  waiting: z.number(),
});
export type IntakeSourceRow = z.infer<typeof intakeSourceRow>;

/** Why a record of a file does not come in; localised by `code`. */
export const recordFaultCodes = ["schema", "no-place", "time", "twice", "future-time", "not-actual"] as const;
export type RecordFaultCode = (typeof recordFaultCodes)[number];

const previewRecord = z.object({
  /** Where it stands in the file, from 1: a line of a CSV, a feature of a GeoJSON. */
  line: z.number(),
  id: z.string(),
  category: z.string(),
  /** Its beginning. */
  text: z.string(),
  place: place.nullable(),
  outside: z.boolean(),
  at: epochMs.nullable(),
  /** `known`: this room has it already, and it does not come in again. */
  fate: z.enum(["new", "known", "refused"]),
  fault: z.object({ code: z.enum(recordFaultCodes), detail: z.string() }).nullable(),
});
export type PreviewRecord = z.infer<typeof previewRecord>;

/** The file that was dropped last; one row. */
export const intakeFileRow = z.object({
  id: z.literal("file"),
  name: z.string(),
  bytes: z.number(),
  kind: z.enum(["csv", "geojson", "cap"]).nullable(),
  state: z.enum(["reading", "preview", "importing", "done", "refused"]),
  fault: sourceFault.nullable(),
  /** How the text was read: `utf-8`, `utf-16le`, `utf-16be`, or `windows-1252` where it is no UTF. */
  encoding: z.string().nullable(),
  /** Records read, or brought in, so far. */
  progress: z.number(),
  fresh: z.number(),
  known: z.number(),
  refused: z.number(),
  outside: z.number(),
  /** Categories that the city does not have. */
  unmapped: z.array(z.string()),
  /** The first of each fate, in the order of the file. */
  records: z.array(previewRecord),
});
export type IntakeFileRow = z.infer<typeof intakeFileRow>;

/** An official warning that is in force. */
export const warningRow = z.object({
  id: z.string(),
  /** Who brought it: a source of the city, `mqtt`, or `file`. */
  source: z.string(),
  /** An exercise, and not the real thing. */
  exercise: z.boolean(),
  event: text,
  headline: text,
  description: text,
  instruction: text,
  severity: z.enum(capSeverities),
  urgency: z.enum(capUrgencies),
  certainty: z.enum(capCertainties),
  sender: z.string(),
  sentAt: epochMs,
  effectiveAt: epochMs,
  onsetAt: epochMs.nullable(),
  expiresAt: epochMs,
  /** What its areas are called. */
  areas: z.string(),
  /** Polygons, each as its rings; none where the warning names places only. */
  polygons: z.array(z.array(z.array(place))),
});
export type WarningRow = z.infer<typeof warningRow>;

/** Of a file that is dropped. */
export const maxFileBytes = 20 * 1024 * 1024;

const nothing = z.object({}).strict();

export const intakeCommands = {
  /** Asks one source now. */
  "intake.poll": command(z.object({ source: z.string() }), nothing, ["console"]),
  /** Reads a file into the view `intakeFile`; nothing comes in yet. */
  "intake.read": command(
    z.object({
      name: z.string().max(300),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= maxFileBytes, `expected at most ${maxFileBytes} bytes`),
    }),
    nothing,
    ["console"],
  ),
  /** Brings in what the preview shows as new. */
  "intake.import": command(nothing, nothing, ["console"]),
  /** Puts the file away. */
  "intake.dismiss": command(nothing, nothing, ["console"]),
} as const;
