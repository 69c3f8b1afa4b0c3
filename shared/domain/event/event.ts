/**
 * Events: what people in the room decide, and what the room writes down for them. Each belongs to the log of the
 * station that it was made on, numbered without a gap and chained by hashes (see PROTOCOL, Decisions).
 *
 * State is a fold over the events of all stations, in the order of `compareEvents`: the same set of events gives the
 * same state, in whatever order and however often they arrive.
 */
import { z } from "zod";
import { attendanceBodies } from "../attendance/event.ts";
import { escalationActions } from "../city/category.ts";
import { handoverBodies } from "../handover/event.ts";
import { logBodies } from "../log/event.ts";
import { replyTypes } from "../order/order.ts";
import { lonLatSchema } from "../place.ts";
import { proofBodies } from "../proof/event.ts";
import { memberBodies } from "../replication/event.ts";
import { accessBodies } from "../roles/event.ts";
import { rosterBodies } from "../roster/event.ts";
import { wallBodies } from "../wall/shared.ts";
import { compareTimes, type HybridTime } from "./hybridTime.ts";

const id = z.string().min(1).max(80);
const shortText = z.string().max(500);
const longText = z.string().max(20_000);
const epochMs = z.number().int().nonnegative();
const priority = z.enum(["urgent", "high", "normal", "low"]);
const reason = z.object({ reason: shortText });
const none = z.object({});

/** SHA-256, in base 16. */
export const pictureHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What each kind of event says. The subject is an incident's id where nothing else is written. */
export const eventBodies = {
  /**
   * A citizen told it to somebody in the room. The subject is the new report, and so its incident. Who it was stands with
   * the report alone, since an event is never deleted; the two fields here are of events written before that was so.
   */
  "report.taken": z.object({
    category: id,
    text: longText,
    place: lonLatSchema,
    address: shortText.nullable(),
    channel: z.string().max(80),
    reporterName: z.string().max(200).nullable(),
    reporterPhone: z.string().max(40).nullable(),
    requestedAt: epochMs,
  }),
  /** Somebody looked at who reported the incident, until when (epoch ms). */
  "citizen.revealed": z.object({ until: epochMs }),
  "incident.acknowledged": none,
  "incident.changed": z
    .object({ category: id, priority, place: lonLatSchema, address: shortText, text: longText })
    .partial(),
  "incident.noted": z.object({ text: longText }),
  /** A camera's picture was kept: the file of this hash. */
  "incident.pictured": z.object({
    camera: id,
    /** As it was called then. */
    cameraName: z.string().max(200),
    /** When the camera saw it, by its server's clock; null where that is not known. */
    takenAt: epochMs.nullable(),
    widthPx: z.number().int().positive(),
    heightPx: z.number().int().positive(),
    sha256: pictureHash,
    bytes: z.number().int().positive(),
  }),
  /** Somebody was called, by whatever way. */
  "incident.contacted": z.object({
    officer: id.nullable(),
    channel: z.enum(["phone", "whatsapp", "radio"]),
    outcome: z.enum(["reached", "no-answer", "busy", "wrong-number"]),
    note: shortText.nullable(),
  }),
  "incident.merged": z.object({ into: id }),
  "incident.separated": none,
  "incident.kept-apart": z.object({ from: id }),
  "incident.transferred": z.object({ agency: id, reason: shortText }),
  "incident.resolved": z.object({ note: shortText.nullable() }),
  "incident.closed": z.object({ note: shortText.nullable() }),
  "incident.reopened": reason,
  "incident.cancelled": reason,
  /** Somebody has read that two decisions did not know of each other: `conflict` is its id (incident/conflicts.ts). */
  "incident.conflict-seen": z.object({ conflict: z.string().min(1).max(300) }),
  "order.sent": z.object({
    order: id,
    officer: id,
    task: longText,
    group: id,
    support: z.boolean(),
    replaces: id.nullable(),
    replyBy: epochMs,
  }),
  "order.recalled": z.object({ order: id, reason: shortText.nullable() }),
  /** What an officer answered, or what somebody in the room entered for them (the actor tells). */
  "order.replied": z.object({
    order: id,
    reply: z.object({
      id,
      type: z.enum(replyTypes),
      claimedAt: epochMs,
      heardAt: epochMs,
      reason: shortText.nullable(),
      note: longText.nullable(),
      place: lonLatSchema.nullable(),
      photos: z.array(z.string().max(2000)).max(20),
    }),
  }),
  /** The room did by itself what the category has for an order without an answer; to whom it went, if to anybody. */
  "order.escalated": z.object({
    order: id,
    step: z.number().int().positive(),
    action: z.enum(escalationActions),
    officer: id.nullable(),
  }),
  "order.escalation-stopped": z.object({ order: id }),
  "sop.ticked": z.object({ sop: id, version: z.number().int().positive(), step: id, done: z.boolean() }),
  /** The subject of these is an alarm's id. What was raised until `raisedAt` is acknowledged, nothing later. */
  "alarm.acknowledged": z.object({ raisedAt: epochMs }),
  "alarm.shelved": z.object({ reason: shortText, until: epochMs }),
  "alarm.unshelved": none,
  ...rosterBodies,
  ...attendanceBodies,
  ...logBodies,
  ...proofBodies,
  ...memberBodies,
  ...handoverBodies,
  ...accessBodies,
  ...wallBodies,
} as const;

export type EventKind = keyof typeof eventBodies;
export type EventBody<Kind extends EventKind> = z.infer<(typeof eventBodies)[Kind]>;

/** What was decided, before it is written down. */
export type Decision = {
  readonly [Kind in EventKind]: {
    readonly kind: Kind;
    readonly subject: string;
    readonly body: EventBody<Kind>;
  };
}[EventKind];

export type RoomEvent = Decision & {
  readonly station: string;
  /** 1, 2, 3 … within the station. */
  readonly seq: number;
  readonly time: HybridTime;
  /**
   * Who: `person:…` (an account), `officer:…`, or `room` for what the room did by itself. `operator:…` is whoever sat at
   * a station before people signed in.
   */
  readonly actor: string;
};

/** The room itself, as an actor. */
export const roomActor = "room";

/** Total, and the same on every station: by time, and of two with the same time by station and number. */
export function compareEvents(a: RoomEvent, b: RoomEvent): number {
  return (
    compareTimes(a.time, b.time) || (a.station < b.station ? -1 : a.station > b.station ? 1 : a.seq - b.seq)
  );
}

/** Names an event among those of all stations. */
export function eventId({ station, seq }: Pick<RoomEvent, "station" | "seq">): string {
  return `${station}:${seq}`;
}
