/** For tests: the cameras of a small city with two districts, on a store in memory. */
import type { Login } from "../../../shared/contract/cameras.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LiveCameras } from "../live/cameras.ts";
import { createSources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { openCameras } from "./index.ts";

/** Its districts lie side by side: west and east of 106.63. */
export function cityOfCameras(): City {
  const area = (code: string, name: string, west: number, east: number) => ({
    type: "Feature" as const,
    properties: { code, name },
    geometry: {
      type: "Polygon" as const,
      coordinates: [
        [
          [west, -6.3] as [number, number],
          [east, -6.3] as [number, number],
          [east, -6.05] as [number, number],
          [west, -6.05] as [number, number],
          [west, -6.3] as [number, number],
        ],
      ],
    },
  });
  return {
    ...smallCity(),
    districts: [
      { code: "36.71.01", name: "Tangerang" },
      { code: "36.71.02", name: "Jatiuwung" },
    ],
    districtAreas: {
      type: "FeatureCollection",
      features: [area("36.71.01", "Tangerang", 106.5, 106.63), area("36.71.02", "Jatiuwung", 106.63, 106.8)],
    },
  };
}

export const cameraOrigin = "https://cctv.example";

export function camerasOn(
  store: Store = storeInMemory(),
  { fileLogins = new Map<string, Login>(), city = cityOfCameras() } = {},
) {
  const sources = createSources();
  let now = Date.parse("2026-11-28T08:00:00Z");
  const live = new LiveCameras(city.cameras, cameraOrigin, store.cameras, sources.cameras);
  const cameras = openCameras({
    ...{ city, origin: cameraOrigin, store, sources, live, fileLogins, demo: undefined },
    ...{ clock: () => now, random: () => 0.5, log: keptLog() },
  });
  return {
    ...{ ...cameras, store, sources, city },
    row: (id: string) => sources.cameras.get(id),
    wait(ms: number) {
      now += ms;
    },
  };
}
