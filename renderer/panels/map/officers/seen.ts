/**
 * Which officers the map shows: those whose phone was heard in the last half hour, unless they have clocked out.
 * Silent for two minutes they are drawn hollow: the place is where they were, not where they are.
 */
import type { CityRow, OfficerRow } from "../../../../shared/contract/rows.ts";
import type { OfficerPosition } from "../../../data/positions.ts";
import { silentAfterMs } from "../../../roster/contact.ts";
import type { Placed } from "../gather.ts";

const forgottenAfterMs = 30 * 60_000;

export type Agency = CityRow["agencies"][number];

export interface SeenOfficer extends Placed {
  readonly id: string;
  readonly agency: Agency;
  readonly silent: boolean;
}

/** A wanted officer is shown as long as any place of theirs is known: somebody looks for them. */
export function seenOfficers(
  officers: readonly OfficerRow[],
  agencies: ReadonlyMap<string, Agency>,
  positionOf: (officer: string) => OfficerPosition | undefined,
  now: number,
  isWanted: (officer: string) => boolean,
): SeenOfficer[] {
  return officers.flatMap((officer) => {
    const agency = agencies.get(officer.agency);
    const position = positionOf(officer.id);
    if (!agency || !position) return [];
    const ageMs = now - position.time;
    const seen = officer.duty !== "off" && ageMs <= forgottenAfterMs;
    if (!seen && !isWanted(officer.id)) return [];
    return [{ id: officer.id, agency, place: position.place, silent: ageMs > silentAfterMs }];
  });
}
