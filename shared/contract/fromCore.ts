/** What the core tells main. Apart from what main tells it, which is larger, and which main does not parse. */
import { z } from "zod";
import { faultCodes } from "../domain/city/fault.ts";
import { findingSchema } from "../domain/doctor/finding.ts";
import { drillIdSchema } from "../domain/training/record.ts";

/** One fault of a city folder, as `city:check` prints it and the fatal screen shows it. */
export const faultLine = z.object({
  code: z.enum(faultCodes),
  file: z.string(),
  line: z.number(),
  expected: z.string(),
  found: z.string(),
});

/** Each has its texts in `fatal.json`. */
export const fatalCode = z.enum([
  "settings-unusable",
  "city-unusable",
  "database-newer",
  "database-newer-copied",
  "database-not-migrated",
  "database-not-copied",
  "data-folder-unusable",
  "data-folder-real",
  "failed",
]);

/** Core to main. */
export const fromCore = z.discriminatedUnion("type", [
  /** The core serves clients. */
  z.object({ type: z.literal("ready") }),
  /** What the doctor found; nothing follows. `text` is for a terminal. */
  z.object({ type: z.literal("examined"), findings: z.array(findingSchema), text: z.string() }),
  /** This machine is set up: its file is written. */
  z.object({
    type: z.literal("set-up"),
    administrator: z.object({ name: z.string(), hash: z.string() }).nullable(),
  }),
  z.object({ type: z.literal("to-client"), client: z.number().int(), data: z.unknown() }),
  /** Main starts the core again in another room: that of a drill, whose folder is there, or (null) the real one. */
  z.object({ type: z.literal("change-room"), drill: drillIdSchema.nullable() }),
  /** The core cannot run at all; main shows it and does not restart. */
  z.object({
    type: z.literal("fatal"),
    code: fatalCode,
    params: z.record(z.string(), z.string()),
    faults: z.array(faultLine).default([]),
  }),
]);
export type FromCore = z.infer<typeof fromCore>;
