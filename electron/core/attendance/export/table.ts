/** The recap as a table of words and figures, the same for every kind of file. */
import type { AttendanceRecapRow, RecapKind } from "../../../../shared/contract/attendance.ts";
import type { Mark, TotalName } from "../../../../shared/domain/attendance/recap.ts";
import { allLine } from "../recap.ts";

export interface RecapTable {
  /** `November 2026`. */
  readonly monthName: string;
  readonly nameHead: string;
  readonly dayHeads: readonly string[];
  readonly totalHeads: readonly string[];
  /** `H Hadir`, `T Terlambat`, … */
  readonly legend: readonly string[];
  readonly lines: readonly RecapTableLine[];
  readonly sum: RecapTableLine;
}

export interface RecapTableLine {
  readonly name: string;
  readonly id: string;
  readonly agency: string;
  readonly crew: string;
  readonly days: readonly string[];
  /** Counts, then whole minutes late, and whole hours worked and of overtime, as on screen. */
  readonly totals: readonly number[];
}

const counted = [
  ...(["present", "late", "early", "absent", "permission", "sick", "leave", "fieldDuty", "unclear"] as const),
] satisfies readonly TotalName[];

export type Words = (key: string) => string;

export function recapTable(
  rows: readonly AttendanceRecapRow[],
  { month, by, language, words }: { month: string; by: RecapKind; language: "id" | "en"; words: Words },
): RecapTable {
  const letters = (cell: string) =>
    by === "officer"
      ? cell
          .split("+")
          .map((mark) => (mark === "" ? "" : words(`letter-${mark as Mark}`)))
          .join("/")
      : cell;
  const lineOf = (row: AttendanceRecapRow): RecapTableLine => ({
    ...{ name: row.name, id: row.id, agency: row.agency, crew: row.crew },
    days: row.days.map(row.id === allLine ? (cell) => cell : letters),
    totals: [
      ...counted.map((name) => row.totals[name]),
      Math.floor(row.totals.lateMs / 60_000),
      Math.floor(row.totals.workedMs / 3_600_000),
      Math.floor(row.totals.overtimeMs / 3_600_000),
    ],
  });
  const all = rows.find(({ id }) => id === allLine);
  const others = rows.filter(({ id }) => id !== allLine);
  others.sort((a, b) => (a.crew < b.crew ? -1 : a.crew > b.crew ? 1 : a.id < b.id ? -1 : 1));
  return {
    monthName: new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(
      Date.parse(`${month}-15T00:00:00Z`),
    ),
    nameHead: words(`by-${by}`),
    dayHeads: (all?.days ?? []).map((_, index) => String(index + 1)),
    totalHeads: [
      ...counted.map((name) => words(`letter-${name}`)),
      ...[words("recap-late"), words("recap-hours"), words("recap-overtime")],
    ],
    legend: [
      ...counted.map((name) => `${words(`letter-${name}`)} = ${words(`figure-${name}`)}`),
      `${words("letter-late-early")} = ${words("letter-late")} + ${words("letter-early")}`,
    ],
    lines: others.map(lineOf),
    sum: { ...lineOf(all!), name: words("recap-all") },
  };
}

/** Head and lines as one table, for spreadsheets. */
export function flatRows(table: RecapTable): (string | number)[][] {
  const flat = (line: RecapTableLine) => [
    ...[line.name, line.id === allLine ? "" : line.id, line.agency, line.crew],
    ...line.days,
    ...line.totals,
  ];
  return [
    [table.nameHead, "ID", "OPD", "Regu", ...table.dayHeads, ...table.totalHeads],
    ...table.lines.map(flat),
    flat(table.sum),
  ];
}
