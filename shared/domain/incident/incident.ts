/**
 * An incident, folded from its events.
 *
 * Guarantees: the same set of events gives the same incident, whatever order they arrive in and however often. They
 * are applied by their hybrid clock; one that the table of transitions does not allow at its place (two people took
 * the same incident, one of them first) changes nothing and is remembered as without effect. Of a field that several
 * changed, the last by clock stands. What a citizen told is no part of this: an incident without events is `new`.
 */
import { compareEvents, type EventBody, eventId, type RoomEvent } from "../event/event.ts";
import { isActive, type Order, recalled, withReply } from "../order/order.ts";
import { isContestable } from "./conflicts.ts";
import { type IncidentAction, type IncidentState, stateAfter } from "./transitions.ts";

export interface SopTick {
  readonly done: boolean;
  readonly atMs: number;
  readonly actor: string;
  readonly version: number;
}

/** When each stage was first reached since the incident was opened, or opened again; epoch ms, null for not yet. */
export interface Reached {
  readonly acknowledge: number | null;
  readonly dispatch: number | null;
  readonly arrive: number | null;
  readonly resolve: number | null;
}

export interface Incident {
  readonly id: string;
  readonly state: IncidentState;
  /** Epoch ms; 0 while nothing happened. */
  readonly stateSinceMs: number;
  readonly acknowledgedBy: string | null;
  /** From when deadlines count, epoch ms: null for since the report came, else since it was opened again or handed over. */
  readonly countedFromMs: number | null;
  readonly reached: Reached;
  /** How often it was opened again, and what was reached before the first time. */
  readonly reopened: number;
  readonly firstRound: Pick<Incident, "countedFromMs" | "reached"> | null;
  /** What people in the room said otherwise than the report. */
  readonly changes: EventBody<"incident.changed">;
  /** Null for the category's. */
  readonly agency: string | null;
  readonly mergedInto: string | null;
  /** Incidents that a person said are not the same. */
  readonly keptApart: ReadonlySet<string>;
  readonly orders: ReadonlyMap<string, Order>;
  /** By SOP and step. */
  readonly ticks: ReadonlyMap<string, SopTick>;
  /** Ids of events that the table did not allow where they came. */
  readonly withoutEffect: ReadonlySet<string>;
  /** What another station may have contradicted, also without effect, in the order of the fold (conflicts.ts). */
  readonly decisions: readonly RoomEvent[];
  /** Ids of conflicts that a person has read of. */
  readonly conflictsSeen: ReadonlySet<string>;
  /** The last event that was folded; null for none. */
  readonly latest: RoomEvent | null;
}

const nothingReached: Reached = { acknowledge: null, dispatch: null, arrive: null, resolve: null };

export function newIncident(id: string): Incident {
  return {
    id,
    state: "new",
    stateSinceMs: 0,
    acknowledgedBy: null,
    countedFromMs: null,
    reached: nothingReached,
    reopened: 0,
    firstRound: null,
    changes: {},
    agency: null,
    mergedInto: null,
    keptApart: new Set(),
    orders: new Map(),
    ticks: new Map(),
    withoutEffect: new Set(),
    decisions: [],
    conflictsSeen: new Set(),
    latest: null,
  };
}

/** `events` in any order, some perhaps twice; those about other subjects must not be among them. */
export function foldIncident(id: string, events: Iterable<RoomEvent>): Incident {
  const once = new Map<string, RoomEvent>();
  for (const event of events) once.set(eventId(event), event);
  return [...once.values()].sort(compareEvents).reduce(stepIncident, newIncident(id));
}

/** One more event, later than all that the incident has seen. */
export function stepIncident(incident: Incident, event: RoomEvent): Incident {
  const applies = applied(incident, event);
  const decisions = isContestable(event) ? [...incident.decisions, event] : incident.decisions;
  if (applies) return { ...applies, decisions, latest: event };
  const withoutEffect = new Set(incident.withoutEffect).add(eventId(event));
  return { ...incident, withoutEffect, decisions, latest: event };
}

/** Events that were not folded yet, in any order; undefined where one of them belongs before one that was. */
export function stepWhereLater(incident: Incident, events: readonly RoomEvent[]): Incident | undefined {
  const sorted = [...events].sort(compareEvents);
  const { latest } = incident;
  const isLate = latest !== null && sorted.some((event) => compareEvents(event, latest) <= 0);
  return isLate ? undefined : sorted.reduce(stepIncident, incident);
}

/** The action of the table that an event asks for, where it asks for one. */
const actionOf: { readonly [Kind in RoomEvent["kind"]]?: IncidentAction } = {
  "incident.acknowledged": "acknowledge",
  "incident.merged": "merge",
  "incident.separated": "separate",
  "incident.transferred": "transfer",
  "incident.resolved": "resolve",
  "incident.closed": "close",
  "incident.reopened": "reopen",
  "incident.cancelled": "cancel",
  "order.sent": "dispatch",
};

/** Undefined where the table does not allow it. */
function applied(incident: Incident, event: RoomEvent): Incident | undefined {
  const atMs = event.time.ms;
  const action = actionOf[event.kind];
  const moved = action ? act(incident, action, atMs) : incident;
  if (!moved) return undefined;
  switch (event.kind) {
    case "incident.acknowledged":
      return { ...moved, acknowledgedBy: event.actor };
    case "incident.changed":
      return { ...moved, changes: { ...moved.changes, ...event.body } };
    case "incident.merged":
      return event.body.into === incident.id ? undefined : { ...moved, mergedInto: event.body.into };
    case "incident.separated":
      return { ...withFreshDeadlines(moved, atMs), mergedInto: null };
    case "incident.kept-apart":
      return { ...moved, keptApart: new Set(moved.keptApart).add(event.body.from) };
    case "incident.transferred":
      return {
        ...withFreshDeadlines(allRecalled(moved, event.body.reason, atMs), atMs),
        agency: event.body.agency,
        acknowledgedBy: null,
      };
    case "incident.resolved":
    case "incident.cancelled":
      return allRecalled(moved, null, atMs);
    case "incident.reopened": {
      const { countedFromMs, reached } = incident;
      return {
        ...withFreshDeadlines(moved, atMs),
        ...{ acknowledgedBy: event.actor, reached: { ...nothingReached, acknowledge: atMs } },
        ...{ reopened: incident.reopened + 1, firstRound: incident.firstRound ?? { countedFromMs, reached } },
      };
    }
    case "order.sent":
      // Two stations took the same step of an escalation: the first stands.
      if (incident.orders.has(event.body.order)) return undefined;
      return withOrder(
        { ...moved, acknowledgedBy: moved.acknowledgedBy ?? event.actor },
        orderOf(incident.id, event),
      );
    case "order.recalled":
    case "order.replied":
    case "order.escalated":
    case "order.escalation-stopped":
      return withOrderEvent(moved, event);
    case "incident.conflict-seen":
      return { ...moved, conflictsSeen: new Set(moved.conflictsSeen).add(event.body.conflict) };
    case "sop.ticked": {
      const { sop, step, done, version } = event.body;
      const tick = { done, version, atMs, actor: event.actor };
      return { ...moved, ticks: new Map(moved.ticks).set(tickKey(sop, step), tick) };
    }
    default:
      return moved;
  }
}

export function tickKey(sop: string, step: string): string {
  return `${sop}/${step}`;
}

const stageOf: { readonly [State in IncidentState]?: keyof Reached } = {
  acknowledged: "acknowledge",
  dispatched: "dispatch",
  "on-scene": "arrive",
  resolved: "resolve",
};

function act(incident: Incident, action: IncidentAction, atMs: number): Incident | undefined {
  const state = stateAfter(incident.state, action);
  if (!state) return undefined;
  if (state === incident.state) return incident;
  const reached: { -readonly [Stage in keyof Reached]: Reached[Stage] } = { ...incident.reached };
  const stage = stageOf[state];
  if (stage) reached[stage] ??= atMs;
  if (action === "stand-down") reached.dispatch = reached.arrive = null;
  // A crew on the way was sent, and what is dispatched has been taken up.
  if (state === "en-route" || state === "on-scene") reached.dispatch ??= atMs;
  if (state !== "new" && state !== "cancelled" && state !== "merged") reached.acknowledge ??= atMs;
  return { ...incident, state, stateSinceMs: atMs, reached };
}

function withFreshDeadlines(incident: Incident, atMs: number): Incident {
  return { ...incident, countedFromMs: atMs, reached: nothingReached };
}

function allRecalled(incident: Incident, reason: string | null, atMs: number): Incident {
  const orders = new Map<string, Order>();
  for (const [id, order] of incident.orders) orders.set(id, recalled(order, reason, atMs));
  return { ...incident, orders };
}

type Of<Kind extends RoomEvent["kind"]> = Extract<RoomEvent, { kind: Kind }>;

function orderOf(incident: string, { body, time, actor, station }: Of<"order.sent">): Order {
  const { order: id, officer, task, group, support, replaces, replyBy } = body;
  return {
    ...{ id, incident, officer, task, group, support, replaces },
    ...{ decidedAtMs: time.ms, decidedBy: actor, station, replyByMs: replyBy },
    ...{ state: "sent", stateSinceMs: time.ms, reason: null, replies: new Map() },
    ...{ escalation: 0, escalatedAtMs: null, supervisors: new Set(), escalationStopped: false },
  };
}

function withOrder(incident: Incident, order: Order): Incident {
  return { ...incident, orders: new Map(incident.orders).set(order.id, order) };
}

function withOrderEvent(
  incident: Incident,
  event: Of<"order.recalled" | "order.replied" | "order.escalated" | "order.escalation-stopped">,
): Incident | undefined {
  const order = incident.orders.get(event.body.order);
  if (!order) return undefined;
  const after = changedOrder(order, event);
  if (after === order) return undefined;
  const changed = withOrder(incident, after);
  if (after.state === order.state) return changed;
  const action = actionAfter(changed, after);
  // A late word about an incident that is over belongs to its history, and changes it no more.
  return (action && act(changed, action, event.time.ms)) ?? changed;
}

function changedOrder(
  order: Order,
  event: Of<"order.recalled" | "order.replied" | "order.escalated" | "order.escalation-stopped">,
): Order {
  switch (event.kind) {
    case "order.recalled":
      return recalled(order, event.body.reason, event.time.ms);
    case "order.replied": {
      const { claimedAt: claimedAtMs, heardAt: heardAtMs, ...reply } = event.body.reply;
      return withReply(order, { ...reply, claimedAtMs, heardAtMs });
    }
    case "order.escalated":
      return escalated(order, event);
    case "order.escalation-stopped":
      return order.escalationStopped ? order : { ...order, escalationStopped: true };
  }
}

function escalated(order: Order, { body, time }: Of<"order.escalated">): Order {
  const { step, action, officer } = body;
  if (step <= order.escalation) return order;
  const told = action === "supervisor" && officer !== null ? [officer] : [];
  return {
    ...{ ...order, escalation: step, escalatedAtMs: time.ms },
    supervisors: new Set([...order.supervisors, ...told]),
  };
}

/** What a crew's new state means for the incident. */
function actionAfter(incident: Incident, order: Order): IncidentAction | undefined {
  switch (order.state) {
    case "en-route":
      return "set-out";
    case "on-scene":
      return "arrive";
    case "done":
    case "refused":
    case "recalled": {
      const orders = [...incident.orders.values()];
      if (orders.some(isActive)) return undefined;
      return orders.some(({ state }) => state === "done") ? "resolve" : "stand-down";
    }
    default:
      return undefined;
  }
}
