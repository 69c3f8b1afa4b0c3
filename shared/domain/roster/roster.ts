/**
 * The roster, folded from its events: plans, changes of single days, swaps.
 *
 * Guarantees: the same set of events gives the same roster, whatever order they arrive in and however often; they are
 * applied by their hybrid clock. What makes no sense at its place (an entry into a plan that is published, a second
 * answer to a swap) changes nothing and is remembered as without effect. What the city's rotation says is no part of
 * this: `plan.ts` puts both together.
 */
import { compareEvents, eventId, type RoomEvent } from "../event/event.ts";
import type { Day } from "../zone.ts";
import type { Assignment } from "./event.ts";

export type PlanState = "draft" | "published" | "withdrawn";

export interface RosterPlan {
  readonly id: string;
  readonly name: string;
  /** First and last day. */
  readonly from: Day;
  readonly until: Day;
  /** Null for all. */
  readonly agency: string | null;
  /** What stands on a day without an entry. */
  readonly base: "rotation" | "nothing";
  readonly state: PlanState;
  /** Epoch ms. */
  readonly stateSinceMs: number;
  readonly draftedBy: string;
  readonly publishedBy: string | null;
  /** 1, 2, 3 … in the order of publication: of two plans that speak about a day the later stands. 0 for none. */
  readonly publication: number;
  /** By officer and day (`entryKey`). */
  readonly entries: ReadonlyMap<string, readonly Assignment[]>;
}

/** What happened to a day after its plan, in order. */
export type DayEffect =
  | {
      readonly kind: "changed";
      readonly officer: string;
      readonly shifts: readonly Assignment[];
      readonly reason: string;
      readonly by: string;
      readonly atMs: number;
    }
  | { readonly kind: "restored"; readonly officer: string }
  /** `to` takes over what `from` has. Two of one swap on one day are one exchange. */
  | { readonly kind: "taken-over"; readonly swap: string; readonly from: string; readonly to: string }
  | { readonly kind: "exchanged"; readonly swap: string; readonly one: string; readonly other: string };

export interface SwapSide {
  readonly officer: string;
  readonly day: Day;
}

export interface Swap {
  readonly id: string;
  readonly first: SwapSide;
  readonly second: SwapSide;
  readonly reason: string;
  readonly state: "proposed" | "agreed" | "declined";
  readonly stateSinceMs: number;
  readonly proposedBy: string;
  readonly decidedBy: string | null;
  readonly declinedFor: string | null;
}

export interface Roster {
  readonly plans: ReadonlyMap<string, RosterPlan>;
  readonly swaps: ReadonlyMap<string, Swap>;
  readonly effects: ReadonlyMap<Day, readonly DayEffect[]>;
  /** Beside those of the city's data: their names, by day. */
  readonly holidays: ReadonlyMap<Day, string>;
  readonly publications: number;
  /** Ids of events that made no sense where they came. */
  readonly withoutEffect: ReadonlySet<string>;
  /** The latest event, null for none: what is earlier must be folded anew. */
  readonly latest: RoomEvent | null;
}

export const emptyRoster: Roster = {
  plans: new Map(),
  swaps: new Map(),
  effects: new Map(),
  holidays: new Map(),
  publications: 0,
  withoutEffect: new Set(),
  latest: null,
};

export function entryKey(officer: string, day: Day): string {
  return `${day}/${officer}`;
}

/** `events` in any order, some perhaps twice, and others among them that are not about the roster. */
export function foldRoster(events: Iterable<RoomEvent>): Roster {
  const once = new Map<string, RoomEvent>();
  for (const event of events) if (isRosterEvent(event)) once.set(eventId(event), event);
  return withEvents(emptyRoster, [...once.values()].sort(compareEvents));
}

/** More events, each later than all that the roster has seen, the earliest first. */
export function withEvents(roster: Roster, events: readonly RoomEvent[]): Roster {
  const next = {
    plans: new Map(roster.plans),
    swaps: new Map(roster.swaps),
    effects: new Map(roster.effects),
    holidays: new Map(roster.holidays),
    publications: roster.publications,
    withoutEffect: new Set(roster.withoutEffect),
    latest: roster.latest,
    /** Plans whose entries were copied already: a long list comes in many events. */
    copied: new Set<string>(),
  };
  for (const event of events) {
    if (!apply(next, event)) next.withoutEffect.add(eventId(event));
    next.latest = event;
  }
  const { copied: _, ...folded } = next;
  return folded;
}

export function isRosterEvent({ kind }: RoomEvent): boolean {
  return kind.startsWith("roster.");
}

interface Growing {
  readonly plans: Map<string, RosterPlan>;
  readonly swaps: Map<string, Swap>;
  readonly effects: Map<Day, readonly DayEffect[]>;
  readonly holidays: Map<Day, string>;
  publications: number;
  readonly copied: Set<string>;
}

/** False where it makes no sense. */
function apply(roster: Growing, event: RoomEvent): boolean {
  const { actor, subject } = event;
  const atMs = event.time.ms;
  const plan = roster.plans.get(subject);
  const swap = roster.swaps.get(subject);
  const keep = (changed: RosterPlan) => roster.plans.set(changed.id, changed);
  switch (event.kind) {
    case "roster.drafted":
      if (plan || event.body.until < event.body.from) return false;
      keep({
        ...{ id: subject, ...event.body, state: "draft", stateSinceMs: atMs },
        ...{ draftedBy: actor, publishedBy: null, publication: 0, entries: new Map() },
      });
      return true;
    case "roster.entered": {
      if (plan?.state !== "draft") return false;
      const entries = roster.copied.has(plan.id)
        ? (plan.entries as Map<string, readonly Assignment[]>)
        : new Map(plan.entries);
      roster.copied.add(plan.id);
      for (const { officer, day, shifts } of event.body.entries) {
        if (plan.from <= day && day <= plan.until) entries.set(entryKey(officer, day), shifts);
      }
      keep({ ...plan, entries });
      return true;
    }
    case "roster.published":
      if (plan?.state !== "draft") return false;
      roster.publications += 1;
      keep({
        ...{ ...plan, state: "published", stateSinceMs: atMs },
        ...{ publishedBy: actor, publication: roster.publications },
      });
      return true;
    case "roster.withdrawn":
      if (!plan || plan.state === "withdrawn") return false;
      keep({ ...plan, state: "withdrawn", stateSinceMs: atMs });
      return true;
    case "roster.changed": {
      const { day, shifts, reason } = event.body;
      addEffect(roster, day, { kind: "changed", officer: subject, shifts, reason, by: actor, atMs });
      return true;
    }
    case "roster.restored":
      addEffect(roster, event.body.day, { kind: "restored", officer: subject });
      return true;
    case "roster.holidays-added":
      for (const { day, name } of event.body.holidays) roster.holidays.set(day, name);
      return true;
    case "roster.swap-proposed": {
      const { first, second } = event.body;
      if (swap || first.officer === second.officer) return false;
      roster.swaps.set(subject, {
        ...{ id: subject, ...event.body, state: "proposed", stateSinceMs: atMs },
        ...{ proposedBy: actor, decidedBy: null, declinedFor: null },
      });
      return true;
    }
    case "roster.swap-agreed":
      if (swap?.state !== "proposed") return false;
      roster.swaps.set(subject, { ...swap, state: "agreed", stateSinceMs: atMs, decidedBy: actor });
      addSwap(roster, swap);
      return true;
    case "roster.swap-declined": {
      if (swap?.state !== "proposed") return false;
      const declinedFor = event.body.reason;
      roster.swaps.set(subject, {
        ...{ ...swap, state: "declined", stateSinceMs: atMs },
        ...{ decidedBy: actor, declinedFor },
      });
      return true;
    }
    default:
      return false;
  }
}

function addEffect({ effects }: Growing, day: Day, effect: DayEffect): void {
  effects.set(day, [...(effects.get(day) ?? []), effect]);
}

function addSwap(roster: Growing, { id, first, second }: Swap): void {
  if (first.day === second.day) {
    addEffect(roster, first.day, {
      ...{ kind: "exchanged", swap: id, one: first.officer, other: second.officer },
    });
    return;
  }
  addEffect(roster, first.day, { kind: "taken-over", swap: id, from: first.officer, to: second.officer });
  addEffect(roster, second.day, { kind: "taken-over", swap: id, from: second.officer, to: first.officer });
}
