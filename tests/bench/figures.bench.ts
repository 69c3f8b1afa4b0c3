/**
 * Figures on how work was done, over five million events: until the page has its rows, and what a second with a thousand
 * messages costs while somebody looks. Beside it plain SQL over a table of what happened; both must say the same.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { loadCity } from "../../electron/core/city/load.ts";
import type { OpenedRows } from "../../electron/core/live/serve.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { Follower } from "../../electron/core/performance/follow.ts";
import { Performance } from "../../electron/core/performance/index.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { type PerformanceRow, performanceParams } from "../../shared/contract/performance.ts";
import { foldIncident } from "../../shared/domain/incident/incident.ts";
import { groupings } from "../../shared/domain/performance/figures.ts";
import { seededRandom } from "../../shared/domain/random.ts";
import { addDays, localDay } from "../../shared/domain/zone.ts";
import { type Benchmark, type Comparison, inTurn } from "./benchmark.ts";
import { shippedCity } from "./city.ts";
import {
  type Course,
  eventsEach,
  type PlainFigures,
  plainFigures,
  type Step,
  WorkHistory,
} from "./workHistory.ts";

const eventCount = 5_000_000;
const messagesASecond = 1000;
const runs = 5;
/** Plain SQL takes long over a year. */
const yearRuns = 3;
const daysOf = { week: 7, month: 28, year: 364 } as const;
const followAtOnce = 5000;
const dayMs = 86_400_000;
const steps: readonly Step[] = ["report", "acknowledge", "dispatch", "arrive", "resolve"];

export const figures: Benchmark = {
  name: "figures",
  about: `Figures over ${eventCount / 1e6} million events of ${eventCount / eventsEach} incidents in 364 days. The page opens: from asking for the view until its rows are there, for 7, 28 and 364 days, each with the days before that it is compared with; officers' figures are of orders. A second: ${messagesASecond} messages, each of them a report or a decision that changes figures of today, followed into what is shown. Bare: SQL over one table of what happened, with an index on its day, counted and sorted anew, without what it is compared with. All figures of both are compared; one that differs is a fault.`,
  async run({ quick, folder, say }): Promise<Comparison[]> {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    mkdirSync(folder, { recursive: true });
    // At noon, so that no day ends meanwhile.
    const today = localDay(city.zone, Date.now());
    let now = Date.parse(`${today}T05:00:00Z`);
    const { database } = openDatabase(folder, new Date(now));
    const history = new WorkHistory(database, join(folder, "facts.sqlite"), city, seededRandom(5));
    const store = createStore(database);
    try {
      const count = Math.round((quick ? 4000 : eventCount) / eventsEach);
      const beganAt = performance.now();
      history.finished(count, now - 363 * dayMs, now - dayMs / 8, (done) => {
        if (done % 100_000 === 0) say(`${done} of ${count} incidents written`);
      });
      say(`written in ${Math.round((performance.now() - beganAt) / 1000)} s`);
      const sources = createSources();
      // What is read from the log each time costs more than what a room holds in memory.
      const register = {
        find: (id: string) => ({
          incident: foldIncident(id, store.log.of(id)),
          report: store.reports.get(id),
        }),
      };
      const locate = () => ({ district: null });
      const open = () =>
        new Performance({
          ...{ city, store, register, locate, clock: () => now },
          state: sources.performanceState,
        });
      const followedAt = performance.now();
      // In larger steps than a room takes, which does other things in between.
      const follower = new Follower({ city, store, register, locate });
      while (follower.follow(followAtOnce));
      say(`followed in ${Math.round((performance.now() - followedAt) / 1000)} s`);

      const opening = async (grouping: "agency" | "category" | "officer", period: keyof typeof daysOf) => {
        const days = daysOf[period];
        let shown = new Map<string, PerformanceRow>();
        let plain = new Map<string, PlainFigures>();
        const values = await inTurn(
          quick ? 1 : period === "year" ? yearRuns : runs,
          async () =>
            timed(() => {
              plain = plainFigures(history.facts, grouping, addDays(today, 1 - days), today);
            }),
          async () => {
            const room = open();
            return timed(() => {
              shown = rowsOf(look(room, grouping, period));
            });
          },
        );
        expectSame(shown, plain);
        return line(`the page opens: ${days} days by ${grouping}`, values, 1000);
      };
      const opened = [
        ...[await opening("agency", "week"), await opening("officer", "month")],
        ...[await opening("category", "year"), await opening("officer", "year")],
      ];

      // All other ways to look, once each: their figures are compared, too.
      for (const grouping of groupings)
        for (const period of ["week", "month"] as const)
          expectSame(
            rowsOf(look(open(), grouping, period)),
            plainFigures(history.facts, grouping, addDays(today, 1 - daysOf[period]), today),
          );
      const room = open();
      const shown = look(room, "agency", "today");
      const seconds = { product: [] as number[], bare: [] as number[] };
      const live: Course[][] = [];
      for (let second = 0; second < (quick ? 10 : 60); second++) {
        let spentMs = 0;
        for (let quarter = 0; quarter < quarters; quarter++) {
          tell(history, live, (quick ? 40 : messagesASecond) / quarters / steps.length, now);
          now += 1000 / quarters;
          spentMs += timed(() => room.advance());
        }
        const waiting = store.performance.dueCount();
        if (waiting > messagesASecond)
          throw new Error(`expected the figures to keep up, found ${waiting} waiting`);
        seconds.product.push(spentMs);
        let plain = new Map<string, PlainFigures>();
        seconds.bare.push(
          timed(() => {
            plain = plainFigures(history.facts, "agency", today, today);
          }),
        );
        if (second % 10 !== 9) continue;
        while (store.performance.dueCount() > 0) room.advance();
        now += 1000;
        room.advance();
        expectSame(rowsOf(shown), plain);
      }
      say(`a second: ${seconds.product.map(Math.round).join(", ")} ms`);
      return [...opened, line(`a second of ${messagesASecond} messages`, seconds, 500)];
    } finally {
      history.facts.close();
      store.close();
    }
  },
};

const quarters = 4;

/** So many incidents more are told of, and those before them each go on by a step. */
function tell(history: WorkHistory, live: Course[][], count: number, nowMs: number): void {
  history.inTransactions(() => {
    for (const [ago, courses] of live.entries()) {
      const step = steps[ago + 1] as Exclude<Step, "report">;
      for (const course of courses) history.happen(course, step);
    }
    const begun = Array.from({ length: count }, () => ({
      ...history.draw(nowMs),
      ...{ acknowledge: 60, dispatch: 120, arrive: 600, resolve: 3600 },
    }));
    for (const course of begun) history.begin(course);
    live.unshift(begun);
    live.length = Math.min(live.length, steps.length - 1);
  });
}

function look(room: Performance, grouping: string, period: string): OpenedRows {
  return room.view("performance", performanceParams.parse({ grouping, period }), "supervisor")!;
}

function rowsOf({ rows }: OpenedRows): Map<string, PerformanceRow> {
  return new Map([...(rows.values() as Iterable<PerformanceRow>)].map((row) => [row.key, row]));
}

/** Throws where the two say something else about any group. */
function expectSame(
  shown: ReadonlyMap<string, PerformanceRow>,
  plain: ReadonlyMap<string, PlainFigures>,
): void {
  const groups = [...shown].filter(([key, { count }]) => key !== "" && count > 0);
  const total = [...plain.values()].reduce((sum, { count }) => sum + count, 0);
  if (groups.length !== plain.size || total === 0 || shown.get("")?.count !== total)
    throw new Error(
      `expected ${plain.size} groups of ${total}, found ${groups.length} of ${shown.get("")?.count}`,
    );
  for (const [key, row] of groups) {
    const { count, keptOf, kept } = row;
    const stages = Object.fromEntries(
      (["acknowledge", "dispatch", "arrive", "resolve"] as const).flatMap((stage) =>
        row[stage].count === 0 ? [] : [[stage, [row[stage].count, row[stage].median, row[stage].p90]]],
      ),
    );
    const found = {
      count,
      kept: Math.round((kept ?? 0) * keptOf),
      late: Math.round((1 - (kept ?? 1)) * keptOf),
      stages,
    };
    const expected = plain.get(key);
    if (!isDeepStrictEqual(found, expected))
      throw new Error(`expected ${JSON.stringify(expected)} of ${key}, found ${JSON.stringify(found)}`);
  }
}

function timed(work: () => void): number {
  const beganAt = performance.now();
  work();
  return performance.now() - beganAt;
}

function line(what: string, values: { product: number[]; bare: number[] }, atMost: number): Comparison {
  return { what, unit: "ms", ...values, target: { of: "product", atMost } };
}
