/** What this machine is told: each setting with where it comes from, changed with a look at it first, and undone. */
import { z } from "zod";
import { settingFault } from "../domain/station/fault.ts";
import { settingKeys } from "../domain/station/settings.ts";
import { settingSources } from "../domain/station/settle.ts";
import { command, view } from "./define.ts";

const none = z.object({}).strict();
const key = z.enum(settingKeys);

/** One key of `liveroom.yaml`. */
export const settingRow = z.object({
  id: key,
  /** As it would be written; null where nothing is said, and the city decides or it is not there. */
  value: z.string().nullable(),
  source: z.enum(settingSources),
  /** The file says something else by now: it holds from the next start on. */
  waiting: z.boolean(),
});
export type SettingRow = z.infer<typeof settingRow>;

export const settingFileRow = z.object({
  id: z.literal("file"),
  /** Null where the room was started without one: then nothing is changed here. */
  file: z.string().nullable(),
  dataFolder: z.string(),
  cityFolder: z.string(),
  /** There is a file from before the last change. */
  before: z.boolean(),
  faults: z.array(settingFault),
});
export type SettingFileRow = z.infer<typeof settingFileRow>;

/** When a change holds; `overridden`: the environment or the command line says something else, and comes first. */
export const settingEffects = ["now", "restart", "overridden", "none"] as const;
export type SettingEffect = (typeof settingEffects)[number];

/** `text` as it would stand in the file; null takes it out of the file. */
const change = z.object({ key, text: z.string().max(8000).nullable() });

export const settingPreview = z.object({
  effect: z.enum(settingEffects),
  /** Why it cannot be so. */
  fault: z.object({ expected: z.string(), found: z.string() }).nullable(),
  /** What goes out of the file, and what comes in. */
  removed: z.array(z.string()),
  added: z.array(z.string()),
});
export type SettingPreview = z.infer<typeof settingPreview>;

export const settingViews = {
  settings: view(none, settingRow, (row) => row.id),
  settingFile: view(none, settingFileRow, (row) => row.id),
};

export const settingChangeCommands = {
  "settings.preview": command(change, settingPreview, ["console"]),
  "settings.change": command(change, z.object({ effect: z.enum(settingEffects) }), ["console"]),
  /** Brings back the file from before the last change; what is there now becomes that one. */
  "settings.undo": command(none, z.object({}).strict(), ["console"]),
} as const;
export type SettingChangeCommand = keyof typeof settingChangeCommands;
