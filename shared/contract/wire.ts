/**
 * What travels between a client (a page, or main) and the core. Both ends parse it with these schemas.
 *
 * A client opens a view under an id that it chooses; the core answers with one `rows` (everything) and then
 * `patch`es (what changed), until the client closes it. A core that restarts drops its clients: they open
 * their views again and get `rows` again, so nobody needs to know what was missed.
 */
import { z } from "zod";

const id = z.number().int().nonnegative();

export const fromClient = z.discriminatedUnion("type", [
  z.object({ type: z.literal("view"), id, name: z.string(), params: z.unknown() }),
  z.object({ type: z.literal("positions"), id }),
  z.object({ type: z.literal("close"), id }),
  /**
   * The client has taken in the last `rows`, `patch` or `positions` of this id. The core sends the next one only
   * then, merged from all that changed meanwhile, so that a slow page never has a queue.
   */
  z.object({ type: z.literal("seen"), id }),
  z.object({ type: z.literal("command"), id, name: z.string(), input: z.unknown() }),
]);
export type FromClient = z.infer<typeof fromClient>;

/** Why a command was refused. `code` is localised by the page; `expected` and `found` are for people who debug. */
export const commandError = z.object({
  code: z.enum([
    "unknown-command",
    "invalid-input",
    /** Not from this kind of window. */
    "not-allowed",
    "not-signed-in",
    /** The person's role may not: `expected` are those that may. */
    "not-your-role",
    /** The window is locked. */
    "locked",
    /** The PIN or password is wrong; `at`: until when the next one is not looked at. */
    "wrong-secret",
    /** Not looked at: too many wrong ones before; `at`: until when. */
    "too-soon",
    /** Disabled, deleted, or of the demo. */
    "unknown-person",
    /** A PIN or password that may not be one: `found` says what is wrong with it. */
    "weak-secret",
    "name-taken",
    /** The city wants another supervisor or administrator for it. */
    "second-person",
    /** One's own account. */
    "own-account",
    "already-begun",
    "unknown-scene",
    "unknown-display",
    "failed",
    "unknown-incident",
    /** The table of transitions does not allow it: `found` is the state that the incident is in, `by` who brought it there. */
    "wrong-state",
    "unknown-order",
    /** The city has no such procedure for the incident, or another edition of it, or it has no such step. */
    "unknown-step",
    "unknown-officer",
    "unknown-category",
    "unknown-agency",
    /** Merged into itself, or into what is part of it. */
    "same-incident",
    /** Somebody is on the way: the other is to be merged into this one. */
    "has-orders",
    "unknown-source",
    /** No file has been read, or what it held is in already. */
    "nothing-to-import",
    "unknown-alarm",
    "unknown-camera",
    "unknown-tour",
    /** No tour is on the wall. */
    "no-tour",
    /** Another camera has this id. */
    "camera-exists",
    /** Neither a district nor a place that lies in one. */
    "no-district",
    /** No place of the wall has this number, or this panel and cell. */
    "unknown-place",
    /** Saved or removed by somebody else since it was read. */
    "scene-changed",
    /** Shipped, or of the city's folder: there is nothing of the station's to give up. */
    "scene-not-own",
    "last-scene",
    "unknown-plan",
    "unknown-swap",
    "unknown-shift",
    "unknown-post",
    /** The last day before the first, or more days than a plan may have. */
    "wrong-days",
    /** Published, withdrawn, agreed or declined meanwhile. */
    "already-decided",
    /** Who reported is shown to those who handle the incident: take it up, or do something about it. */
    "not-handling",
    /** What was entered about attendance lies in the future. */
    "future-time",
    /** No such entry, clocking or flag. */
    "unknown-entry",
    /** Clockings of the day may have been deleted, as the city asks: what it came to stands. */
    "day-sealed",
    /** The day is not closed yet. */
    "day-open",
    /** Of a fingerprint machine's file: whose, and when, must be mapped. */
    "columns-missing",
    /** Nothing is known of the month. */
    "nothing-to-export",
    /** The city has no rules for attendance. */
    "no-attendance",
    "unknown-handover",
    /** Another one is not over yet: `found` is its id. */
    "handover-runs",
    /** What the rules of a handover do not allow (domain/handover/handover.ts): `found` says which. */
    "handover",
    "unknown-station",
    /** No station shows this code, or not any more. */
    "join-code",
    /** This station has no key, or no way to the others. */
    "cannot-join",
    /** Not the fingerprint of the key with which it was heard. */
    "wrong-fingerprint",
    /** Too little room on the disk. */
    "disk-full",
    /** `expected` letters or bytes at the most, `found` more. */
    "too-long",
    "too-large",
    /** Not a kind of file that is taken, or several kinds in one. */
    "unknown-type",
    "mixed-type",
    /** Neither words nor anything attached. */
    "nothing-said",
    /** This station does not have it. */
    "unknown-attachment",
    /** The system did not let it be written: `found` is its code. */
    "not-written",
    /** This station may not leave for a drill now: `found` says why (domain/training/begin.ts). */
    "drill",
    "unknown-scenario",
    "unknown-drill",
    /** No drill runs here. */
    "no-drill",
    "unknown-sensor",
    /** No update of this version was taken in, or there is nothing to go back to. */
    "unknown-version",
    /** The station is set to no server of updates. */
    "no-update-server",
    /** It stands in `liveroom.yaml`, and is changed there. */
    "in-file",
    /** There is no `liveroom.yaml`, or none from before. */
    "no-file",
    /** `liveroom.yaml` is no YAML: `found` says where. */
    "file-unusable",
  ]),
  expected: z.string().optional(),
  found: z.string().optional(),
  /** Who did what stands in the way, and when (epoch ms). */
  by: z.string().optional(),
  at: z.number().optional(),
});
export type CommandError = z.infer<typeof commandError>;

export const toClient = z.discriminatedUnion("type", [
  z.object({ type: z.literal("rows"), id, rows: z.array(z.unknown()) }),
  z.object({ type: z.literal("patch"), id, put: z.array(z.unknown()), remove: z.array(z.string()) }),
  z.object({ type: z.literal("refused"), id, error: commandError }),
  z.object({ type: z.literal("done"), id, output: z.unknown() }),
  z.object({
    type: z.literal("positions"),
    id,
    /** Officers met for the first time: the n-th id ever sent has index n. */
    officers: z.array(z.string()),
    index: z.instanceof(Uint32Array),
    /** lon, lat, lon, lat … in degrees: two for each index. */
    places: z.instanceof(Float64Array),
    /** Claimed time of the position, epoch ms. */
    times: z.instanceof(Float64Array),
    /** Degrees clockwise from north; NaN when unknown. */
    headings: z.instanceof(Float32Array),
    /** Metres; NaN when unknown. */
    accuraciesM: z.instanceof(Float32Array),
  }),
]);
export type ToClient = z.infer<typeof toClient>;
export type PositionsFrame = Extract<ToClient, { type: "positions" }>;
