/**
 * Lets the figures follow the log of events: looks at each incident that is due, once however much happened to it, and
 * changes the sums by what it says now and did not say before.
 *
 * Guarantees: what is looked at, what it said and the sums are committed together, so that a core that dies in between
 * counts nothing twice; what was not looked at yet is so at the next start.
 */
import type { City } from "../../../shared/domain/city/index.ts";
import { type Case, caseOf } from "../../../shared/domain/performance/case.ts";
import { type CellChange, CellChanges } from "../../../shared/domain/performance/cell.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import type { IncidentRegister, Known } from "../incidents/register.ts";
import { handledAs, isWithdrawn } from "../incidents/row.ts";
import type { Store } from "../store/index.ts";

export interface FollowOptions {
  readonly city: City;
  readonly store: Store;
  readonly register: Pick<IncidentRegister, "find">;
  locate(place: AnyPlace): { district: string | null };
}

/** What changed, and how the incidents that were looked at stand now; undefined for one that is counted nowhere. */
export interface Followed {
  readonly changes: readonly CellChange[];
  readonly cases: ReadonlyMap<string, Case | undefined>;
}

export class Follower {
  private readonly options: FollowOptions;
  private readonly crews: ReadonlyMap<string, { readonly agency: string; readonly crew: string }>;
  private readonly deadlines: ReadonlyMap<string, City["categories"][number]["deadlinesMin"]>;

  constructor(options: FollowOptions) {
    this.options = options;
    const { officers, categories } = options.city;
    this.crews = new Map(officers.map(({ id, agency, crew }) => [id, { agency, crew }]));
    this.deadlines = new Map(categories.map(({ id, deadlinesMin }) => [id, deadlinesMin]));
  }

  /** Looks at so many that are due; undefined where none is. */
  follow(limit: number): Followed | undefined {
    const { store } = this.options;
    const { performance } = store;
    const due = performance.due(limit);
    if (due.length === 0) return undefined;
    const found = due.map((id) => [id, this.caseOf(id)] as const);
    const changes = store.transaction(() => {
      const gathered = new CellChanges();
      for (const [id, after] of found) {
        gathered.take(performance.caseOf(id), after);
        performance.looked(id, after, after !== undefined && isUnfinished(after));
      }
      const all = gathered.all();
      performance.apply(all);
      return all;
    });
    return { changes, cases: new Map(found) };
  }

  private caseOf(id: string): Case | undefined {
    const known = this.options.register.find(id);
    if (!known?.report) return undefined;
    const { incident, report } = known as Known & { report: NonNullable<Known["report"]> };
    const { city, locate } = this.options;
    const { category, agency } = handledAs(incident, report, city);
    return caseOf(incident, {
      ...{ category, agency, zone: city.zone, receivedAt: report.receivedAt },
      withdrawn: isWithdrawn(incident, report),
      district: incident.changes.place ? locate(incident.changes.place).district : report.district,
      deadlinesMin: this.deadlines.get(category),
      crewOf: (officer) => this.crews.get(officer),
    });
  }
}

/** Somebody has still to do something about it. */
export function isUnfinished({ open, orders }: Case): boolean {
  return open || orders.some(({ active }) => active);
}
