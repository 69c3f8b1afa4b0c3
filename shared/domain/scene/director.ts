/**
 * Which scene the wall shows, why, until when, and which one it goes back to.
 *
 * Guarantees, whatever happens and in whatever order it is told: while the wall is held, only the operator changes it;
 * with nothing that asks for a scene, it comes back to the operator's choice; an incident that was answered asks no
 * second time; between two changes that the room makes by itself to calm down lie `minShownMs`; the same facts told
 * twice, or late, change nothing. Pure: time (epoch ms) comes in with each event.
 *
 * The rules, the strongest first.
 * 1. An operator's choice is shown at once, also on a held wall. It ends a temporary scene, is the new scene to come
 *    back to, and answers everything that asks for a scene at that moment: these incidents and this scheduled time ask
 *    no more. In a flood each report is an incident of its own, so for `quietMs` new incidents that ask for a scene
 *    that was answered are answered too, unless they are more urgent than those that the operator saw.
 * 2. Hold: what is shown stays, also when the incident is over or its scheduled time has passed. Release: the rules
 *    below hold from that moment.
 * 3. Incidents: of all that ask, the most urgent decides, then the oldest. A more urgent one changes the scene at once;
 *    anything else waits until the scene was on for `minShownMs`. The scene stays until the last one is over, and
 *    `calmMs` more, for the next one may be on its way.
 * 4. The schedule: of the entries that run, the one that began last.
 * 5. The operator's choice.
 *
 * An incident that is heard of for the first time more than `staleMs` after it began is history: it asks for nothing.
 */
import type { Priority } from "../city/category.ts";
import { type Occurrence, occurrenceKey } from "./schedule.ts";

export const directorTimes = {
  minShownMs: 120_000,
  calmMs: 120_000,
  quietMs: 600_000,
  staleMs: 3_600_000,
  /** An answer is forgotten after this; by then its incidents are history. */
  rememberedMs: 86_400_000,
};

/** An open incident that asks for a scene. */
export interface Asking {
  readonly incident: string;
  readonly scene: string;
  readonly priority: Priority;
  /** When it began, epoch ms. */
  readonly openedAt: number;
}

/** How an incident stands: `asks` is null where it is over, or asks for no scene. */
export interface Heard {
  readonly incident: string;
  readonly asks: Asking | null;
}

export type ShownReason =
  | { readonly kind: "chosen" }
  | { readonly kind: "scheduled"; readonly occurrence: Occurrence }
  | { readonly kind: "incident"; readonly asking: Asking };

export interface Shown {
  readonly scene: string;
  readonly since: number;
  readonly reason: ShownReason;
}

/** Plain data: kept over a restart as it is. */
export interface Direction {
  /** What the operator chose last, and what before that; null until there were two choices. */
  readonly base: string;
  readonly formerBase: string | null;
  readonly held: boolean;
  readonly shown: Shown;
  /** Open incidents that ask for a scene and were not answered, by id. */
  readonly asking: Readonly<Record<string, Asking>>;
  /** Since when none asks any more, epoch ms. */
  readonly calmSince: number;
  /** Incidents and scheduled times that ask no more, with the time of their answer. */
  readonly answered: Readonly<Record<string, number>>;
  /** Scenes that the operator turned away from, and what was the most urgent that asked for them. */
  readonly quiet: Readonly<Record<string, { readonly until: number; readonly priority: Priority }>>;
}

export type DirectorEvent =
  | { readonly type: "choose"; readonly scene: string }
  /** Ends a temporary scene; without one, the choice before the last. */
  | { readonly type: "back" }
  | { readonly type: "hold" }
  | { readonly type: "release" }
  | { readonly type: "incidents"; readonly heard: readonly Heard[] }
  | { readonly type: "time" };

/** What runs by the schedule at the moment of an event, and when that changes next (epoch ms, infinite for never). */
export interface Plan {
  readonly running: readonly Occurrence[];
  readonly nextAt: number;
}

/** A room that starts for the first time. */
export function firstDirection(scene: string, at: number): Direction {
  return {
    ...{ base: scene, formerBase: null, held: false, asking: {}, calmSince: at, answered: {}, quiet: {} },
    shown: { scene, since: at, reason: { kind: "chosen" } },
  };
}

export function direct(before: Direction, event: DirectorEvent, plan: Plan, at: number): Direction {
  return settle(forget(take(before, event, plan, at), at), plan, at);
}

function take(now: Direction, event: DirectorEvent, plan: Plan, at: number): Direction {
  switch (event.type) {
    case "choose":
      return choose(now, event.scene, plan, at);
    case "back": {
      const isTemporary = now.shown.reason.kind !== "chosen";
      return choose(now, isTemporary ? now.base : (now.formerBase ?? now.base), plan, at);
    }
    case "hold":
      return { ...now, held: true };
    case "release":
      return { ...now, held: false };
    case "incidents":
      return hear(now, event.heard, at);
    case "time":
      return now;
  }
}

function choose(now: Direction, scene: string, plan: Plan, at: number): Direction {
  const asked = Object.values(now.asking);
  const quiet = { ...now.quiet };
  for (const { scene: turnedFrom, priority } of asked) {
    const known = quiet[turnedFrom];
    const worst = known && isMoreUrgent(known.priority, priority) ? known.priority : priority;
    quiet[turnedFrom] = { until: at + directorTimes.quietMs, priority: worst };
  }
  const answered = { ...now.answered };
  for (const { incident } of asked) answered[incident] = at;
  for (const occurrence of plan.running) answered[occurrenceKey(occurrence)] = at;
  const isSame = now.shown.scene === scene;
  return {
    ...now,
    base: scene,
    formerBase: scene === now.base ? now.formerBase : now.base,
    asking: {},
    calmSince: asked.length > 0 ? at : now.calmSince,
    answered,
    quiet,
    shown: { scene, since: isSame ? now.shown.since : at, reason: { kind: "chosen" } },
  };
}

function hear(now: Direction, heard: readonly Heard[], at: number): Direction {
  const asking = { ...now.asking };
  const answered = { ...now.answered };
  for (const { incident, asks } of heard) {
    if (!asks) delete asking[incident];
    else if (answered[incident] !== undefined) continue;
    else if (!asking[incident] && isAnswered(now, asks, at)) answered[incident] = at;
    else asking[incident] = asks;
  }
  const isOver = Object.keys(now.asking).length > 0 && Object.keys(asking).length === 0;
  return { ...now, asking, answered, calmSince: isOver ? at : now.calmSince };
}

/** Asks for nothing, though nobody has answered it. */
function isAnswered({ quiet }: Direction, asks: Asking, at: number): boolean {
  const turnedFrom = quiet[asks.scene];
  const isQuiet = turnedFrom && at < turnedFrom.until && !isMoreUrgent(asks.priority, turnedFrom.priority);
  return isQuiet || at - asks.openedAt > directorTimes.staleMs;
}

/** What happened long ago takes no room. */
function forget(now: Direction, at: number): Direction {
  const oldest = at - directorTimes.rememberedMs;
  const answered = keep(now.answered, (answeredAt) => answeredAt > oldest);
  const quiet = keep(now.quiet, ({ until }) => until > at);
  return answered === now.answered && quiet === now.quiet ? now : { ...now, answered, quiet };
}

function keep<Value>(
  all: Readonly<Record<string, Value>>,
  isKept: (value: Value) => boolean,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(all);
  const kept = entries.filter(([, value]) => isKept(value));
  return kept.length === entries.length ? all : Object.fromEntries(kept);
}

function settle(now: Direction, plan: Plan, at: number): Direction {
  if (now.held) return now;
  const [next] = rank(now);
  if (next) {
    const wait = waitFor(now, next);
    return at < wait ? now : show(now, next.scene, { kind: "incident", asking: next }, at);
  }
  if (now.shown.reason.kind === "incident" && at < calmAt(now)) return now;
  const occurrence = runningOf(now, plan);
  if (occurrence) return show(now, occurrence.scene, { kind: "scheduled", occurrence }, at);
  return show(now, now.base, { kind: "chosen" }, at);
}

function show(now: Direction, scene: string, reason: ShownReason, at: number): Direction {
  const { shown } = now;
  if (shown.scene === scene && reasonKey(shown.reason) === reasonKey(reason)) return now;
  return { ...now, shown: { scene, since: shown.scene === scene ? shown.since : at, reason } };
}

function reasonKey(reason: ShownReason): string {
  if (reason.kind === "incident") return `${reason.asking.incident} ${reason.asking.priority}`;
  return reason.kind === "scheduled" ? occurrenceKey(reason.occurrence) : reason.kind;
}

/** From when an incident that ranks first may have its scene, epoch ms; in the past for at once. */
function waitFor({ shown }: Direction, next: Asking): number {
  const { scene, reason, since } = shown;
  const isAtOnce =
    reason.kind !== "incident" || scene === next.scene || isMoreUrgent(next.priority, reason.asking.priority);
  return isAtOnce ? Number.NEGATIVE_INFINITY : since + directorTimes.minShownMs;
}

/** When a scene that no incident asks for any more is over. */
function calmAt({ shown, calmSince }: Direction): number {
  return Math.max(shown.since + directorTimes.minShownMs, calmSince + directorTimes.calmMs);
}

/** The most urgent first, then the oldest. */
function rank({ asking }: Direction): Asking[] {
  return Object.values(asking).sort(
    (a, b) =>
      urgency[a.priority] - urgency[b.priority] ||
      a.openedAt - b.openedAt ||
      (a.incident < b.incident ? -1 : 1),
  );
}

function runningOf({ answered }: Direction, { running }: Plan): Occurrence | undefined {
  return running
    .filter((occurrence) => answered[occurrenceKey(occurrence)] === undefined)
    .sort((a, b) => b.startsAt - a.startsAt || (a.scene < b.scene ? -1 : 1))[0];
}

const urgency: Readonly<Record<Priority, number>> = { urgent: 0, high: 1, normal: 2, low: 3 };

function isMoreUrgent(one: Priority, other: Priority): boolean {
  return urgency[one] < urgency[other];
}

/** When time alone changes something, epoch ms; infinite for never. An event of type `time` is due then. */
export function nextTimeAt(now: Direction, plan: Plan): number {
  if (now.held) return Number.POSITIVE_INFINITY;
  const [next] = rank(now);
  if (next) return now.shown.scene === next.scene ? Number.POSITIVE_INFINITY : waitFor(now, next);
  return now.shown.reason.kind === "incident" ? calmAt(now) : plan.nextAt;
}

/** What people are told about the scene that is shown. */
export interface DirectionTold {
  readonly scene: string;
  readonly held: boolean;
  readonly kind: ShownReason["kind"];
  /** When it ends by itself, epoch ms; null where nobody knows, or never. */
  readonly until: number | null;
  /** The incident that brought it; null for none. */
  readonly incident: string | null;
  /** What the key for *back* would show; null where there is nothing to go back to. */
  readonly former: string | null;
}

export function tell(now: Direction): DirectionTold {
  const { scene, reason } = now.shown;
  const former = reason.kind === "chosen" ? now.formerBase : now.base;
  const isCalming = reason.kind === "incident" && Object.keys(now.asking).length === 0;
  const ends = reason.kind === "scheduled" ? reason.occurrence.endsAt : isCalming ? calmAt(now) : null;
  return {
    ...{ scene, held: now.held, kind: reason.kind },
    until: now.held ? null : ends,
    incident: reason.kind === "incident" ? reason.asking.incident : null,
    former: former === scene ? null : former,
  };
}
