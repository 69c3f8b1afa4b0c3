/**
 * Posts against what they need: how many are planned in each shift, moments at which nobody stands there, and officers
 * who are planned to be in two places at once. Pure; nothing is repaired, everything is named.
 */
import { minimumOf } from "../city/post.ts";
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
export function staffingOf(
  plan: Plan,
  from: Day,
  until: Day,
  plannedOfficers = plannedIn(plan, from, until),
): Staffing[] {
  const counts = new Map<string, number>();
  for (const { day, post, shift } of plannedOfficers) {
    const key = `${day}/${post}/${shift}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return daysBetween(from, until).flatMap((day) =>
    plan.city.posts.flatMap((post) =>
      plan.city.shifts.flatMap(({ id: shift }): Staffing[] => {
        const planned = counts.get(`${day}/${post.id}/${shift}`) ?? 0;
        const minimum = minimumOf(post, shift);
        const span = plan.span(shift, day);
        if (!span || (planned === 0 && minimum === 0)) return [];
        return [{ post: post.id, shift, day, ...span, planned, minimum }];
      }),
    ),
  );
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
  // A night shift of the day before reaches into the first day.
  const planned = plannedIn(plan, addDays(from, -1), until);
  const gaps = gapsOf(plan, planned, from, until);
  const isTold = ({ planned: count, post, startsAt, endsAt }: Staffing) =>
    count === 0 && gaps.some((gap) => gap.post === post && gap.startsAt < endsAt && startsAt < gap.endsAt);
  return [
    ...unknownIn(plan, from, until),
    ...overlapsOf(planned, from),
    ...gaps,
    ...staffingOf(plan, from, until, planned)
      .filter((staffing) => isShort(staffing) && !isTold(staffing))
      .map((staffing): RosterFault => ({ kind: "short", ...staffing })),
  ];
}

function overlapsOf(planned: readonly PlannedOfficer[], from: Day): RosterFault[] {
  const byOfficer = new Map<string, PlannedOfficer[]>();
  for (const each of planned) {
    const known = byOfficer.get(each.officer);
    if (known) known.push(each);
    else byOfficer.set(each.officer, [each]);
  }
  return [...byOfficer].flatMap(([officer, shifts]) => {
    const sorted = [...shifts].sort((a, b) => a.startsAt - b.startsAt);
    return sorted.flatMap((first, index): RosterFault[] =>
      sorted
        .slice(index + 1)
        .filter((second) => second.startsAt < first.endsAt && second.day >= from)
        .map((second) => ({ kind: "overlap", officer, first, second })),
    );
  });
}

/** Within the shifts of these days: what no shift of the city covers is a fault of the city's data. */
function gapsOf(plan: Plan, planned: readonly PlannedOfficer[], from: Day, until: Day): Gap[] {
  const byPost = new Map<string, PlannedOfficer[]>();
  for (const each of planned) {
    const known = byPost.get(each.post);
    if (known) known.push(each);
    else byPost.set(each.post, [each]);
  }
  const days = daysBetween(from, until);
  return plan.city.posts.flatMap((post) => {
    const needed = days.flatMap((day) =>
      plan.city.shifts
        .filter(({ id }) => minimumOf(post, id) > 0)
        .flatMap(({ id }) => plan.span(id, day) ?? []),
    );
    const there = byPost.get(post.id) ?? [];
    return without(joined(needed), joined(there)).map(
      (span): Gap => ({ kind: "gap", post: post.id, ...span }),
    );
  });
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
