/** Alarms as screens see them, and what operators may do with them. */
import { z } from "zod";
import { alarmCauses, alarmPriorities, alarmStates, maxShelfMs } from "../domain/alarm/alarm.ts";
import { command } from "./define.ts";
import { epochMs } from "./units.ts";

/** What an alarm is about, for whoever wants to go there. `room` is this station itself. */
export const alarmSubjects = [
  "incident",
  "officer",
  "camera",
  "district",
  "sensor",
  "warning",
  "post",
  "shift",
  "station",
  "room",
] as const;

const about = {
  cause: z.enum(alarmCauses),
  subject: z.object({ kind: z.enum(alarmSubjects), id: z.string() }),
  /** Where it is; null for all of the city. */
  district: z.string().nullable(),
  priority: z.enum(alarmPriorities),
  /** What the text of the cause says of this one. */
  params: z.record(z.string(), z.string()),
};

export const alarmRow = z.object({
  id: z.string(),
  ...about,
  state: z.enum(alarmStates),
  /** When it was raised, and when its condition was over; null while it holds. */
  since: epochMs,
  returnedAt: epochMs.nullable(),
  /** What it has in common with the others of its flood; null where it stands alone. */
  group: z.string().nullable(),
  shelf: z.object({ reason: z.string(), until: epochMs, by: z.string() }).nullable(),
});
export type AlarmRow = z.infer<typeof alarmRow>;

const named = z.object({ alarm: z.string(), ...about });

/** How much alarming there is; one row. */
export const alarmFigures = z.object({
  id: z.literal("alarms"),
  /** The last day by the hour, the oldest first; the last hour is the one that runs. */
  perHour: z.array(z.object({ from: epochMs, count: z.number() })),
  /** Of the last day. */
  frequent: z.array(named.extend({ count: z.number() })),
  longest: z.array(named.extend({ since: epochMs })),
});
export type AlarmFigures = z.infer<typeof alarmFigures>;

const nothing = z.object({}).strict();
const alarm = z.string().min(1).max(200);
/** An alarm as the operator saw it: what was raised after `since` is not meant. */
const seen = z.object({ alarm, since: z.number().int().nonnegative() });
/** More than this nobody has on one screen. */
const many = 5000;

export const alarmCommands = {
  "alarm.acknowledge": command(seen, nothing, ["console"]),
  /** All that are shown. */
  "alarm.acknowledgeAll": command(z.object({ alarms: z.array(seen).min(1).max(many) }), nothing, ["console"]),
  "alarm.shelve": command(
    z.object({
      alarms: z.array(alarm).min(1).max(many),
      reason: z.string().trim().min(1).max(500),
      forMs: z.number().int().min(60_000).max(maxShelfMs),
    }),
    nothing,
    ["console"],
  ),
  "alarm.unshelve": command(z.object({ alarms: z.array(alarm).min(1).max(many) }), nothing, ["console"]),
} as const;
