/** What an officer is told to do. Pure. */
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatPlace } from "../details/place.ts";

/** Somebody is there already, or on the way: whoever is sent now comes in support. */
export function isAtWork({ state }: OrderRow): boolean {
  return state === "accepted" || state === "en-route" || state === "on-scene";
}

/** What an officer must know, in short: what, where, and the citizen's first words. */
export function taskOf(
  { category, address, district, place, text }: IncidentRow,
  city: CityIndex,
  language: string,
): string {
  const known = city.categories.get(category);
  const where = [address, district && city.districts.get(district)?.name].filter(Boolean).join(", ");
  const what = `${known ? textOf(known.name, language) : category}: ${where || formatPlace(place)}.`;
  return `${what} ${text.slice(0, 300)}`.trim();
}
