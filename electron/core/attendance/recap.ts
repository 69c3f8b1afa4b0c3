/**
 * The recap of a month: a line for each officer, crew or agency, and one for all.
 *
 * Guarantees: the lines of groups are the sums of their officers' lines; when an officer's days change, that officer's
 * line and those that it is part of are counted again, and no others.
 */
import type { AttendanceRecapRow, RecapKind } from "../../../shared/contract/attendance.ts";
import {
  addTotals,
  type Mark,
  markOf,
  noTotals,
  type Totals,
  totalsOf,
} from "../../../shared/domain/attendance/recap.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { daysBetween } from "../../../shared/domain/roster/plan.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import type { CountedResult } from "../store/attendance.ts";
import type { Store } from "../store/index.ts";
import { monthSpan } from "./book.ts";

/** The line that sums all others. */
export const allLine = "all";

interface OfficerLine {
  readonly totals: Totals;
  readonly marks: readonly (readonly Mark[])[];
}

export class MonthRecap {
  readonly days: readonly Day[];
  private readonly by: RecapKind;
  private readonly city: City;
  private readonly store: Store;
  private readonly lines = new Map<string, OfficerLine>();
  private readonly members: ReadonlyMap<string, readonly City["officers"][number][]>;

  constructor(city: City, store: Store, month: string, by: RecapKind) {
    this.city = city;
    this.store = store;
    this.by = by;
    const [from, to] = monthSpan(month);
    this.days = daysBetween(from, to);
    const members = new Map<string, City["officers"][number][]>();
    for (const officer of city.officers) {
      const group = groupOf(officer, by);
      const known = members.get(group);
      if (known) known.push(officer);
      else members.set(group, [officer]);
    }
    this.members = members;
    let results: CountedResult[] = [];
    const put = () => {
      const [first] = results;
      if (first) this.lines.set(first.officer, this.lineOf(results));
    };
    for (const result of store.attendance.count(from, to)) {
      if (results[0] && results[0].officer !== result.officer) {
        put();
        results = [];
      }
      results.push(result);
    }
    put();
  }

  get empty(): boolean {
    return this.lines.size === 0;
  }

  rows(): AttendanceRecapRow[] {
    if (this.empty) return [];
    return [...[...this.members.keys()].map((id) => this.row(id)), this.sum()];
  }

  /** Counts an officer's month again; answers the rows that this changes. */
  refresh(officer: string): AttendanceRecapRow[] {
    const known = this.city.officers.find(({ id }) => id === officer);
    if (!known) return [];
    const results = [...this.store.attendance.count(this.days[0]!, this.days.at(-1)!, officer)];
    this.lines.set(officer, this.lineOf(results));
    return [this.row(groupOf(known, this.by)), this.sum()];
  }

  private lineOf(results: readonly CountedResult[]): OfficerLine {
    const marks: Mark[][] = this.days.map(() => []);
    const firstDay = Number(this.days[0]!.slice(8));
    for (const result of results) marks[Number(result.day.slice(8)) - firstDay]!.push(markOf(result));
    return { totals: totalsOf(results), marks };
  }

  private row(id: string): AttendanceRecapRow {
    const members = this.members.get(id) ?? [];
    const [first] = members;
    if (this.by === "officer" && first) {
      const line = this.lines.get(id);
      return {
        ...{ id, name: first.name, agency: first.agency, crew: first.crew, totals: line?.totals ?? noTotals },
        days: this.days.map((_, n) => line?.marks[n]?.join("+") ?? ""),
      };
    }
    const agency = this.city.agencies.find((each) => each.id === (this.by === "agency" ? id : first?.agency));
    return {
      ...{ id, agency: agency?.id ?? "", crew: this.by === "crew" ? id : "", ...this.sumOf(members) },
      name: this.by === "agency" ? (agency?.short ?? id) : id,
    };
  }

  private sum(): AttendanceRecapRow {
    return { id: allLine, name: "", agency: "", crew: "", ...this.sumOf(this.city.officers) };
  }

  private sumOf(officers: readonly City["officers"][number][]): Pick<AttendanceRecapRow, "totals" | "days"> {
    let totals = noTotals;
    const [present, planned] = [this.days.map(() => 0), this.days.map(() => 0)];
    for (const { id } of officers) {
      const line = this.lines.get(id);
      if (!line) continue;
      totals = addTotals(totals, line.totals);
      for (const [n, marks] of line.marks.entries()) {
        for (const mark of marks) {
          if (mark !== "extra") planned[n]!++;
          if (mark === "present" || mark.startsWith("late") || mark === "early") present[n]!++;
        }
      }
    }
    return { totals, days: this.days.map((_, n) => (planned[n] ? `${present[n]}/${planned[n]}` : "")) };
  }
}

function groupOf({ id, crew, agency }: City["officers"][number], by: RecapKind): string {
  return by === "officer" ? id : by === "crew" ? crew : agency;
}
