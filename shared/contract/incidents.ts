/** Incidents, orders and their history: the rows that screens see, and what operators may ask for. */
import { z } from "zod";
import { escalationActions } from "../domain/city/category.ts";
import { conflictKinds } from "../domain/incident/conflicts.ts";
import { incidentStates } from "../domain/incident/transitions.ts";
import { orderStates, replyTypes } from "../domain/order/order.ts";
import { lonLatSchema } from "../domain/place.ts";
import { command } from "./define.ts";
import { epochMs, place, text } from "./units.ts";

const priority = z.enum(["urgent", "high", "normal", "low"]);

export const orderRow = z.object({
  id: z.string(),
  officer: z.string(),
  task: z.string(),
  group: z.string(),
  support: z.boolean(),
  replaces: z.string().nullable(),
  state: z.enum(orderStates),
  since: epochMs,
  decidedAt: epochMs,
  /** When the broker had it; null while it has not gone out. */
  sentAt: epochMs.nullable(),
  /** Until when an answer is expected. */
  replyBy: epochMs,
  /** Why it was refused or recalled. */
  reason: z.string().nullable(),
  /** What the room does by itself when no answer comes, and when; null when nothing is planned. */
  escalation: z
    .object({
      step: z.number(),
      action: z.enum(escalationActions),
      /** Who would be sent next; null where that is not known or not the step. */
      officer: z.string().nullable(),
      at: epochMs,
    })
    .nullable(),
});
export type OrderRow = z.infer<typeof orderRow>;

/** How far an incident like it is away, in place and in time. */
export const alikeRow = z.object({ incident: z.string(), distanceM: z.number(), ageMs: z.number() });
export type AlikeRow = z.infer<typeof alikeRow>;

/** Two decisions of two stations that did not know of each other, and nobody has read of it yet. */
export const conflictRow = z.object({
  id: z.string(),
  kind: z.enum(conflictKinds),
  /** To whom both sent an order; null for another kind. */
  officer: z.string().nullable(),
  /** The earlier first. */
  sides: z
    .array(
      z.object({
        actor: z.string(),
        station: z.string(),
        at: epochMs,
        /** What was decided: a kind of event. */
        act: z.string(),
        incident: z.string(),
        /** To which it was handed over. */
        agency: z.string().nullable(),
        /** It holds; of two orders both do. */
        stands: z.boolean(),
      }),
    )
    .length(2),
});
export type ConflictRow = z.infer<typeof conflictRow>;

export const incidentRow = z.object({
  /** That of its first report. */
  id: z.string(),
  state: z.enum(incidentStates),
  stateSince: epochMs,
  /** Still new, but its channel closed the report: nobody has to act, and who wants to may. */
  withdrawn: z.boolean(),
  category: z.string(),
  priority,
  agency: z.string(),
  text: z.string(),
  place,
  address: z.string().nullable(),
  district: z.string().nullable(),
  /** True when the place lies outside the city's bounds. */
  outside: z.boolean(),
  channel: z.string(),
  requestedAt: epochMs,
  receivedAt: epochMs,
  acknowledgedBy: z.string().nullable(),
  /** All reports that it gathers, its own first. */
  reports: z.array(z.string()),
  mergedInto: z.string().nullable(),
  /** The stage that must be reached next, and until when; null when nothing is left to do. */
  deadline: z
    .object({ stage: z.enum(["acknowledge", "dispatch", "arrive", "resolve"]), at: epochMs })
    .nullable(),
  orders: z.array(orderRow),
  /** Open incidents that may be the same, the likeliest first. */
  alike: z.array(alikeRow),
  conflicts: z.array(conflictRow),
});
export type IncidentRow = z.infer<typeof incidentRow>;

/** One entry of an incident's history: an event, as `shared/domain/event` has it. */
export const historyRow = z.object({
  id: z.string(),
  at: epochMs,
  actor: z.string(),
  kind: z.string(),
  body: z.record(z.string(), z.unknown()),
  /** False for what came too late to change anything. */
  effective: z.boolean(),
});
export type HistoryRow = z.infer<typeof historyRow>;

export const sopStepRow = z.object({
  sop: z.string(),
  version: z.number(),
  step: z.string(),
  text,
  who: text,
  /** Until when, by the SOP; null where it sets no limit. */
  dueAt: epochMs.nullable(),
  action: z
    .discriminatedUnion("type", [
      z.object({ type: z.literal("camera"), camera: z.string().nullable() }),
      z.object({ type: z.literal("call"), name: z.string(), phone: z.string() }),
      z.object({ type: z.literal("order"), task: z.string() }),
    ])
    .nullable(),
  doneAt: epochMs.nullable(),
  doneBy: z.string().nullable(),
});
export type SopStepRow = z.infer<typeof sopStepRow>;

/** Why somebody is suggested, for a person to judge. */
export const suggestionRow = z.object({
  officer: z.string(),
  distanceM: z.number(),
  /** By the road graph; null where the city gives none or no road leads there. */
  travelS: z.number().nullable(),
  /** How old the position is; null where none was heard, and the distance counts from the post. */
  positionAgeMs: z.number().nullable(),
  rightAgency: z.boolean(),
  onDuty: z.boolean(),
  /** Orders that the officer has to see to. */
  activeOrders: z.number(),
  /** Where the officer is now, or else the post; a district's code, null outside all of them. */
  district: z.string().nullable(),
  crew: z.string(),
  post: z.string(),
});
export type SuggestionRow = z.infer<typeof suggestionRow>;

export const searchHit = z.object({
  /** The incident that the report belongs to. */
  incident: z.string(),
  report: z.string(),
  category: z.string(),
  state: z.enum(incidentStates),
  /** The words found stand between U+0002 and U+0003. */
  excerpt: z.string(),
  receivedAt: epochMs,
});
export type SearchHit = z.infer<typeof searchHit>;

const nothing = z.object({}).strict();
const incident = z.string().min(1).max(80);
const reason = z.string().trim().min(1).max(500);
const note = z.string().trim().max(500).nullable();

export const incidentCommands = {
  "incident.acknowledge": command(z.object({ incident }), nothing, ["console"]),
  "incident.change": command(
    z.object({
      incident,
      category: z.string().max(80).optional(),
      priority: priority.optional(),
      place: lonLatSchema.optional(),
      address: z.string().trim().max(500).optional(),
    }),
    nothing,
    ["console"],
  ),
  "incident.note": command(z.object({ incident, text: z.string().trim().min(1).max(10_000) }), nothing, [
    "console",
  ]),
  "incident.contact": command(
    z.object({
      incident,
      officer: z.string().nullable(),
      channel: z.enum(["phone", "whatsapp", "radio"]),
      outcome: z.enum(["reached", "no-answer", "busy", "wrong-number"]),
      note,
    }),
    nothing,
    ["console"],
  ),
  /** The first is part of the second from now on. */
  "incident.merge": command(z.object({ incident, into: incident }), nothing, ["console"]),
  "incident.separate": command(z.object({ incident }), nothing, ["console"]),
  "incident.keepApart": command(z.object({ incident, from: incident }), nothing, ["console"]),
  /** Who asks has read that two decisions did not know of each other. */
  "incident.seeConflict": command(z.object({ incident, conflict: z.string().min(1).max(300) }), nothing, [
    "console",
  ]),
  "incident.transfer": command(z.object({ incident, agency: z.string(), reason }), nothing, ["console"]),
  "incident.resolve": command(z.object({ incident, note }), nothing, ["console"]),
  "incident.close": command(z.object({ incident, note }), nothing, ["console"]),
  "incident.reopen": command(z.object({ incident, reason }), nothing, ["console"]),
  "incident.cancel": command(z.object({ incident, reason }), nothing, ["console"]),
  /** One order to each of these officers. */
  "order.send": command(
    z.object({
      incident,
      officers: z.array(z.string()).min(1).max(200),
      task: z.string().trim().min(1).max(2000),
      support: z.boolean().default(false),
      /** The order that this one takes the place of: it is recalled. */
      replaces: z.string().nullable().default(null),
    }),
    z.object({ orders: z.array(z.string()) }),
    ["console"],
  ),
  "order.recall": command(z.object({ incident, order: z.string(), reason: note }), nothing, ["console"]),
  /** What an officer said by telephone or radio. */
  "order.reply": command(
    z.object({ incident, order: z.string(), type: z.enum(replyTypes), reason: note, note }),
    nothing,
    ["console"],
  ),
  "order.stopEscalation": command(z.object({ incident, order: z.string() }), nothing, ["console"]),
  "sop.tick": command(
    z.object({
      ...{ incident, sop: z.string(), version: z.number().int().positive(), step: z.string() },
      done: z.boolean(),
    }),
    nothing,
    ["console"],
  ),
  /** What a citizen told by telephone becomes a report, and an incident of that name. */
  "report.take": command(
    z.object({
      category: z.string(),
      text: z.string().trim().min(1).max(10_000),
      place: lonLatSchema,
      address: z.string().trim().max(500).nullable(),
      channel: z.string().trim().min(1).max(80),
      reporterName: z.string().trim().max(200).nullable(),
      reporterPhone: z.string().trim().max(40).nullable(),
    }),
    z.object({ incident: z.string() }),
    ["console"],
  ),
  /** All reports that this room ever had. */
  search: command(
    z.object({ text: z.string().max(500), limit: z.number().int().min(1).max(200).default(50) }),
    z.object({ hits: z.array(searchHit) }),
    ["console"],
  ),
  /** Who could go, the best first. */
  "officers.suggest": command(
    z.object({ incident, limit: z.number().int().min(1).max(500).default(30) }),
    z.object({ suggestions: z.array(suggestionRow) }),
    ["console"],
  ),
} as const;
