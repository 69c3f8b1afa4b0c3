/** Versions of the app: which runs, which may, and when another is put in place. */
import { z } from "zod";
import { versionSchema } from "../domain/updates/manifest.ts";
import { updateBlockers } from "../domain/updates/moment.ts";
import { versionEvent } from "../domain/updates/versions.ts";
import { command, view } from "./define.ts";
import { epochMs } from "./units.ts";

const none = z.object({}).strict();
const nothing = z.object({}).strict();

/** Where a station takes updates from. What they must be signed with lies in the folder, as the app's start reads it. */
export const updateOptions = z.object({
  /** Versions that were taken in, one folder each. */
  folder: z.string(),
  /** The city's server: `update.json` and the archive lie there. */
  url: z.string().nullable(),
  /** Major version of this Electron. */
  electron: z.number().int(),
});
export type UpdateOptions = z.infer<typeof updateOptions>;

export const updateFaults = [
  ...(["no-keys", "unreachable", "not-found", "unreadable", "signature", "content", "too-large"] as const),
  ...(["older", "failed-before", "runtime", "disk-full", "not-written"] as const),
] as const;
export type UpdateFaultCode = (typeof updateFaults)[number];

const stagedVersion = z.object({
  version: versionSchema,
  madeAt: z.string(),
  notes: z.object({ id: z.string(), en: z.string() }),
  bytes: z.number(),
});

export const updatesRow = z.object({
  id: z.literal("updates"),
  installed: z.string(),
  running: z.string(),
  /** What an undo goes back to; null where there is nothing to go back from. */
  former: z.string().nullable(),
  /** Its host. */
  server: z.string().nullable(),
  hasKeys: z.boolean(),
  state: z.enum(["idle", "looking", "taking"]),
  /** Of what is being taken in, 0 to 1. */
  progress: z.number().nullable(),
  lookedAt: epochMs.nullable(),
  /** Taken in and checked, the newest first. */
  staged: z.array(stagedVersion),
  /** A version of null is the one before. */
  planned: z.object({ version: versionSchema.nullable(), notBefore: epochMs.nullable() }).nullable(),
  waits: z.array(z.enum(updateBlockers)),
  /** What main does now: as planned. */
  switching: z.object({ version: versionSchema.nullable() }).nullable(),
  fault: z.object({ code: z.enum(updateFaults), detail: z.string() }).nullable(),
  failed: z.array(z.string()),
  history: z.array(versionEvent),
});
export type UpdatesRow = z.infer<typeof updatesRow>;

export const updateViews = { updates: view(none, updatesRow, (row) => row.id) };

export const updateCommands = {
  /** What main keeps of the versions. */
  "updates.report": command(
    updatesRow.pick({ installed: true, running: true, former: true, failed: true, history: true }),
    nothing,
    ["main"],
  ),
  /** Asks the city's server, and takes in what is newer. */
  "updates.look": command(nothing, nothing, ["console"]),
  /** Takes in an archive, or the newest one in a folder, of this machine. */
  "updates.take": command(z.object({ path: z.string().min(1).max(1000) }), nothing, ["console"]),
  /** Puts a version in place as soon as it may be, and not before that time. */
  "updates.plan": command(z.object({ version: versionSchema, notBefore: epochMs.nullable() }), nothing, [
    "console",
  ]),
  "updates.cancel": command(nothing, nothing, ["console"]),
  /** Back to the version before, as soon as it may be. */
  "updates.undo": command(nothing, nothing, ["console"]),
} as const;
