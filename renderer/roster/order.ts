/** Who is shown first in a roster: those on duty, then those expected, then the others, by agency and crew. */
import type { OfficerRow } from "../../shared/contract/rows.ts";

export function onDutyOrExpected(officers: readonly OfficerRow[]): OfficerRow[] {
  return orderOfficers(officers.filter((officer) => officer.duty === "on" || officer.planned));
}

export function orderOfficers(officers: readonly OfficerRow[]): OfficerRow[] {
  return [...officers].sort(
    (a, b) =>
      Number(b.duty === "on") - Number(a.duty === "on") ||
      Number(b.planned) - Number(a.planned) ||
      compare(a.agency, b.agency) ||
      compare(a.crew, b.crew) ||
      compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
