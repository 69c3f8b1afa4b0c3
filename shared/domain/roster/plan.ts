/**
 * Which shifts an officer is planned for.
 *
 * On a day stands what the latest published plan says that covers the day and the officer's agency; where none does,
 * the city's rotation. A change of an officer's day, or a swap that was agreed, stands over every plan, also over one
 * that is published later, until the day is changed again or restored: leave that was granted is not lost to a plan.
 *
 * Guarantees: never throws, whatever the plan names; an officer, shift or post that the city does not have is no shift.
 * A shift belongs to the day that it begins on, in the city's zone, with the hours of that day (Ramadan); its span is
 * in epoch ms, over midnight and over a change of the clocks.
 */
import type { Holiday } from "../city/holiday.ts";
import type { Officer } from "../city/officer.ts";
import type { Post } from "../city/post.ts";
import { plannedShift, type ShiftPlan, shiftSpan } from "../city/shift.ts";
import { addDays, type Day, dayNumber, localDay } from "../zone.ts";
import type { Assignment } from "./event.ts";
import { type DayEffect, entryKey, type Roster, type RosterPlan } from "./roster.ts";

/** What the city's data says about shifts and people. */
export interface RosterCity extends ShiftPlan {
  readonly officers: readonly Officer[];
  readonly posts: readonly Post[];
}

export type PlannedSource =
  | { readonly kind: "rotation" }
  | { readonly kind: "plan"; readonly plan: string }
  | { readonly kind: "change"; readonly reason: string; readonly by: string; readonly atMs: number }
  /** `from` had the shift before. */
  | { readonly kind: "swap"; readonly swap: string; readonly from: string };

export interface PlannedShift {
  readonly shift: string;
  /** The day that it begins on, in the city's zone. */
  readonly day: Day;
  /** Epoch ms; on duty from `startsAt` until just before `endsAt`. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly post: string;
  readonly source: PlannedSource;
}

export interface Plan {
  readonly city: RosterCity;
  readonly roster: Roster;
  /** A draft that is read as if it were published last; null for what stands. */
  readonly preview: string | null;
  officer(id: string): Officer | undefined;
  /** Undefined for a shift that the city does not have. */
  span(shift: string, day: Day): { readonly startsAt: number; readonly endsAt: number } | undefined;
  hasPost(id: string): boolean;
  /** The published plans that cover a day, the latest first. */
  plansOn(day: Day): readonly RosterPlan[];
}

/** Put together once, and asked often: spans are worked out once for each shift and day. */
export function planOf(given: RosterCity, roster: Roster, preview: string | null = null): Plan {
  const city = roster.holidays.size === 0 ? given : { ...given, holidays: holidaysOf(given, roster) };
  const officers = new Map(city.officers.map((officer) => [officer.id, officer]));
  const shifts = new Map(city.shifts.map((shift) => [shift.id, shift]));
  const posts = new Set(city.posts.map(({ id }) => id));
  const spans = new Map<string, ReturnType<Plan["span"]>>();
  const onDay = new Map<Day, readonly RosterPlan[]>();
  const standing = [...roster.plans.values()]
    .filter(({ id, state }) => state === "published" || (id === preview && state === "draft"))
    .sort((a, b) => rankOf(b) - rankOf(a));
  return {
    ...{ city, roster, preview },
    officer: (id) => officers.get(id),
    hasPost: (id) => posts.has(id),
    span(id, day) {
      const key = `${day}/${id}`;
      if (!spans.has(key)) {
        const shift = shifts.get(id);
        spans.set(key, shift && shiftSpan(city, shift, day));
      }
      return spans.get(key);
    },
    plansOn(day) {
      const known = onDay.get(day) ?? standing.filter(({ from, until }) => from <= day && day <= until);
      onDay.set(day, known);
      return known;
    },
  };
}

/** The city's, and those that were added, in the order of their days; of two names of a day the added one. */
export function holidaysOf({ holidays = [] }: Pick<RosterCity, "holidays">, roster: Roster): Holiday[] {
  const added = [...roster.holidays].map(([day, name]): Holiday => {
    return { day, name: { id: name, en: name }, kind: "public" };
  });
  return [...holidays.filter(({ day }) => !roster.holidays.has(day)), ...added].sort((a, b) =>
    a.day < b.day ? -1 : 1,
  );
}

function rankOf({ state, publication }: RosterPlan): number {
  return state === "draft" ? Number.POSITIVE_INFINITY : publication;
}

/** The shifts that begin on a day, the earliest first. */
export function plannedOf(plan: Plan, officer: string, day: Day): PlannedShift[] {
  if (!plan.officer(officer)) return [];
  const effects = plan.roster.effects.get(day) ?? [];
  return standingAfter(plan, officer, day, effects, effects.length)
    .flatMap(({ shift, post, source }): PlannedShift[] => {
      const span = plan.span(shift, day);
      return span && plan.hasPost(post) ? [{ shift, day, ...span, post, source }] : [];
    })
    .sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
}

/** The shifts that an officer is planned for at a moment (epoch ms), the earliest first. */
export function plannedAt(plan: Plan, officer: string, at: number): PlannedShift[] {
  const today = localDay(plan.city.zone, at);
  return [addDays(today, -1), today]
    .flatMap((day) => plannedOf(plan, officer, day))
    .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt);
}

/** Every day from the first to the last. */
export function daysBetween(from: Day, until: Day): Day[] {
  const count = Math.max(0, dayNumber(until) - dayNumber(from) + 1);
  return Array.from({ length: count }, (_, index) => addDays(from, index));
}

interface Standing {
  readonly shift: string;
  readonly post: string;
  readonly source: PlannedSource;
}

/** What an officer has on a day after the first `count` of what happened to it. */
function standingAfter(
  plan: Plan,
  officer: string,
  day: Day,
  effects: readonly DayEffect[],
  count: number,
): readonly Standing[] {
  for (let index = count - 1; index >= 0; index--) {
    const effect = effects[index]!;
    const before = (who: string) => standingAfter(plan, who, day, effects, index);
    switch (effect.kind) {
      case "restored":
        if (effect.officer === officer) return baseOf(plan, officer, day);
        break;
      case "changed": {
        if (effect.officer !== officer) break;
        const { reason, by, atMs } = effect;
        return resolved(plan, officer, effect.shifts, { kind: "change", reason, by, atMs });
      }
      case "taken-over":
        if (effect.from === officer) return [];
        if (effect.to === officer)
          return [...before(officer), ...swapped(before(effect.from), effect.swap, effect.from)];
        break;
      case "exchanged":
        if (effect.one === officer) return swapped(before(effect.other), effect.swap, effect.other);
        if (effect.other === officer) return swapped(before(effect.one), effect.swap, effect.one);
        break;
    }
  }
  return baseOf(plan, officer, day);
}

/** The post goes with the shift: it is that work which is taken over. */
function swapped(standing: readonly Standing[], swap: string, from: string): Standing[] {
  return standing.map(({ shift, post }) => ({ shift, post, source: { kind: "swap", swap, from } }));
}

function baseOf(plan: Plan, officer: string, day: Day): Standing[] {
  const known = plan.officer(officer);
  if (!known) return [];
  const ruling = plan.plansOn(day).find(({ agency }) => agency === null || agency === known.agency);
  const entry = ruling?.entries.get(entryKey(officer, day));
  if (ruling && (entry || ruling.base === "nothing")) {
    return resolved(plan, officer, entry ?? [], { kind: "plan", plan: ruling.id });
  }
  const shift = plannedShift(plan.city, known.crew, day);
  if (shift === undefined) return [];
  const source: PlannedSource = ruling ? { kind: "plan", plan: ruling.id } : { kind: "rotation" };
  return [{ shift, post: known.post, source }];
}

function resolved(
  plan: Plan,
  officer: string,
  shifts: readonly Assignment[],
  source: PlannedSource,
): Standing[] {
  return shifts.map(({ shift, post }) => ({
    ...{ shift, source },
    post: post ?? plan.officer(officer)?.post ?? "",
  }));
}
