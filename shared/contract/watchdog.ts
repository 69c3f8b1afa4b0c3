/** What had to be restarted, and the scene without video that the wall falls back to when that happens too often. */
import { z } from "zod";
import { restartCauses } from "../domain/watchdog/safety.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

const cause = z.enum(restartCauses);

const restart = z.object({
  at: epochMs,
  cause,
  /** The display whose window it was; null for what draws for all windows, and for the console. */
  display: z.string().nullable(),
  page: z.enum(["wall", "console"]).nullable(),
  /** In the system's words, not localised. */
  reason: z.string(),
});
export type RestartRow = z.infer<typeof restart>;

const counts = z.record(cause, z.number().int().nonnegative());
export type RestartCounts = z.infer<typeof counts>;

/** One row. */
export const watchdogRow = z.object({
  id: z.literal("watchdog"),
  /** Since when restarts are counted: the app's start. */
  since: epochMs,
  counts,
  last: restart.nullable(),
  /** Null while no display shows the safe scene. */
  safety: z
    .object({
      /** Null for all of them. */
      displays: z.array(z.string()).nullable(),
      since: epochMs,
      /** When the wall tries its own scene again. */
      until: epochMs,
      /** The how manieth time in a row, from 1. */
      attempt: z.number().int(),
    })
    .nullable(),
});
export type WatchdogRow = z.infer<typeof watchdogRow>;

export const watchdogCommands = {
  /** Everything that main has restarted since the app began, counted, and the latest ones; replaces what it said before. */
  "watchdog.report": command(
    z.object({ since: epochMs, counts, recent: z.array(restart).max(100) }),
    z.object({}).strict(),
    ["main"],
  ),
  /** Ends the safe scene now; nothing where there is none. */
  "watchdog.return": command(z.object({}).strict(), z.object({}).strict(), ["console", "wall"]),
} as const;
export type WatchdogReport = z.infer<(typeof watchdogCommands)["watchdog.report"]["input"]>;
