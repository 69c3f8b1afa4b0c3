/**
 * Posts against what they need: how many are planned in each shift, moments at which nobody stands there, and officers
 * who are planned to be in two places at once. Pure; nothing is repaired, everything is named.
 */
import { minimumOf } from "../city/post.ts";
import { allAtOnce, type Steps } from "../steps.ts";
import { addDays, type Day, localDay } from "../zone.ts";
import { daysBetween, type Plan, type PlannedShift, plannedOf } from "./plan.ts";

export interface Staffing {
  readonly post: string;
  readonly shift: string;
  readonly day: Day;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly endsAt: number;
  readonly planned: number;
  readonly minimum: number;
}

export type RosterFault =
  /** Two shifts of one officer that share a moment. */
  | {
      readonly kind: "overlap";
      readonly officer: string;
      readonly first: PlannedShift;
      readonly second: PlannedShift;
    }
  | Gap
  /** Fewer than the post needs. */
  | ({ readonly kind: "short" } & Staffing)
  /** An entry of the plan that names what the city does not have. */
  | {
      readonly kind: "unknown";
      readonly subject: "officer" | "shift" | "post";
      readonly id: string;
      readonly day: Day;
    };

/** Nobody is planned at a post that needs somebody, from `startsAt` until `endsAt`, epoch ms. */
export interface Gap {
  readonly kind: "gap";
  readonly post: string;
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface PlannedOfficer extends PlannedShift {
  readonly officer: string;
}

/** Every planned shift from the first day to the last, of everybody or of those who are meant. */
export function plannedIn(plan: Plan, from: Day, until: Day, meant?: ReadonlySet<string>): PlannedOfficer[] {
  return daysBetween(from, until).flatMap((day) => {
    const planned = plannedOn(plan, day);
    return meant ? planned.filter(({ officer }) => meant.has(officer)) : planned;
  });
}

/** The same, a day at a time. */
function* plannedSteps(plan: Plan, from: Day, until: Day): Steps<PlannedOfficer[]> {
  const planned: PlannedOfficer[] = [];
  for (const day of daysBetween(from, until)) {
    for (const each of plannedOn(plan, day)) planned.push(each);
    yield;
  }
  return planned;
}

/** A plan never changes, and of one day staffing, faults and every officer's week are asked for. */
const known = new WeakMap<Plan, Map<Day, readonly PlannedOfficer[]>>();

/** Everybody's shifts that begin on a day, in the order of the city's officers. */
export function plannedOn(plan: Plan, day: Day): readonly PlannedOfficer[] {
  const days = known.get(plan) ?? new Map<Day, readonly PlannedOfficer[]>();
  known.set(plan, days);
  const planned =
    days.get(day) ??
    plan.city.officers.flatMap(({ id: officer }) =>
      plannedOf(plan, officer, day).map((each) => ({ ...each, officer })),
    );
  days.set(day, planned);
  return planned;
}

/** Of every post and shift of these days that needs somebody, or has somebody. In the order of the city's posts. */
export function staffingOf(plan: Plan, from: Day, until: Day): Staffing[] {
  return allAtOnce(staffingSteps(plan, from, until));
}

/** The same, a day at a time. */
export function* staffingSteps(plan: Plan, from: Day, until: Day): Steps<Staffing[]> {
  const staffing: Staffing[] = [];
  for (const day of daysBetween(from, until)) {
    const counts = new Map<string, number>();
    for (const { post, shift } of plannedOn(plan, day)) {
      const key = `${post}/${shift}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const post of plan.city.posts)
      for (const { id: shift } of plan.city.shifts) {
        const planned = counts.get(`${post.id}/${shift}`) ?? 0;
        const minimum = minimumOf(post, shift);
        const span = plan.span(shift, day);
        if (!span || (planned === 0 && minimum === 0)) continue;
        staffing.push({ post: post.id, shift, day, ...span, planned, minimum });
      }
    yield;
  }
  return staffing;
}

export function isShort({ planned, minimum }: Pick<Staffing, "planned" | "minimum">): boolean {
  return planned < minimum;
}

/** Posts with too few, in shifts that run at `at` (epoch ms) or begin within `leadMs` after it. */
export function shortSoon(plan: Plan, at: number, leadMs: number): Staffing[] {
  const { zone } = plan.city;
  return staffingOf(plan, addDays(localDay(zone, at), -1), localDay(zone, at + leadMs)).filter(
    (staffing) => isShort(staffing) && staffing.startsAt <= at + leadMs && staffing.endsAt > at,
  );
}

/** Everything that is wrong with the plan of these days: overlaps, gaps, too few, and names that nobody knows. */
export function faultsOf(plan: Plan, from: Day, until: Day): RosterFault[] {
  return allAtOnce(faultSteps(plan, from, until));
}

/** The same, a day, a few officers or a few posts at a time. */
export function* faultSteps(plan: Plan, from: Day, until: Day): Steps<RosterFault[]> {
  // A night shift of the day before reaches into the first day.
  const planned = yield* plannedSteps(plan, addDays(from, -1), until);
  const gaps = yield* gapSteps(plan, planned, from, until);
  const overlaps = yield* overlapSteps(planned, from);
  const staffing = yield* staffingSteps(plan, from, until);
  const isTold = ({ planned: count, post, startsAt, endsAt }: Staffing) =>
    count === 0 && gaps.some((gap) => gap.post === post && gap.startsAt < endsAt && startsAt < gap.endsAt);
  return [
    ...unknownIn(plan, from, until),
    ...overlaps,
    ...gaps,
    ...staffing
      .filter((staffing) => isShort(staffing) && !isTold(staffing))
      .map((staffing): RosterFault => ({ kind: "short", ...staffing })),
  ];
}

/** So much is done in a step: some milliseconds. */
const officersInStep = 250;
const shiftsInStep = 20_000;

function* overlapSteps(planned: readonly PlannedOfficer[], from: Day): Steps<RosterFault[]> {
  const byOfficer = yield* grouped(planned, ({ officer }) => officer);
  const overlaps: RosterFault[] = [];
  let done = 0;
  for (const [officer, shifts] of byOfficer) {
    const sorted = [...shifts].sort((a, b) => a.startsAt - b.startsAt);
    // By their beginning: behind the first that begins later there is none that shares a moment.
    for (const [index, first] of sorted.entries())
      for (let other = index + 1; other < sorted.length; other++) {
        const second = sorted[other] as PlannedOfficer;
        if (second.startsAt >= first.endsAt) break;
        if (second.day >= from) overlaps.push({ kind: "overlap", officer, first, second });
      }
    if (++done % officersInStep === 0) yield;
  }
  return overlaps;
}

function* grouped(
  planned: readonly PlannedOfficer[],
  keyOf: (planned: PlannedOfficer) => string,
): Steps<Map<string, PlannedOfficer[]>> {
  const groups = new Map<string, PlannedOfficer[]>();
  for (const [index, each] of planned.entries()) {
    const known = groups.get(keyOf(each));
    if (known) known.push(each);
    else groups.set(keyOf(each), [each]);
    if (index % shiftsInStep === shiftsInStep - 1) yield;
  }
  return groups;
}

/** Within the shifts of these days: what no shift of the city covers is a fault of the city's data. */
function* gapSteps(plan: Plan, planned: readonly PlannedOfficer[], from: Day, until: Day): Steps<Gap[]> {
  const byPost = yield* grouped(planned, ({ post }) => post);
  const days = daysBetween(from, until);
  const gaps: Gap[] = [];
  for (const post of plan.city.posts) {
    const needed = days.flatMap((day) =>
      plan.city.shifts
        .filter(({ id }) => minimumOf(post, id) > 0)
        .flatMap(({ id }) => plan.span(id, day) ?? []),
    );
    const there = byPost.get(post.id) ?? [];
    for (const span of without(joined(needed), joined(there)))
      gaps.push({ kind: "gap", post: post.id, ...span });
    yield;
  }
  return gaps;
}

interface Span {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Spans that touch or overlap become one. */
function joined(spans: readonly Span[]): Span[] {
  const out: { startsAt: number; endsAt: number }[] = [];
  for (const { startsAt, endsAt } of [...spans].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = out.at(-1);
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt);
    else out.push({ startsAt, endsAt });
  }
  return out;
}

/** What of the joined `spans` none of the joined `others` covers. */
function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const { startsAt, endsAt } of spans) {
    let from = startsAt;
    for (const other of others) {
      if (other.endsAt <= from || other.startsAt >= endsAt) continue;
      if (other.startsAt > from) out.push({ startsAt: from, endsAt: other.startsAt });
      from = Math.max(from, other.endsAt);
    }
    if (from < endsAt) out.push({ startsAt: from, endsAt });
  }
  return out;
}

function unknownIn(plan: Plan, from: Day, until: Day): RosterFault[] {
  const found = new Map<string, RosterFault>();
  const tell = (subject: "officer" | "shift" | "post", id: string, day: Day) => {
    const key = `${subject}/${id}`;
    if (!found.has(key)) found.set(key, { kind: "unknown", subject, id, day });
  };
  const check = (officer: string, day: Day, shifts: readonly { shift: string; post: string | null }[]) => {
    if (day < from || day > until) return;
    if (!plan.officer(officer)) tell("officer", officer, day);
    for (const { shift, post } of shifts) {
      if (!plan.span(shift, day)) tell("shift", shift, day);
      if (post !== null && !plan.hasPost(post)) tell("post", post, day);
    }
  };
  for (const { entries, state, id } of plan.roster.plans.values()) {
    if (state !== "published" && id !== plan.preview) continue;
    for (const [key, shifts] of entries) check(key.slice(11), key.slice(0, 10), shifts);
  }
  for (const [day, effects] of plan.roster.effects) {
    for (const effect of effects) if (effect.kind === "changed") check(effect.officer, day, effect.shifts);
  }
  return [...found.values()];
}
