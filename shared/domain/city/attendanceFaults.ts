/** Rules of attendance that do not fit the city's shifts. */
import type { AttendanceRules } from "../attendance/rules.ts";
import { foundText, type Report } from "./fault.ts";
import type { Shift } from "./shift.ts";

/** A day that is closed before its last shift is over is opened again every morning. */
export function checkAttendance({ closes }: AttendanceRules, shifts: readonly Shift[], report: Report): void {
  if (closes.daysLater > 1) return;
  const late = shifts.find(({ start, end }) => end <= start && end > closes.at);
  if (!late) return;
  report({
    code: "schema",
    file: "attendance.yaml",
    path: ["closes", "at"],
    expected: `a time after ${late.end}, when the shift ${late.id} is over`,
    found: foundText(closes.at),
    severity: "warning",
  });
}
