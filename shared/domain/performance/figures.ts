/**
 * Figures of a period, by group, beside those of the period that it is compared with. Pure.
 *
 * Guarantees: cells may come in any order; a change of cells (cell.ts) that is taken in leads to the figures that a table
 * made anew of the changed cells has.
 */
import { type Stage, stages } from "../incident/deadlines.ts";
import type { Day } from "../zone.ts";
import {
  type CellChange,
  type CellPlace,
  type Counts,
  countNames,
  type Level,
  readSeconds,
  type Unit,
} from "./cell.ts";
import { Durations } from "./durations.ts";
import { isWithin, type Period, slotOf } from "./period.ts";

export const groupings = ["category", "agency", "district", "hour", "crew", "officer"] as const;
export type Grouping = (typeof groupings)[number];

/** Crews and officers are told of by the orders that they had; all else by incidents. */
export function unitOf(grouping: Grouping): Unit {
  return grouping === "crew" || grouping === "officer" ? "order" : "incident";
}

/** Null lets all through. */
export interface FigureFilter {
  readonly category: string | null;
  readonly agency: string | null;
  readonly district: string | null;
}

export const noFilter: FigureFilter = { category: null, agency: null, district: null };

export interface Pace {
  /** How many reached the stage. */
  readonly count: number;
  /** Seconds; null where none did. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface Figures extends Counts {
  readonly stages: Readonly<Record<Stage, Pace>>;
}

/** Counts and durations of one group in one period. */
export class Tally {
  readonly counts: Record<(typeof countNames)[number], number> = {
    ...{ count: 0, kept: 0, late: 0, reopened: 0, refused: 0, cancelled: 0 },
  };
  private readonly durations: Record<Stage, Durations> = {
    acknowledge: new Durations(),
    dispatch: new Durations(),
    arrive: new Durations(),
    resolve: new Durations(),
  };

  count(counts: Counts): void {
    for (const name of countNames) this.counts[name] += counts[name];
  }

  /** Of a row, from one place until before another. */
  add(stage: Stage, row: Int32Array, from: number, to: number): void {
    this.durations[stage].addAll(row, from, to);
  }

  change({ counts, added, removed }: CellChange): void {
    this.count(counts);
    for (const stage of stages) {
      this.durations[stage].addAll(added[stage]);
      for (const seconds of removed[stage]) this.durations[stage].remove(seconds);
    }
  }

  figures(): Figures {
    const pace = (stage: Stage): Pace => {
      const durations = this.durations[stage];
      return { count: durations.size, median: durations.percentile(50), p90: durations.percentile(90) };
    };
    return {
      ...this.counts,
      stages: {
        acknowledge: pace("acknowledge"),
        dispatch: pace("dispatch"),
        arrive: pace("arrive"),
        resolve: pace("resolve"),
      },
    };
  }
}

/** As it is stored, as far as a table needs it: the group that it belongs to, counts, and durations packed. */
export interface PackedCell extends Pick<CellPlace, "level" | "span" | "hour">, Counts {
  /** See `groupOf`. */
  readonly group: string;
  readonly seconds: Uint8Array;
}

/** The cells of months that tell of a grouping as far as the filter asks; null where only those of days do. */
export function monthLevelOf(grouping: Grouping, { category, district }: FigureFilter): Level | null {
  if (unitOf(grouping) === "order") return category === null && district === null ? "month" : null;
  if (grouping === "hour") return category === null ? "hour" : null;
  return "month";
}

/** The group that a cell belongs to. */
export function groupOf(grouping: Grouping, place: CellPlace): string {
  return grouping === "hour" ? String(place.hour) : place[grouping];
}

export interface GroupFigures {
  /** The group's id, or an hour; empty for all together. */
  readonly key: string;
  readonly now: Figures;
  readonly before: Figures;
  /** How many in each part of the period, by its slot; slots without any are not there. */
  readonly course: ReadonlyMap<string, number>;
}

export interface TableOptions {
  readonly grouping: Grouping;
  readonly filter: FigureFilter;
  readonly period: Period;
}

interface Group {
  readonly now: Tally;
  readonly before: Tally;
  readonly course: Map<string, number>;
}

/** Of everything that passes the filter. */
export const allKey = "";

export class FigureTable {
  readonly options: TableOptions;
  private readonly groups = new Map<string, Group>();

  constructor(options: TableOptions) {
    this.options = options;
    this.group(allKey);
  }

  /** A cell of the periods, of a day or a month. */
  take(cell: PackedCell): void {
    const tallies = this.talliesOf(cell, cell.group, cell.count);
    if (!tallies) return;
    const [all, own] = tallies;
    all.count(cell);
    own.count(cell);
    readSeconds(cell.seconds, (stage, row, from, to) => {
      all.add(stage, row, from, to);
      own.add(stage, row, from, to);
    });
  }

  /** True where it changed anything: those of months are told by their days. */
  change(change: CellChange): boolean {
    if (change.level !== "day" || change.unit !== unitOf(this.options.grouping)) return false;
    const { filter, period } = this.options;
    const passes = (["category", "agency", "district"] as const).every(
      (field) => filter[field] === null || filter[field] === change[field],
    );
    if (!passes || !(isWithin(period.now, change.span) || isWithin(period.before, change.span))) return false;
    const group = groupOf(this.options.grouping, change);
    const tallies = this.talliesOf(change, group, change.counts.count);
    for (const tally of tallies ?? []) tally.change(change);
    return tallies !== undefined;
  }

  /** All together first, then the groups that have anything, in no particular order. */
  rows(): GroupFigures[] {
    return [...this.groups].flatMap(([key, { now, before, course }]) => {
      if (key !== allKey && now.counts.count === 0 && before.counts.count === 0) return [];
      return [{ key, now: now.figures(), before: before.figures(), course }];
    });
  }

  private talliesOf(
    place: Pick<CellPlace, "level" | "span" | "hour">,
    group: string,
    count: number,
  ): [Tally, Tally] | undefined {
    const { period } = this.options;
    const isNow = isIn(period.now, place);
    if (!isNow && isPast(period, place)) return undefined;
    const groups = [this.group(allKey), this.group(group || unnamedKey)] as const;
    if (isNow) {
      const slot = slotOf(period.name, place.span, place.hour);
      for (const { course } of groups) course.set(slot, (course.get(slot) ?? 0) + count);
    }
    const side = isNow ? "now" : "before";
    return [groups[0][side], groups[1][side]];
  }

  private group(key: string): Group {
    let group = this.groups.get(key);
    if (!group) {
      group = { now: new Tally(), before: new Tally(), course: new Map() };
      this.groups.set(key, group);
    }
    return group;
  }
}

/** Outside all districts, or without a crew. */
export const unnamedKey = "-";

function isIn(
  { from, to }: { from: Day; to: Day },
  { level, span }: Pick<CellPlace, "level" | "span">,
): boolean {
  return level === "day" ? span >= from && span <= to : span >= from.slice(0, 7) && span <= to.slice(0, 7);
}

/** Later on the last day than this period has come yet. */
function isPast({ before, untilHour }: Period, { span, hour }: Pick<CellPlace, "span" | "hour">): boolean {
  return span === before.to && hour > untilHour;
}
