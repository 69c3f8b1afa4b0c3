/** The stations of the room as screens see them, and what a person may do about them. */
import { z } from "zod";
import { second } from "./access.ts";
import { command, view } from "./define.ts";
import { epochMs } from "./units.ts";

const id = z.string().min(1).max(80);
const nothing = z.object({}).strict();
const none = z.object({}).strict();
const console = ["console"] as const;

/** As it is typed, with or without its dash, in small or capital letters. */
export const joinCodeLetters = 8;

export const stationRow = z.object({
  id,
  /** What people call it; its id until somebody names it. */
  name: z.string(),
  /** Of the app; null for a station that was never heard. */
  version: z.string().nullable(),
  /**
   * `here`: its presence says so; `away`; `training`: it left for a drill, and comes back; `retired`: its word is not
   * taken any more; `stranger`: heard, and admitted by nobody.
   */
  state: z.enum(["here", "away", "training", "retired", "stranger"]),
  /** This station. */
  self: z.boolean(),
  lastContactAt: epochMs.nullable(),
  /** How far its clock is ahead of this station's, ms; negative: behind. Null until it is measured. */
  skewMs: z.number().nullable(),
  /** Events that this station knows of and it does not have; for this station: that it has still to fetch. */
  behind: z.number(),
  /** Events that it has told nobody of yet, as far as is known. */
  queue: z.number(),
  /** How much of the room's history it has, 0 to 1; null once it has all of it. */
  progress: z.number().nullable(),
  /** Of its key, as people compare it; null where it has none. */
  fingerprint: z.string().nullable(),
  /** Events of its own that this station holds. */
  events: z.number(),
  /** Messages of it that were refused since this core started, by reason. */
  refused: z.record(z.string(), z.number()),
});
export type StationRow = z.infer<typeof stationRow>;

/** Joining, seen from both sides: one row. */
export const stationJoinRow = z.object({
  id: z.literal("join"),
  /** This station shows a code, until when. */
  code: z.string().nullable(),
  until: epochMs.nullable(),
  /** Who came in with it last. */
  admitted: id.nullable(),
  /** This station asks to be let in. */
  asking: z.enum(["no", "asking", "joined", "refused"]),
});
export type StationJoinRow = z.infer<typeof stationJoinRow>;

export const stationViews = {
  stations: view(none, stationRow, (row) => row.id),
  stationJoin: view(none, stationJoinRow, (row) => row.id),
};

export const stationCommands = {
  /** Shows a code with which one station may join, for some minutes. */
  "stations.joinCode": command(nothing, z.object({ code: z.string(), until: epochMs }), console),
  "stations.endJoinCode": command(nothing, nothing, console),
  /** This station asks the one that shows this code to let it in; the row of `stationJoin` tells what came of it. */
  "stations.join": command(z.object({ code: z.string().max(40) }), nothing, console),
  /** A stranger whose fingerprint a person has compared: `fingerprint` is what they saw on that station. */
  "stations.admit": command(z.object({ station: id, fingerprint: z.string().max(80) }), nothing, console),
  /** Its word is not taken any more; what the room holds of it stays. `second`: where the city wants two persons. */
  "stations.retire": command(
    z.object({ station: id, reason: z.string().trim().min(1).max(500), second: second.nullable() }),
    nothing,
    console,
  ),
  /** What people call this station. */
  "stations.rename": command(z.object({ name: z.string().trim().min(1).max(60) }), nothing, console),
} as const;
