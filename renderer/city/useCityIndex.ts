/** The city's agencies, categories and districts by their ids. */
import { useMemo } from "react";
import type { CityRow } from "../../shared/contract/rows.ts";
import { useRow } from "../data/core.ts";

export interface CityIndex {
  readonly agencies: ReadonlyMap<string, CityRow["agencies"][number]>;
  readonly categories: ReadonlyMap<string, CityRow["categories"][number]>;
  readonly districts: ReadonlyMap<string, CityRow["districts"][number]>;
}

/** Empty while the city is loading. */
export function useCityIndex(): CityIndex {
  const city = useRow("city");
  return useMemo(() => indexCity(city), [city]);
}

export function indexCity(city: CityRow | undefined): CityIndex {
  return {
    agencies: new Map(city?.agencies.map((agency) => [agency.id, agency])),
    categories: new Map(city?.categories.map((category) => [category.id, category])),
    districts: new Map(city?.districts.map((district) => [district.code, district])),
  };
}
