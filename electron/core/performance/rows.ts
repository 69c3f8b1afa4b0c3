/** Figures as screens see them: those of the cells, with what is open now, what is asked for, and the hours on duty. Pure. */
import type { PerformanceFigures, PerformanceRow } from "../../../shared/contract/performance.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Case } from "../../../shared/domain/performance/case.ts";
import {
  allKey,
  type FigureFilter,
  type Figures,
  type FigureTable,
  type GroupFigures,
  type Grouping,
  unitOf,
  unnamedKey,
} from "../../../shared/domain/performance/figures.ts";
import { isWithin, type Period, slotsOf } from "../../../shared/domain/performance/period.ts";
import { askedOf } from "../../../shared/domain/performance/target.ts";

export interface RowsContext {
  readonly city: City;
  readonly open: Iterable<Case>;
  readonly nowMs: number;
  /** Hours on duty of a group, or of all together; null where that is not known. */
  dutyHours(key: string): number | null;
}

export function rowsOf(table: FigureTable, context: RowsContext): PerformanceRow[] {
  const { grouping, filter, period } = table.options;
  const { city, nowMs } = context;
  const found = new Map(table.rows().map((row) => [row.key, row]));
  const empty = { ...found.get(allKey)!, ...emptyFigures, course: new Map<string, number>() };
  const load = loadOf(grouping, filter, period, context.open, nowMs);
  const slots = slotsOf(period);
  const keys = new Set([allKey, ...knownKeys(grouping, filter, city), ...found.keys(), ...load.keys()]);
  return [...keys].map((key) => {
    const { now, before, course }: GroupFigures = found.get(key) ?? { ...empty, key };
    const waiting = load.get(key) ?? noLoad;
    const population = populationOf(grouping, key, filter, city);
    return {
      key,
      ...figuresOf(now, waiting.lateNow),
      before: figuresOf(before, waiting.lateBefore),
      small: now.count < city.performance.smallBelow,
      ...{ open: waiting.open, overdue: waiting.overdue },
      perInhabitants: population === null ? null : (now.count * 10_000) / population,
      dutyHours: context.dutyHours(key),
      course: slots.map((slot) => course.get(slot) ?? 0),
      target: askedOf(grouping, key, city),
    };
  });
}

const noPace = { count: 0, median: null, p90: null };
const none: Figures = {
  ...{ count: 0, kept: 0, late: 0, reopened: 0, refused: 0, cancelled: 0 },
  stages: { acknowledge: noPace, dispatch: noPace, arrive: noPace, resolve: noPace },
};
const emptyFigures = { now: none, before: none };

function figuresOf({ stages, ...counts }: Figures, lateOpen: number): PerformanceFigures {
  const { count, kept, late, reopened, refused, cancelled } = counts;
  const keptOf = kept + late + lateOpen;
  return {
    ...{ count, ...stages, kept: keptOf === 0 ? null : kept / keptOf, keptOf },
    ...{ reopened, refused, cancelled },
  };
}

interface Load {
  open: number;
  overdue: number;
  /** Deadlines that passed with nothing reached, of what began within the period, and within the one before. */
  lateNow: number;
  lateBefore: number;
}
const noLoad: Load = { open: 0, overdue: 0, lateNow: 0, lateBefore: 0 };

function loadOf(
  grouping: Grouping,
  filter: FigureFilter,
  period: Period,
  open: Iterable<Case>,
  nowMs: number,
): Map<string, Load> {
  const loads = new Map<string, Load>();
  const put = (key: string, begun: { day: string; hour: number }, due: readonly number[]) => {
    const late = due.filter((at) => at < nowMs).length;
    const isBefore =
      isWithin(period.before, begun.day) &&
      !(begun.day === period.before.to && begun.hour > period.untilHour);
    for (const each of [allKey, key]) {
      const load = loads.get(each) ?? { ...noLoad };
      loads.set(each, load);
      load.open += 1;
      load.overdue += late > 0 ? 1 : 0;
      if (isWithin(period.now, begun.day)) load.lateNow += late;
      else if (isBefore) load.lateBefore += late;
    }
  };
  const passes = (field: keyof FigureFilter, value: string) =>
    filter[field] === null || filter[field] === value;
  for (const one of open) {
    if (!passes("category", one.category) || !passes("district", one.district)) continue;
    if (unitOf(grouping) === "incident") {
      if (one.open && passes("agency", one.agency)) put(incidentKey(grouping, one), one, one.due);
      continue;
    }
    for (const order of one.orders) {
      if (!order.active || !passes("agency", order.agency)) continue;
      put(
        order[grouping as "crew" | "officer"] || unnamedKey,
        order,
        order.answerBy === null ? [] : [order.answerBy],
      );
    }
  }
  return loads;
}

function incidentKey(grouping: Grouping, one: Case): string {
  if (grouping === "hour") return String(one.hour);
  return one[grouping as "category" | "agency" | "district"] || unnamedKey;
}

/** Groups that have a row though nothing happened in them; officers have one only where something did. */
function knownKeys(grouping: Grouping, filter: FigureFilter, city: City): string[] {
  const ofAgency = (agency: string) => filter.agency === null || filter.agency === agency;
  switch (grouping) {
    case "category":
      return city.categories
        .filter(({ id, agency }) => ofAgency(agency) && (filter.category === null || filter.category === id))
        .map(({ id }) => id);
    case "agency":
      return city.agencies.filter(({ id }) => ofAgency(id)).map(({ id }) => id);
    case "district":
      return city.districts
        .filter(({ code }) => filter.district === null || filter.district === code)
        .map(({ code }) => code);
    case "hour":
      return Array.from({ length: 24 }, (_, hour) => String(hour));
    case "crew":
      return [...new Set(city.officers.filter(({ agency }) => ofAgency(agency)).map(({ crew }) => crew))];
    case "officer":
      return [];
  }
}

function populationOf(grouping: Grouping, key: string, filter: FigureFilter, city: City): number | null {
  if (unitOf(grouping) === "order") return null;
  const meant =
    grouping === "district" && key !== allKey
      ? city.districts.filter(({ code }) => code === key)
      : city.districts.filter(({ code }) => filter.district === null || filter.district === code);
  if (meant.length === 0) return null;
  let total = 0;
  for (const { population } of meant) {
    if (population === undefined) return null;
    total += population;
  }
  return total;
}
