/**
 * Who could go: every officer, the best first, each with the reasons for a person to judge.
 *
 * Of the right agency, then on duty, then free, then with a position that is fresh, then who is there soonest: by the
 * travel time where it is known, else by what the straight distance would take. Nobody is left out: an operator may
 * know better.
 */
import type { SuggestionRow } from "../../contract/incidents.ts";
import { type AnyPlace, distanceM } from "../place.ts";
import { fastestMps, type TravelTime } from "./travel.ts";

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

/** What counts before the time: less is better. */
type Lacks = number;
const lacksMost: Lacks = 15;

interface Arrival {
  readonly candidate: Candidate;
  readonly distanceM: number;
  readonly travelS: number | null;
  readonly arrivalS: number;
}

export function suggest(query: SuggestionQuery): SuggestionRow[] {
  const { candidates, incident, nowMs, districtAt, limit = Number.POSITIVE_INFINITY } = query;
  const distancesM = Float64Array.from(candidates, ({ place }) => distanceM(place, incident.place));
  const groups = groupsOf(query, distancesM);
  const best: Arrival[] = [];
  for (const group of groups) {
    if (best.length >= limit) break;
    best.push(...soonest(group, distancesM, query, limit - best.length));
  }
  return best.map(({ candidate, distanceM: awayM, travelS }) => {
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

/** Indexes of the candidates by what they lack, each group from near to far. */
function groupsOf({ candidates, incident, nowMs }: SuggestionQuery, distancesM: Float64Array): number[][] {
  const groups = Array.from({ length: lacksMost + 1 }, (): number[] => []);
  candidates.forEach(({ agency, positionAtMs, onDuty, activeOrders }, index) => {
    const fresh = positionAtMs !== null && nowMs - positionAtMs <= freshForMs;
    const lacks: Lacks =
      (agency === incident.agency ? 0 : 8) +
      (onDuty ? 0 : 4) +
      (activeOrders === 0 ? 0 : 2) +
      (fresh ? 0 : 1);
    groups[lacks]!.push(index);
  });
  for (const group of groups) group.sort((a, b) => distancesM[a]! - distancesM[b]!);
  return groups;
}

/** Those of a group who are there soonest. Who is too far to be among them at any speed is not looked at. */
function soonest(
  group: readonly number[],
  distancesM: Float64Array,
  { candidates, travel }: SuggestionQuery,
  limit: number,
): Arrival[] {
  const found: Arrival[] = [];
  for (const index of group) {
    const awayM = distancesM[index]!;
    const last = found[limit - 1];
    if (last && awayM / fastestMps > last.arrivalS) break;
    const candidate = candidates[index]!;
    const travelS = travel?.(candidate.place) ?? null;
    const arrival = { candidate, distanceM: awayM, travelS, arrivalS: travelS ?? awayM / straightMps };
    let at = Math.min(found.length, limit);
    while (at > 0 && isSooner(arrival, found[at - 1]!)) at--;
    if (at < limit) found.splice(at, 0, arrival);
    if (found.length > limit) found.pop();
  }
  return found;
}

function isSooner(a: Arrival, b: Arrival): boolean {
  if (a.arrivalS !== b.arrivalS) return a.arrivalS < b.arrivalS;
  return a.candidate.officer < b.candidate.officer;
}

/** The nearest free officer of the agency, on duty, who was not asked before; null for nobody. */
export function firstFree(suggestions: readonly SuggestionRow[], asked: ReadonlySet<string>): string | null {
  const found = suggestions.find(
    ({ officer, rightAgency, onDuty, activeOrders }) =>
      rightAgency && onDuty && activeOrders === 0 && !asked.has(officer),
  );
  return found?.officer ?? null;
}
