/** Who is shown first in a roster: those on duty, then those expected, by agency and crew; the others are left out. */
import type { OfficerRow } from "../../shared/contract/rows.ts";

export function onDutyOrExpected(officers: readonly OfficerRow[]): OfficerRow[] {
  return officers
    .filter((officer) => officer.duty === "on" || officer.planned)
    .sort(
      (a, b) =>
        Number(b.duty === "on") - Number(a.duty === "on") ||
        compare(a.agency, b.agency) ||
        compare(a.crew, b.crew) ||
        compare(a.name, b.name),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
