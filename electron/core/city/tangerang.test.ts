/** The city that is shipped, against what is known of the real one and what the demo needs of it. */
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { sceneTags } from "../../../shared/domain/city/camera.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { onDutyCrews } from "../../../shared/domain/city/shift.ts";
import { tourCameras } from "../../../shared/domain/tour/rule.ts";
import { loadScenes } from "../scenes/load.ts";
import { unknownTours } from "../wall/tours.ts";
import { loadCity } from "./load.ts";

let city: City;
beforeAll(async () => {
  city = (await loadCity(join(import.meta.dirname, "../../../resources/cities/36.71"))).city!;
});

describe("Kota Tangerang", () => {
  it("names in its own scenes only cameras that it has", async () => {
    const { scenes, faults } = await loadScenes([join(city.folder, "scenes")]);
    expect(faults).toEqual([]);
    const named = scenes.flatMap((scene) =>
      scene.pages.flatMap((page) =>
        page.panels.flatMap((panel) => (panel.settings.cameras ?? []) as string[]),
      ),
    );
    expect(named.length).toBeGreaterThan(10);
    const known = new Set(city.cameras.map(({ id }) => id));
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it("has cameras for each of its tours, and the tours that shipped scenes name", async () => {
    for (const { id, by } of city.tours)
      expect(tourCameras(by, city.cameras, () => undefined, 0).length, id).toBeGreaterThan(2);
    const { scenes } = await loadScenes([join(import.meta.dirname, "../../../resources/scenes")]);
    expect(
      scenes
        .flatMap(({ pages }) => pages)
        .flatMap(({ panels }) => panels)
        .some(({ settings }) => settings.tour !== undefined),
    ).toBe(true);
    expect(unknownTours(scenes, city.tours)).toEqual([]);
  });

  it("has cameras in every district, each with a scene and a relative URL", () => {
    expect(city.cameras).toHaveLength(72);
    expect(new Set(city.cameras.map(({ tags }) => tags[0]))).toEqual(new Set(sceneTags));
    expect(city.cameras.every(({ id, url }) => url === `${id}/index.m3u8`)).toBe(true);
    expect(new Set(city.cameras.map(({ district }) => district)).size).toBe(13);
  });

  it("has officers of every agency on duty at every hour", () => {
    expect(city.officers.length).toBeGreaterThanOrEqual(160);
    const start = Date.UTC(2026, 10, 1);
    for (let hour = 0; hour < 24 * 9; hour++) {
      const crews = new Set(onDutyCrews(city, start + hour * 3_600_000).map(({ crew }) => crew));
      const agencies = new Set(
        city.officers.filter(({ crew }) => crews.has(crew)).map(({ agency }) => agency),
      );
      expect(agencies.size).toBe(5);
    }
  });

  it("has a procedure for everything urgent, and no step longer than the incident may last", () => {
    const covered = new Set(city.sops.flatMap(({ categories }) => categories));
    const urgent = city.categories.filter(({ priority }) => priority === "urgent");
    expect(urgent.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
    for (const sop of city.sops) {
      const most = Math.max(...sop.steps.map(({ limitMin = 0 }) => limitMin));
      const allowed = city.categories.filter(({ id }) => sop.categories.includes(id));
      for (const { id, deadlinesMin } of allowed) expect(most, id).toBeLessThanOrEqual(deadlinesMin.resolve);
    }
  });
});
