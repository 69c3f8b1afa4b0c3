/** Which officers of the roster are shown. Pure. */
import type { RosterCityRow } from "../../../shared/contract/roster.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { hasWords } from "../words.ts";

/** `missing`: expected by the shift plan, and not clocked in. `unknown`: not expected, and never heard of. */
export const presences = ["on", "missing", "off", "unknown"] as const;
export type Presence = (typeof presences)[number];

export function presenceOf(officer: OfficerRow): Presence {
  if (officer.duty !== "on" && officer.planned) return "missing";
  return officer.duty;
}

export interface OfficerFilter {
  readonly text: string;
  /** Null lets all through. */
  readonly presence: Presence | null;
  readonly agency: string | null;
  /** Its name. */
  readonly post: string | null;
  readonly crew: string | null;
  readonly skill: string | null;
}

export const everyOfficer: OfficerFilter = {
  ...{ text: "", presence: null, agency: null, post: null, crew: null, skill: null },
};

export function filterOfficers(
  officers: readonly OfficerRow[],
  filter: OfficerFilter,
  skills: RosterCityRow["officerSkills"] = {},
): OfficerRow[] {
  return officers.filter(
    (officer) =>
      (filter.presence === null || presenceOf(officer) === filter.presence) &&
      (filter.agency === null || officer.agency === filter.agency) &&
      (filter.post === null || officer.post === filter.post) &&
      (filter.crew === null || officer.crew === filter.crew) &&
      (filter.skill === null || skills[officer.id]?.includes(filter.skill)) &&
      hasWords(filter.text, [officer.name, officer.id, officer.crew, officer.post, officer.phone]),
  );
}
