/** Who is sent: whom a filter leaves, whom one key ticks, and whom Enter sends to. Pure. */
import type { SuggestionRow } from "../../../shared/contract/incidents.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";

export interface Candidate extends SuggestionRow {
  readonly name: string;
  readonly agency: string;
}

export interface CandidateFilter {
  /** Null for all. */
  readonly agency: string | null;
  /** A district's code; null for all. */
  readonly district: string | null;
}

/** In the order of the suggestions; one whom the city does not know is left out: nobody could judge it. */
export function candidates(
  suggestions: readonly SuggestionRow[],
  officers: readonly OfficerRow[],
): Candidate[] {
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  return suggestions.flatMap((suggestion) => {
    const officer = byId.get(suggestion.officer);
    return officer ? [{ ...suggestion, name: officer.name, agency: officer.agency }] : [];
  });
}

export function filterCandidates(all: readonly Candidate[], filter: CandidateFilter): Candidate[] {
  return all.filter(
    ({ agency, district }) =>
      (filter.agency === null || agency === filter.agency) &&
      (filter.district === null || district === filter.district),
  );
}

/** Everybody on duty of the same crew, or without a crew that one alone. */
export function crewOf(all: readonly Candidate[], { agency, crew, officer }: Candidate): string[] {
  const mates = all.filter((each) => each.onDuty && each.agency === agency && each.crew === crew);
  return [...new Set([officer, ...mates.map((mate) => mate.officer)])];
}

/** Everybody on duty whom the filter leaves. */
export function everybodyOnDuty(shown: readonly Candidate[]): string[] {
  return shown.filter(({ onDuty }) => onDuty).map(({ officer }) => officer);
}

/** Ticks all of them, or takes the ticks away where all had one. */
export function toggled(ticked: ReadonlySet<string>, officers: readonly string[]): ReadonlySet<string> {
  const next = new Set(ticked);
  const all = officers.every((officer) => next.has(officer));
  for (const officer of officers) {
    if (all) next.delete(officer);
    else next.add(officer);
  }
  return next;
}

/** Those who are ticked; while nobody is, the one under the cursor. */
export function sentTo(ticked: ReadonlySet<string>, cursor: Candidate | undefined): string[] {
  return ticked.size > 0 ? [...ticked] : cursor ? [cursor.officer] : [];
}
