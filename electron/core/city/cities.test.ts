/** What holds for every city that is shipped. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { getDistricts, getProvinces, getRegencies } from "idn-area-data";
import { beforeAll, describe, expect, it } from "vitest";
import { districtCentre, districtFinder, polygonsOf } from "../../../shared/domain/city/district.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { ordinaryDay } from "../../../shared/domain/drill.ts";
import { loadDrill } from "../demo/drill/scenario.ts";
import { resourcesFolder } from "../testing.ts";
import { type LoadedCity, loadCity } from "./load.ts";

const folder = join(resourcesFolder, "cities");

describe.each(readdirSync(folder))("%s", (code) => {
  let loaded: LoadedCity;
  let city: City;
  beforeAll(async () => {
    loaded = await loadCity(join(folder, code));
    city = loaded.city!;
  });

  it("has no fault, and is called as the Ministry of Home Affairs calls it", async () => {
    expect(loaded.faults).toEqual([]);
    const regency = (await getRegencies()).find((each) => each.code === code);
    const province = (await getProvinces()).find((each) => each.code === regency?.province_code);
    expect([city.code, city.name.id, city.province]).toEqual([code, regency?.name, province?.name]);
  });

  it("has an ordinary day that can be played in it", async () => {
    const drill = await loadDrill(resourcesFolder, ordinaryDay, city);
    const categories = new Set(drill.reports.told.map(({ category }) => category));
    expect(categories.size).toBeGreaterThan(city.categories.length / 2);
  });

  it("has the districts of the Ministry of Home Affairs", async () => {
    const official = (await getDistricts()).filter((each) => each.code.startsWith(`${code}.`));
    const plain = (each: { code: string; name: string }) => `${each.code} ${each.name}`;
    expect(city.districts.map(plain)).toEqual(official.map(plain).sort());
    expect(city.districtAreas.features.map(({ properties }) => properties.name).sort()).toEqual(
      city.districts.map(({ name }) => name).sort(),
    );
  });

  it("has every district's centre inside it", () => {
    const find = districtFinder(city.districtAreas);
    for (const { code: district } of city.districts)
      expect(find(districtCentre(city.districtAreas, district)!)).toBe(district);
    expect(districtCentre(city.districtAreas, `${code}.99`)).toBeUndefined();
  });

  it("has districts that adjoin without gap or overlap", () => {
    const directed = new Map<string, number>();
    for (const area of city.districtAreas.features) {
      for (const ring of polygonsOf(area).flat()) {
        ring.slice(1).forEach((place, index) => {
          const edge = `${ring[index]} ${place}`;
          directed.set(edge, (directed.get(edge) ?? 0) + 1);
        });
      }
    }
    // Inside, each edge is run once each way; what is left must be the one outline of the city.
    expect(Math.max(...directed.values())).toBe(1);
    const outline = new Map<string, string>();
    for (const edge of directed.keys()) {
      const [from, to] = edge.split(" ") as [string, string];
      if (!directed.has(`${to} ${from}`)) outline.set(from, to);
    }
    const start = [...outline.keys()][0]!;
    let walked = 1;
    for (let at = outline.get(start)!; at !== start; at = outline.get(at)!) walked++;
    expect(walked).toBe(outline.size);
  });

  it("has roads in every district", () => {
    const roads = city.basemap.features.filter(({ properties }) => properties.kind === "road");
    const near = new Map<string | undefined, Set<string | undefined>>();
    const districtAt = districtFinder(city.districtAreas);
    for (const { geometry, properties } of roads) {
      if (geometry.type !== "LineString") continue;
      for (const place of geometry.coordinates) {
        const district = districtAt(place);
        near.set(district, (near.get(district) ?? new Set()).add(properties.name));
      }
    }
    for (const { code: district, name } of city.districts)
      expect(near.get(district)?.size, name).toBeGreaterThanOrEqual(3);
  });
});
