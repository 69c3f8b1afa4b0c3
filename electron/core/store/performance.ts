/**
 * Figures on how work was done, kept as sums (shared/domain/performance/cell.ts), and the incidents that are to be looked
 * at again. What is due, what an incident said and the cells change in one transaction: a sum never counts one twice.
 */
import { z } from "zod";
import type { Case } from "../../../shared/domain/performance/case.ts";
import {
  type CellChange,
  changedCell,
  type Level,
  levels,
  packSeconds,
  units,
  unpackSeconds,
} from "../../../shared/domain/performance/cell.ts";
import type { Clocked } from "../../../shared/domain/performance/dutyHours.ts";
import {
  type FigureFilter,
  type Grouping,
  groupings,
  type PackedCell,
  unitOf,
} from "../../../shared/domain/performance/figures.ts";
import type { Span } from "../../../shared/domain/performance/period.ts";
import type { Database } from "./database.ts";

type CountedRow = readonly [
  count: number,
  kept: number,
  late: number,
  reopened: number,
  refused: number,
  cancelled: number,
  seconds: Buffer,
];
type CellRow = readonly [span: string, hour: number, group: string | number, ...CountedRow];

const counted = "count, kept, late, reopened, refused, cancelled, seconds";
const isPlace =
  "level = ? AND unit = ? AND span = ? AND category = ? AND agency = ? AND crew = ? AND officer = ? AND district = ? AND hour = ?";

export function performanceRepository(database: Database) {
  const due = database.prepare("SELECT id FROM performance_due LIMIT ?").pluck();
  const look = database.prepare("INSERT OR IGNORE INTO performance_due VALUES (?)");
  const dueCount = database.prepare("SELECT count(*) FROM performance_due").pluck();
  const done = database.prepare("DELETE FROM performance_due WHERE id = ?");
  const caseOf = database.prepare("SELECT body FROM performance_cases WHERE id = ?").pluck();
  const putCase = database.prepare(`
    INSERT INTO performance_cases VALUES (?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET body = excluded.body, open = excluded.open`);
  const removeCase = database.prepare("DELETE FROM performance_cases WHERE id = ?");
  const cases = database.prepare("SELECT id, body FROM performance_cases ORDER BY id").raw();
  const openCases = database
    .prepare("SELECT id, body FROM performance_cases INDEXED BY performance_cases_open WHERE open = 1")
    .raw();
  const cellAt = database.prepare(`SELECT ${counted} FROM performance_cells WHERE ${isPlace}`).raw();
  const putCell = database.prepare(
    `INSERT OR REPLACE INTO performance_cells VALUES (${Array(16).fill("?").join(", ")})`,
  );
  const removeCell = database.prepare(`DELETE FROM performance_cells WHERE ${isPlace}`);
  // Only the column of the grouping: most of the time that a long period takes goes into making texts of columns.
  const cellsIn = new Map(
    groupings.map((grouping) => [
      grouping,
      database
        .prepare(`
          SELECT span, hour, ${grouping}, ${counted} FROM performance_cells
          WHERE level = ? AND unit = ? AND span BETWEEN ? AND ?
            AND category = coalesce(?, category) AND agency = coalesce(?, agency) AND district = coalesce(?, district)`)
        .raw(),
    ]),
  );
  const clocked = database.prepare(`
    SELECT officer, type, time FROM duty_events INDEXED BY duty_events_by_time
    WHERE officer = ? AND time >= ? AND time < ? ORDER BY time, id`);

  function apply(change: CellChange): void {
    const { level, unit, span, category, agency, crew, officer, district, hour } = change;
    const place = [
      ...[levels.indexOf(level), units.indexOf(unit), span, category, agency, crew, officer, district, hour],
    ];
    const row = cellAt.get(place) as CountedRow | undefined;
    const before = row && { ...change, counts: countsOf(row), seconds: unpackSeconds(row[6]) };
    const after = changedCell(before, change);
    if (!after) {
      removeCell.run(place);
      return;
    }
    const { count, kept, late, reopened, refused, cancelled } = after.counts;
    const seconds = Buffer.from(packSeconds(after.seconds).buffer);
    putCell.run([...place, count, kept, late, reopened, refused, cancelled, seconds]);
  }

  return {
    /** What is said of it may have changed, without anything having been written. */
    look: (id: string): void => void look.run(id),
    /** Ids of incidents that are to be looked at again, at most so many. */
    due: (limit: number): string[] => due.all(limit) as string[],
    dueCount: (): number => dueCount.get() as number,
    /** What it said when it was looked at last. */
    caseOf(id: string): Case | undefined {
      const body = caseOf.get(id) as string | undefined;
      return body === undefined ? undefined : readCase(body);
    },
    /** It was looked at, and says this now. */
    looked(id: string, found: Case | undefined, open: boolean): void {
      if (found) putCase.run(id, JSON.stringify(found), open ? 1 : 0);
      else removeCase.run(id);
      done.run(id);
    },
    /** Of all that were looked at. */
    cases: (): [id: string, Case][] =>
      (cases.all() as [string, string][]).map(([id, body]) => [id, readCase(body)]),
    apply(changes: readonly CellChange[]): void {
      for (const change of changes) apply(change);
    },
    openCases: (): [id: string, Case][] =>
      (openCases.all() as [string, string][]).map(([id, body]) => [id, readCase(body)]),
    /** Tells each cell of that level within the span; days, or months, of it both included. */
    read(
      level: Level,
      grouping: Grouping,
      { from, to }: Span,
      { category, agency, district }: FigureFilter,
      take: (cell: PackedCell) => void,
    ): void {
      const unit = units.indexOf(unitOf(grouping));
      const at = [levels.indexOf(level), unit, from, to, category, agency, district];
      for (const row of cellsIn.get(grouping)!.all(at) as CellRow[]) {
        const [span, hour, group, count, kept, late, reopened, refused, cancelled, seconds] = row;
        const counts = { count, kept, late, reopened, refused, cancelled };
        take({ level, span, hour, group: String(group), ...counts, seconds });
      }
    },
    /** What an officer clocked from one moment until before another (epoch ms), in the order of time. */
    clocked: (officer: string, fromMs: number, toMs: number): Clocked[] =>
      clocked.all(officer, fromMs, toMs) as Clocked[],
  };
}
export type PerformanceRepository = ReturnType<typeof performanceRepository>;

function countsOf([count, kept, late, reopened, refused, cancelled]: CountedRow) {
  return { count, kept, late, reopened, refused, cancelled };
}

const flag = z.union([z.literal(0), z.literal(1)]);
const secondsSchema = z.object({
  acknowledge: z.number().nullable(),
  dispatch: z.number().nullable(),
  arrive: z.number().nullable(),
  resolve: z.number().nullable(),
});
const begun = { day: z.string(), hour: z.number() };
const caseSchema = z.object({
  ...begun,
  ...{ category: z.string(), agency: z.string(), district: z.string(), seconds: secondsSchema },
  ...{ kept: z.number(), late: z.number(), reopened: z.number(), cancelled: flag, open: z.boolean() },
  due: z.array(z.number()),
  orders: z.array(
    z.object({
      ...begun,
      ...{
        officer: z.string(),
        agency: z.string(),
        crew: z.string(),
        seconds: secondsSchema,
        kept: flag,
        late: flag,
        refused: flag,
      },
      ...{ answerBy: z.number().nullable(), active: z.boolean() },
    }),
  ),
});

/** Written by this program alone, so that what cannot be read is a fault of ours, and throws. */
function readCase(body: string): Case {
  return caseSchema.parse(JSON.parse(body));
}
