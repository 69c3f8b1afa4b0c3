/**
 * What main speaks with the core, of the contract's tables. Apart from the rest, which is large: main waits for what it
 * loads here at each start, and shows nothing meanwhile.
 */
import { z } from "zod";
import { wallDisplaySchema } from "../domain/scene/display.ts";
import { accessViews } from "./access.ts";
import { cameraCommands, loginsToKeepRow } from "./cameras.ts";
import { command, view } from "./define.ts";
import { doctorCommands } from "./doctor.ts";
import * as rows from "./rows.ts";
import { updateCommands, updateViews } from "./updates.ts";
import { watchdogCommands } from "./watchdog.ts";

const none = z.object({}).strict();
const nothing = none;

export const mainViews = {
  ending: accessViews.ending,
  updates: updateViews.updates,
  /** For main alone. */
  cameraOrigins: view(none, rows.cameraOriginRow, (row) => row.origin),
  loginsToKeep: view(none, loginsToKeepRow, (row) => row.id),
  // What a run for a while says of itself at its end.
  city: view(none, rows.cityRow, (row) => row.id),
  link: view(none, rows.linkRow, (row) => row.id),
  notices: view(none, rows.noticeRow, (row) => row.id),
  tiles: view(none, rows.tileRow, (row) => row.id),
} as const;

export const mainCommands = {
  /** Main's list of the displays that are there now; the core places the scene on them, and says which one shows what matters most. */
  "displays.report": command(
    z.object({ displays: z.array(wallDisplaySchema) }),
    z.object({ foremost: z.string().nullable() }),
    ["main"],
  ),
  /** Something main saw and a person must know (a window that crashed, a display that would not open). */
  "notices.raise": command(
    z.object({
      severity: z.enum(["error", "warning", "info"]),
      code: z.string(),
      params: z.record(z.string(), z.string()),
    }),
    nothing,
    ["main"],
  ),
  "logins.load": cameraCommands["logins.load"],
  "logins.kept": cameraCommands["logins.kept"],
  "machine.report": doctorCommands["machine.report"],
  "updates.report": updateCommands["updates.report"],
  "watchdog.report": watchdogCommands["watchdog.report"],
} as const;

export type MainView = keyof typeof mainViews;
export type MainCommand = keyof typeof mainCommands;
