/** What a citizen tells by telephone, as it is typed. It stands until it was sent, whatever happens to its form. */
import { useSyncExternalStore } from "react";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import type { LonLat } from "../../../shared/domain/place.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { readPlace } from "../details/place.ts";

export interface TypedReport {
  /** As typed; see `categoryOf`. */
  readonly category: string;
  readonly text: string;
  readonly address: string;
  /** Coordinates as typed, or as the map gave them; empty for the district's middle. */
  readonly place: string;
  readonly district: string | null;
  readonly reporterName: string;
  readonly reporterPhone: string;
}

const empty: TypedReport = {
  ...{ category: "", text: "", address: "", place: "", district: null },
  ...{ reporterName: "", reporterPhone: "" },
};

interface PhoneForm {
  readonly open: boolean;
  readonly typed: TypedReport;
}

let form: PhoneForm = { open: false, typed: empty };
const listeners = new Set<() => void>();

function become(next: PhoneForm): void {
  form = next;
  for (const listener of listeners) listener();
}

export const phoneForm = {
  open: () => become({ ...form, open: true }),
  /** What was typed stays. */
  close: () => become({ ...form, open: false }),
  type: (change: Partial<TypedReport>) => become({ ...form, typed: { ...form.typed, ...change } }),
  /** It has been sent, or is thrown away on purpose. */
  empty: () => become({ ...form, typed: empty }),
};

export function usePhoneForm(): PhoneForm {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => form,
  );
}

export function isTyped(typed: TypedReport): boolean {
  return Object.values(typed).some(Boolean);
}

/** The categories that what was typed may mean, in either language; the first is the one that is meant. */
export function categoriesFor(typed: string, city: CityIndex): { readonly id: string }[] {
  const words = typed.trim().toLowerCase();
  const all = [...city.categories.values()];
  const begins = (name: string) => name.toLowerCase().startsWith(words);
  const holds = (name: string) => name.toLowerCase().includes(words);
  const names = ({ id, name }: (typeof all)[number]) => [name.id, name.en, id];
  const first = all.filter((category) => names(category).some(begins));
  return [...first, ...all.filter((category) => !first.includes(category) && names(category).some(holds))];
}

/** Coordinates first, else the middle of the district; null where there is neither. */
export function placeOf({ place, district }: TypedReport, city: CityIndex): LonLat | null {
  if (place.trim() !== "") return readPlace(place);
  const centre = district === null ? undefined : city.districts.get(district)?.centre;
  return centre ? [centre[0], centre[1]] : null;
}

export type Missing = "category" | "text" | "place";

/** What must be said before it can be sent. */
export function missingOf(typed: TypedReport, city: CityIndex): Missing[] {
  return [
    ...(typed.category.trim() === "" || categoriesFor(typed.category, city).length === 0
      ? (["category"] as const)
      : []),
    ...(typed.text.trim() === "" ? (["text"] as const) : []),
    ...(placeOf(typed, city) === null ? (["place"] as const) : []),
  ];
}

/** Null while something is missing. */
export function reportOf(typed: TypedReport, city: CityIndex): CommandInput<"report.take"> | null {
  const [category] = categoriesFor(typed.category, city);
  const place = placeOf(typed, city);
  if (missingOf(typed, city).length > 0 || !category || !place) return null;
  return {
    ...{ category: category.id, text: typed.text.trim(), place, channel: phoneChannel },
    address: typed.address.trim() || null,
    reporterName: typed.reporterName.trim() || null,
    reporterPhone: typed.reporterPhone.trim() || null,
  };
}

/** As the other channels are named in data. */
const phoneChannel = "Telepon";
