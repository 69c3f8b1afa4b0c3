/** Who of an agency is there now, and who should be. Pure. */
import type { OfficerRow } from "../../shared/contract/rows.ts";

export interface Attendance {
  readonly planned: number;
  /** Planned, and on duty. */
  readonly present: number;
  readonly missing: number;
  /** On duty without being planned. */
  readonly unplanned: number;
}

/** Null for all agencies together. */
export function attendanceOf(officers: readonly OfficerRow[], agency: string | null): Attendance {
  let [planned, present, unplanned] = [0, 0, 0];
  for (const officer of officers) {
    if (agency !== null && officer.agency !== agency) continue;
    const isOn = officer.duty === "on";
    if (officer.planned) planned += 1;
    if (officer.planned && isOn) present += 1;
    if (!officer.planned && isOn) unplanned += 1;
  }
  return { planned, present, missing: planned - present, unplanned };
}
