/** Lists of cameras that come in and go out, and the test of a stream. */
import { z } from "zod";
import { command } from "./define.ts";
import { maxFileBytes, sourceFaultCodes } from "./intake.ts";
import { epochMs } from "./units.ts";

/** Why a line does not come in; localised by `code`. */
export const cameraImportFaultCodes = [
  "schema",
  "id",
  "name",
  "place",
  "outside",
  "no-district",
  "url",
  /** What stands before the @ could be no login. */
  "login",
  "tags",
  "groups",
  "bearing",
  "twice",
  /** Another line has another login for the same server. */
  "two-logins",
] as const;
export type CameraImportFaultCode = (typeof cameraImportFaultCodes)[number];

const importRecord = z.object({
  line: z.number(),
  id: z.string(),
  name: z.string(),
  district: z.string(),
  /** Without credentials. */
  url: z.string(),
  fate: z.enum(["new", "changed", "unchanged", "faulty"]),
  /** Which fields change. */
  changes: z.array(z.string()),
  placeKnown: z.boolean(),
  fault: z.object({ code: z.enum(cameraImportFaultCodes), detail: z.string() }).nullable(),
});
export type CameraImportRecord = z.infer<typeof importRecord>;

/** The list that was read last; one row. */
export const cameraImportRow = z.object({
  id: z.literal("import"),
  /** A file's name, or the host of a server. */
  name: z.string(),
  kind: z.enum(["csv", "m3u", "mediamtx"]).nullable(),
  state: z.enum(["reading", "preview", "done", "refused"]),
  fault: z.object({ code: z.enum(sourceFaultCodes), detail: z.string() }).nullable(),
  fresh: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  faulty: z.number(),
  /** Of the new and changed ones. */
  withoutPlace: z.number(),
  /** Servers whose login stood in a URL and goes into the secret store. */
  logins: z.number(),
  /** The first of each fate, in the order of the list. */
  records: z.array(importRecord),
});
export type CameraImportRow = z.infer<typeof cameraImportRow>;

export const testFaultCodes = [...sourceFaultCodes, "not-hls", "empty", "not-video", "url"] as const;
export const cameraTest = z.object({
  at: epochMs,
  tookMs: z.number(),
  /** How far it came before it failed; null where all is well. */
  fault: z
    .object({
      step: z.enum(["playlist", "rendition", "segment"]),
      code: z.enum(testFaultCodes),
      detail: z.string(),
    })
    .nullable(),
  /** A login was sent along. */
  withLogin: z.boolean(),
  renditions: z.array(
    z.object({
      widthPx: z.number().nullable(),
      heightPx: z.number().nullable(),
      bitsPerS: z.number().nullable(),
      codecs: z.string().nullable(),
    }),
  ),
  /** The longest segment, seconds. */
  segmentS: z.number().nullable(),
  /** False for a recording. */
  live: z.boolean().nullable(),
  /** How far the playlist's end is behind now; null where it tells no times. */
  behindS: z.number().nullable(),
  container: z.enum(["fmp4", "ts"]).nullable(),
});
export type CameraTest = z.infer<typeof cameraTest>;

const nothing = z.object({}).strict();
const district = z.string().max(20).nullable();
const url = z.string().trim().min(1).max(2000);

export const cameraExchangeCommands = {
  /** Reads a CSV or an M3U list into the view `cameraImport`; nothing comes in yet. */
  "cameras.read": command(
    z.object({
      name: z.string().max(300),
      bytes: z
        .instanceof(Uint8Array)
        .refine((bytes) => bytes.byteLength <= maxFileBytes, `expected at most ${maxFileBytes} bytes`),
      /** For cameras without a place and a district. */
      district,
    }),
    nothing,
    ["console"],
  ),
  /** The same, of a MediaMTX: `api` its control API, `base` where its HLS is reached. */
  "cameras.readMediaMtx": command(z.object({ api: url, base: url, district }), nothing, ["console"]),
  /** Brings in what the preview shows as new and as changed. */
  "cameras.import": command(nothing, nothing, ["console"]),
  "cameras.dismissImport": command(nothing, nothing, ["console"]),
  /** All cameras, or these. */
  "cameras.export": command(
    z.object({ format: z.enum(["csv", "m3u"]), cameras: z.array(z.string().max(60)).max(5000).nullable() }),
    z.object({ name: z.string(), text: z.string() }),
    ["console"],
  ),
  /** Fetches a stream's playlist and the beginning of a segment, as a player would. */
  "cameras.test": command(z.object({ url }), cameraTest, ["console"]),
} as const;
