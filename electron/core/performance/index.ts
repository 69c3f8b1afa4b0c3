/**
 * Figures on how work was done, for screens: follows the log, and keeps the figures that somebody looks at up to date
 * with what changed in them, without reading them anew.
 */
import type {
  PerformanceParams,
  PerformanceRow,
  PerformanceStateRow,
} from "../../../shared/contract/performance.ts";
import { type ViewName, views } from "../../../shared/contract/views.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { begun, type Case } from "../../../shared/domain/performance/case.ts";
import type { Level } from "../../../shared/domain/performance/cell.ts";
import { FigureTable, monthLevelOf } from "../../../shared/domain/performance/figures.ts";
import { coverOf, type Period, periodOf, type Span } from "../../../shared/domain/performance/period.ts";
import type { CallerRole } from "../../../shared/domain/roles/role.ts";
import { LiveRows } from "../live/rows.ts";
import { type OpenedRows, Refused } from "../live/serve.ts";
import { DutyHours } from "./dutyHours.ts";
import { Follower, type FollowOptions, isUnfinished } from "./follow.ts";
import { rowsOf } from "./rows.ts";

export interface PerformanceOptions extends FollowOptions {
  readonly clock: Clock;
  readonly state: LiveRows<PerformanceStateRow>;
}

const followEveryMs = 250;
const atOnce = 100;
/** Of each turn, so that nothing else waits long while a long history is looked at for the first time. */
const followForMs = 25;
const refreshEveryMs = 1000;
/** What is late grows with time alone. */
const refreshAnywayMs = 10_000;

/** The figures of one period, grouping and filter, for all who look at them. */
interface Shown {
  readonly params: PerformanceParams;
  readonly rows: LiveRows<PerformanceRow>;
  readonly texts: Map<string, string>;
  table: FigureTable;
  /** The hour that the period was made in: it is another one in the next. */
  madeIn: string;
  changed: boolean;
  refreshedAt: number;
  watchers: number;
}

export class Performance {
  private readonly options: PerformanceOptions;
  private readonly follower: Follower;
  private readonly dutyHours: DutyHours;
  private readonly shown = new Map<string, Shown>();
  /** Read when somebody looks for the first time. */
  private open: Map<string, Case> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(options: PerformanceOptions) {
    this.options = options;
    this.follower = new Follower(options);
    this.dutyHours = new DutyHours(options);
    this.tell();
  }

  start(): void {
    this.timer = setInterval(() => this.advance(), followEveryMs);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Follows everything that happened, however long that takes. */
  settle(): void {
    while (this.options.store.performance.dueCount() > 0) this.advance();
  }

  /** Follows what happened, for a while, and shows it. */
  advance(): void {
    const began = performance.now();
    let followed = false;
    do {
      const step = this.follower.follow(atOnce);
      if (!step) break;
      followed = true;
      for (const [id, one] of step.cases) this.remember(id, one);
      for (const each of this.shown.values()) {
        for (const change of step.changes) if (each.table.change(change)) each.changed = true;
      }
    } while (performance.now() - began < followForMs);
    if (followed) this.tell();
    this.refresh();
  }

  /** The rows of the view of figures; undefined for any other view. Throws `Refused` for people's names that are not theirs to see. */
  view(name: ViewName, given: unknown, role: CallerRole): OpenedRows | undefined {
    if (name !== "performance") return undefined;
    const params = given as PerformanceParams;
    if (params.grouping === "officer" && !this.maySeeNames(role)) {
      const code = role === "wall" ? "not-allowed" : "not-your-role";
      throw new Refused({ code, expected: "supervisor", found: "officer" });
    }
    const shown = this.shownFor(params);
    shown.watchers += 1;
    const close = () => {
      shown.watchers -= 1;
      if (shown.watchers === 0) this.shown.delete(keyOf(shown.params));
    };
    return { rows: shown.rows as LiveRows<unknown>, close };
  }

  private maySeeNames(role: CallerRole): boolean {
    return role === "supervisor" || (role === "wall" && this.options.city.performance.personalOnWall);
  }

  private shownFor(params: PerformanceParams): Shown {
    const known = this.shown.get(keyOf(params));
    if (known) return known;
    const shown: Shown = {
      ...{ params, rows: new LiveRows(views.performance.key), texts: new Map<string, string>() },
      ...this.made(params),
      ...{ changed: true, refreshedAt: 0, watchers: 0 },
    };
    this.shown.set(keyOf(params), shown);
    this.show(shown);
    return shown;
  }

  /** Read from the sums. */
  private made({ grouping, period: name, category, agency, district }: PerformanceParams) {
    const { city, clock, store } = this.options;
    const { day, hour } = begun(clock(), city.zone);
    const period = periodOf(name, day, hour);
    const filter = { category, agency, district };
    const table = new FigureTable({ grouping, filter, period });
    const monthLevel = monthLevelOf(grouping, filter);
    const read = (level: Level, within: Span) =>
      store.performance.read(level, grouping, within, filter, (cell) => table.take(cell));
    for (const span of [period.now, period.before]) {
      const { days, months } = monthLevel === null ? { days: [span], months: null } : coverOf(span);
      for (const each of days) read("day", each);
      if (monthLevel !== null && months) read(monthLevel, months);
    }
    return { table, madeIn: `${day}T${hour}` };
  }

  private refresh(): void {
    const now = this.options.clock();
    const { day, hour } = begun(now, this.options.city.zone);
    for (const shown of this.shown.values()) {
      const waited = now - shown.refreshedAt;
      if (waited < refreshEveryMs || (!shown.changed && waited < refreshAnywayMs)) continue;
      if (shown.madeIn !== `${day}T${hour}`) Object.assign(shown, this.made(shown.params));
      this.show(shown);
    }
  }

  private show(shown: Shown): void {
    const { city, clock } = this.options;
    const nowMs = clock();
    const { period } = shown.table.options;
    const rows = rowsOf(shown.table, {
      ...{ city, nowMs, open: this.openCases().values() },
      dutyHours: (key) => this.hoursOf(shown.params, period, key),
    });
    const keys = new Set(rows.map(({ key }) => key));
    for (const key of [...shown.texts.keys()]) {
      if (keys.has(key)) continue;
      shown.texts.delete(key);
      shown.rows.remove(key);
    }
    for (const row of rows) {
      const text = JSON.stringify(row);
      if (shown.texts.get(row.key) === text) continue;
      shown.texts.set(row.key, text);
      shown.rows.put(row);
    }
    shown.changed = false;
    shown.refreshedAt = nowMs;
  }

  /** Hours are known of people, not of what they worked on. */
  private hoursOf(params: PerformanceParams, period: Period, key: string): number | null {
    const { grouping, category, district, agency } = params;
    if (category !== null || district !== null) return null;
    return this.dutyHours.of(period.now, grouping, key, agency);
  }

  private openCases(): Map<string, Case> {
    this.open ??= new Map(this.options.store.performance.openCases());
    return this.open;
  }

  private remember(id: string, one: Case | undefined): void {
    if (one && isUnfinished(one)) this.open?.set(id, one);
    else this.open?.delete(id);
  }

  private tell(): void {
    const { state, store, city } = this.options;
    const waiting = store.performance.dueCount();
    const { smallBelow, personalOnWall } = city.performance;
    const before = state.get("performance");
    if (before?.waiting !== waiting) state.put({ id: "performance", waiting, smallBelow, personalOnWall });
  }
}

function keyOf({ grouping, period, category, agency, district }: PerformanceParams): string {
  return JSON.stringify([grouping, period, category, agency, district]);
}
