/** Which rows of a day, and of a recap, are shown. Pure. */
import type { AttendanceRecapRow, AttendanceShiftRow } from "../../../shared/contract/attendance.ts";
import { type Mark, markOf, type TotalName } from "../../../shared/domain/attendance/recap.ts";
import { hasWords } from "../words.ts";

/** On top of a day: what is counted, and what its chip lets through. */
export const dayGroups = [
  "present",
  "late",
  "early",
  "absent",
  "away",
  "unclear",
  "due",
  "extra",
  "flagged",
  "changed",
] as const;
export type DayGroup = (typeof dayGroups)[number];

export interface DayFilter {
  readonly text: string;
  readonly agency: string | null;
  readonly group: DayGroup | null;
}
export const everyShift: DayFilter = { text: "", agency: null, group: null };

export function isIn(row: AttendanceShiftRow, group: DayGroup, flagged: ReadonlySet<string>): boolean {
  switch (group) {
    case "late":
      return row.lateMs > 0;
    case "early":
      return row.earlyMs > 0;
    case "away":
      return ["permission", "sick", "leave", "field-duty"].includes(row.status);
    case "flagged":
      return flagged.has(row.officer);
    case "changed":
      return row.changedAt !== null;
    default:
      return row.status === group;
  }
}

/** What somebody has to see to comes first. */
const order: readonly Mark[] = [
  ...(["unclear", "absent", "late-early", "late", "early", "due"] as const),
  ...(["present", "extra", "field-duty", "permission", "sick", "leave"] as const),
];

export function filterDay(
  rows: readonly AttendanceShiftRow[],
  { text, agency, group }: DayFilter,
  flagged: ReadonlySet<string>,
): AttendanceShiftRow[] {
  return rows
    .filter(
      (row) =>
        (agency === null || row.agency === agency) &&
        (group === null || isIn(row, group, flagged)) &&
        hasWords(text, [row.name, row.officer, row.crew, row.post ?? ""]),
    )
    .sort(
      (a, b) =>
        order.indexOf(markOf(a)) - order.indexOf(markOf(b)) ||
        a.startsAt - b.startsAt ||
        (a.officer < b.officer ? -1 : 1),
    );
}

export interface RecapFilter {
  readonly text: string;
  readonly agency: string | null;
  readonly crew: string | null;
  /** Only those that have any of it. */
  readonly figure: Figure | null;
}
export const everyLine: RecapFilter = { text: "", agency: null, crew: null, figure: null };

/** The sum of all stays on top of what is let through. */
export function filterRecap(
  rows: readonly AttendanceRecapRow[],
  { text, agency, crew, figure }: RecapFilter,
) {
  return rows
    .filter(
      (row) =>
        row.id !== "all" &&
        (agency === null || row.agency === agency) &&
        (crew === null || row.crew === crew) &&
        (figure === null || row.totals[figure] > 0) &&
        hasWords(text, [row.name, row.id, row.crew]),
    )
    .sort((a, b) => (a.crew < b.crew ? -1 : a.crew > b.crew ? 1 : a.id < b.id ? -1 : 1));
}

/** The figures of a line, in the order of the office's table. */
export const figures = [
  ...(["present", "late", "early", "absent", "permission", "sick", "leave", "fieldDuty", "unclear"] as const),
] satisfies readonly TotalName[];
export type Figure = (typeof figures)[number];

/** Whether a shift is one of those that a figure counts. */
export function countsIn(
  shift: Pick<AttendanceShiftRow, "status" | "lateMs" | "earlyMs">,
  figure: Figure,
): boolean {
  if (figure === "late") return shift.lateMs > 0;
  if (figure === "early") return shift.earlyMs > 0;
  return shift.status === (figure === "fieldDuty" ? "field-duty" : figure);
}
