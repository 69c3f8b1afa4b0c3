/**
 * The recap of a month for 5 000 officers, through the product's own lines, beside what a database gives at best: one
 * grouping of the same results in plain SQL. Both must come to the same figures.
 */
import { mkdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { allLine, MonthRecap } from "../../electron/core/attendance/recap.ts";
import { smallCity } from "../../electron/core/demo/drill/smallCity.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import type { ShiftResult } from "../../shared/domain/attendance/judge.ts";
import { between, pick, seededRandom } from "../../shared/domain/random.ts";
import type { Benchmark, Comparison } from "./benchmark.ts";

const month = "2026-10";
const days = 31;
const minuteMs = 60_000;
const statuses = [
  ...(["present", "present", "present", "present", "present", "present", "present", "present"] as const),
  ...(["absent", "permission", "sick", "leave", "field-duty"] as const),
];

interface Figures {
  readonly officer: string;
  readonly planned: number;
  readonly present: number;
  readonly late: number;
  readonly absent: number;
  readonly lateMs: number;
  readonly workedMs: number;
  readonly overtimeMs: number;
}

export const attendance: Benchmark = {
  name: "attendance",
  about: `The recap of a month (${days} days, three shifts in four) for 5000 officers, a line each with its days and totals, and their sum. Bare: one grouping of the same results in SQL, totals only. Product: the recap as its view opens it.`,
  async run({ quick, folder, say }): Promise<Comparison[]> {
    mkdirSync(folder, { recursive: true });
    const { database } = openDatabase(folder, new Date(Date.UTC(2026, 10, 1)));
    const store = createStore(database);
    const city = smallCity(quick ? 200 : 5000);
    const random = seededRandom(1);
    let shifts = 0;
    for (let from = 0; from < city.officers.length; from += 250) {
      store.transaction(() => {
        for (const { id } of city.officers.slice(from, from + 250)) {
          const results: ShiftResult[] = [];
          for (let n = 1; n <= days; n++) {
            if (random() < 0.25) continue;
            const day = `${month}-${String(n).padStart(2, "0")}`;
            const startsAt = Date.parse(`${day}T06:00+07:00`);
            const status = pick(random, statuses);
            const isThere = status === "present";
            const lateMs = isThere && random() < 0.1 ? Math.round(between(random, [11, 60])) * minuteMs : 0;
            results.push({
              ...{
                day,
                shift: "pagi",
                post: "pos",
                startsAt,
                endsAt: startsAt + 480 * minuteMs,
                status,
                lateMs,
              },
              ...{ arrivedAt: null, leftAt: null, earlyMs: 0, remarks: [], clockings: [], leaves: [] },
              workedMs: isThere ? 480 * minuteMs - lateMs : 0,
              overtimeMs: isThere && random() < 0.2 ? 45 * minuteMs : 0,
            });
          }
          shifts += results.length;
          store.attendance.replace(id, `${month}-01`, `${month}-31`, results, () => false, 0);
        }
      });
    }
    say(`${shifts} shifts of ${city.officers.length} officers are there`);

    const grouped = database.prepare(`
      SELECT officer, count(*) AS planned, sum(status = 'present') AS present, sum(late_ms > 0) AS late,
        sum(status = 'absent') AS absent, sum(late_ms) AS lateMs, sum(worked_ms) AS workedMs,
        sum(overtime_ms) AS overtimeMs
      FROM attendance_results WHERE day BETWEEN ? AND ? GROUP BY officer ORDER BY officer`);
    const times = { bare: [] as number[], product: [] as number[] };
    let [bare, product]: [Figures[], Figures[]] = [[], []];
    for (let run = 0; run < (quick ? 1 : 5); run++) {
      const beganAt = performance.now();
      bare = grouped.all(`${month}-01`, `${month}-31`) as Figures[];
      times.bare.push(performance.now() - beganAt);
      const recapAt = performance.now();
      const rows = new MonthRecap(city, store, month, "officer").rows();
      times.product.push(performance.now() - recapAt);
      product = rows
        .filter(({ id }) => id !== allLine)
        .map(({ id: officer, totals }) => {
          const { planned, present, late, absent, lateMs, workedMs, overtimeMs } = totals;
          return { officer, planned, present, late, absent, lateMs, workedMs, overtimeMs };
        })
        .sort((a, b) => (a.officer < b.officer ? -1 : 1));
    }
    store.close();
    if (!isDeepStrictEqual(product, bare))
      throw new Error("expected the recap's figures to be those of plain SQL");
    return [{ what: "recap of a month", unit: "ms", ...times, target: { of: "product", atMost: 2000 } }];
  },
};
