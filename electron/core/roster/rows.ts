/** The roster as rows of the contract. Pure. */
import type {
  RosterCityRow,
  RosterDaysRow,
  RosterFaultRow,
  RosterPeriod,
  RosterPlanRow,
  RosterShortRow,
  RosterStaffingRow,
  RosterSwapRow,
} from "../../../shared/contract/roster.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { holidaysOf, type Plan } from "../../../shared/domain/roster/plan.ts";
import type { DayEffect, Roster } from "../../../shared/domain/roster/roster.ts";
import {
  faultSteps,
  plannedOn,
  type RosterFault,
  shortSoon,
  staffingSteps,
} from "../../../shared/domain/roster/staffing.ts";
import type { Steps } from "../../../shared/domain/steps.ts";
import { addDays, type Day, localDay, offsetMs } from "../../../shared/domain/zone.ts";

/** More than this nobody reads; there are rather too many than too few then. */
const maxFaults = 1000;
const swapKnownForMs = 30 * 86_400_000;

export function cityRow(city: City, roster: Roster): RosterCityRow {
  return {
    id: "roster",
    shifts: [...city.shifts],
    otherHours: city.otherHours.map(({ shifts, ...hours }) => ({ ...hours, shifts: { ...shifts } })),
    holidays: holidaysOf(city, roster),
    crews: Object.keys(city.rotation.crews),
    posts: city.posts.map(({ id, name, agency, district }) => ({ id, name, agency, district })),
    skills: [...city.skills],
    vehicles: city.vehicles.map(({ plate = null, skill = null, ...vehicle }) => ({
      ...{ ...vehicle, plate, skill },
    })),
    officerSkills: Object.fromEntries(
      city.officers.flatMap(({ id, skills }) => (skills?.length ? [[id, [...skills]]] : [])),
    ),
  };
}

export function planRows({ plans }: Roster): RosterPlanRow[] {
  return [...plans.values()].map(({ stateSinceMs: since, publication: _, entries, ...plan }) => ({
    ...{ ...plan, since, entries: entries.size },
  }));
}

export function swapRows({ swaps }: Roster, now: number): RosterSwapRow[] {
  return [...swaps.values()]
    .filter(({ state, stateSinceMs }) => state === "proposed" || stateSinceMs > now - swapKnownForMs)
    .map(({ stateSinceMs: since, ...swap }) => ({ ...swap, since }));
}

export function lastDay({ from, days }: Pick<RosterPeriod, "from" | "days">): Day {
  return addDays(from, days - 1);
}

/** A day at a time. */
export function* daysRows(plan: Plan, { from, days }: RosterPeriod): Steps<RosterDaysRow[]> {
  const dates = Array.from({ length: days }, (_, index) => addDays(from, index));
  const rows = new Map<string, RosterDaysRow>();
  for (const { id: officer } of plan.city.officers) rows.set(officer, { officer, days: [] });
  for (const [index, day] of dates.entries()) {
    const effects = plan.roster.effects.get(day);
    for (const row of rows.values()) row.days.push({ shifts: [], changed: changeOf(effects, row.officer) });
    for (const { officer, ...shift } of plannedOn(plan, day))
      rows.get(officer)?.days[index]?.shifts.push(shift);
    yield;
  }
  return [...rows.values()];
}

/** The change that stands, if the last word about the officer's day is one. */
function changeOf(
  effects: readonly DayEffect[] | undefined,
  officer: string,
): RosterDaysRow["days"][number]["changed"] {
  const last = effects?.findLast((effect) =>
    "officer" in effect
      ? effect.officer === officer
      : effect.kind === "exchanged"
        ? effect.one === officer || effect.other === officer
        : effect.from === officer || effect.to === officer,
  );
  if (last?.kind !== "changed") return null;
  return { reason: last.reason, by: last.by, atMs: last.atMs };
}

export function* staffingRows(plan: Plan, period: RosterPeriod): Steps<RosterStaffingRow[]> {
  const rows = new Map<string, RosterStaffingRow>();
  const index = new Map(
    Array.from({ length: period.days }, (_, at) => [addDays(period.from, at), at] as const),
  );
  const staffing = yield* staffingSteps(plan, period.from, lastDay(period));
  for (const { post, shift, day, planned, minimum } of staffing) {
    const id = `${post}/${shift}`;
    const row = rows.get(id) ?? {
      ...{ id, post, shift },
      days: Array.from({ length: period.days }, () => ({ planned: 0, minimum: 0 })),
    };
    row.days[index.get(day)!] = { planned, minimum };
    rows.set(id, row);
  }
  return [...rows.values()];
}

export function* faultRows(plan: Plan, period: RosterPeriod): Steps<RosterFaultRow[]> {
  return (yield* faultSteps(plan, period.from, lastDay(period)))
    .slice(0, maxFaults)
    .map((fault) => faultRow(fault, plan.city.zone));
}

const nothing = {
  ...{ officer: null, post: null, shift: null, other: null, startsAt: null, endsAt: null },
  ...{ planned: null, minimum: null },
};

function faultRow(fault: RosterFault, zone: string): RosterFaultRow {
  switch (fault.kind) {
    case "overlap": {
      const { kind, officer, first, second } = fault;
      return {
        ...{ ...nothing, id: `${kind}/${officer}/${first.startsAt}/${second.startsAt}/${second.shift}` },
        ...{ kind, officer, day: first.day, shift: first.shift, post: first.post },
        other: { shift: second.shift, day: second.day },
        ...{ startsAt: second.startsAt, endsAt: Math.min(first.endsAt, second.endsAt) },
      };
    }
    case "gap": {
      const { kind, post, startsAt, endsAt } = fault;
      const day = localDay(zone, startsAt);
      return { ...nothing, id: `${kind}/${post}/${startsAt}`, kind, post, startsAt, endsAt, day };
    }
    case "short": {
      const { kind, post, shift, day } = fault;
      return { ...nothing, ...fault, id: `${kind}/${day}/${post}/${shift}` };
    }
    case "unknown": {
      const { kind, subject, id, day } = fault;
      return { ...nothing, id: `${kind}/${subject}/${id}`, kind, day, [subject]: id };
    }
  }
}

export function shortRows(plan: Plan, city: City, now: number): RosterShortRow[] {
  const leadMs = city.alarms.understaffedLeadMinutes * 60_000;
  return shortSoon(plan, now, leadMs).flatMap((staffing) => {
    const post = city.posts.find(({ id }) => id === staffing.post);
    const shift = city.shifts.find(({ id }) => id === staffing.shift);
    if (!post || !shift) return [];
    const { startsAt, day } = staffing;
    return [
      {
        ...staffing,
        id: `${day}/${post.id}/${shift.id}`,
        ...{ postName: post.name, agency: post.agency, district: post.district, shiftName: shift.name },
        startClock: new Date(startsAt + offsetMs(city.zone, startsAt)).toISOString().slice(11, 16),
      },
    ];
  });
}
