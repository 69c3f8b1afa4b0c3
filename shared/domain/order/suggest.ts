/**
 * Who could go: every officer, the best first, each with the reasons for a person to judge.
 *
 * Of the right agency, then on duty, then free, then with a position that is fresh, then who is there soonest: by the
 * travel time where it is known, else by what the straight distance would take. Nobody is left out: an operator may
 * know better.
 */
import type { SuggestionRow } from "../../contract/incidents.ts";
import { type AnyPlace, distanceM } from "../place.ts";
import type { TravelTime } from "./travel.ts";

export interface Candidate {
  readonly officer: string;
  readonly agency: string;
  readonly crew: string;
  readonly post: string;
  /** The last position, or the post's place where none was heard. */
  readonly place: AnyPlace;
  /** Epoch ms; null where none was heard. */
  readonly positionAtMs: number | null;
  readonly onDuty: boolean;
  readonly activeOrders: number;
}

export interface SuggestionQuery {
  readonly candidates: readonly Candidate[];
  readonly incident: { readonly agency: string; readonly place: AnyPlace };
  readonly nowMs: number;
  readonly travel: TravelTime | undefined;
  /** The district at a place. */
  readonly districtAt: (place: AnyPlace) => string | null;
  readonly limit?: number;
}

/** An older position says where somebody was, not where they are. */
const freshForMs = 5 * 60_000;
/** What a straight distance is driven at, so that it can be compared with a time: slower than any road, as ways bend. */
const straightMps = 15 / 3.6;

interface Weighed {
  readonly candidate: Candidate;
  readonly distanceM: number;
  readonly travelS: number | null;
  /** Of what counts before the time: less is better. */
  readonly lacks: number;
  readonly arrivalS: number;
}

export function suggest(query: SuggestionQuery): SuggestionRow[] {
  const { candidates, incident, nowMs, districtAt, limit = Number.POSITIVE_INFINITY } = query;
  const weighed = candidates.map((candidate) => weigh(candidate, query));
  weighed.sort(
    (a, b) =>
      a.lacks - b.lacks || a.arrivalS - b.arrivalS || (a.candidate.officer < b.candidate.officer ? -1 : 1),
  );
  return weighed.slice(0, limit).map(({ candidate, distanceM: awayM, travelS }) => {
    const { officer, agency, crew, post, place, positionAtMs, onDuty, activeOrders } = candidate;
    return {
      ...{ officer, crew, post, onDuty, activeOrders, travelS },
      distanceM: awayM,
      positionAgeMs: positionAtMs === null ? null : Math.max(0, nowMs - positionAtMs),
      rightAgency: agency === incident.agency,
      district: districtAt(place),
    };
  });
}

function weigh(candidate: Candidate, { incident, nowMs, travel }: SuggestionQuery): Weighed {
  const { agency, place, positionAtMs, onDuty, activeOrders } = candidate;
  const awayM = distanceM(place, incident.place);
  const travelS = travel?.(place) ?? null;
  const fresh = positionAtMs !== null && nowMs - positionAtMs <= freshForMs;
  const lacks =
    (agency === incident.agency ? 0 : 8) + (onDuty ? 0 : 4) + (activeOrders === 0 ? 0 : 2) + (fresh ? 0 : 1);
  return { candidate, distanceM: awayM, travelS, lacks, arrivalS: travelS ?? awayM / straightMps };
}

/** The nearest free officer of the agency, on duty, who was not asked before; null for nobody. */
export function firstFree(suggestions: readonly SuggestionRow[], asked: ReadonlySet<string>): string | null {
  const found = suggestions.find(
    ({ officer, rightAgency, onDuty, activeOrders }) =>
      rightAgency && onDuty && activeOrders === 0 && !asked.has(officer),
  );
  return found?.officer ?? null;
}
