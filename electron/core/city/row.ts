import type { CityRow } from "../../../shared/contract/rows.ts";
import { districtCentre } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";

/** What every screen knows of the city. */
export function cityRow(city: City): CityRow {
  const { code, name, zone, bounds, centre, hasTiles, basemapCredit, modules } = city;
  return {
    id: "city",
    ...{ code, name, zone, bounds, centre, hasTiles, basemapCredit, modules },
    districts: city.districts.map(({ code, name: districtName }) => {
      const centre = districtCentre(city.districtAreas, code);
      return {
        code,
        name: districtName,
        ...(centre && { centre: [centre[0], centre[1]] as [number, number] }),
      };
    }),
    agencies: city.agencies.map(({ id, name: text, short, colour, shape, radio }) => ({
      id,
      name: text,
      short,
      colour,
      shape,
      ...(radio && { radio }),
    })),
    categories: city.categories.map(({ id, name: text, agency, priority }) => ({
      id,
      name: text,
      agency,
      priority,
    })),
  };
}
