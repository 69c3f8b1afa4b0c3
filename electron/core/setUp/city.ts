/** A city's folder as the set-up shows it: what is in it, and what is wrong with it. */
import { readdir } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { CheckedCity, SetUpRow } from "../../../shared/contract/setUp.ts";
import { cameraUrl } from "../../../shared/domain/city/camera.ts";
import { demoOrigin } from "../../../shared/domain/city/city.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { loadCity } from "../city/load.ts";

const faultsShown = 30;
const cityCode = /^\d\d\.\d\d$/;

export interface CityPlaces {
  /** `liveroom.yaml`: what is typed is seen from where it will lie. */
  readonly file: string;
  readonly resourcesFolder: string;
  readonly configurationFolder: string;
}

/** A code means a city that comes with the product. */
export function cityFolderOf(city: string, { file, resourcesFolder }: CityPlaces): string {
  return cityCode.test(city) ? join(resourcesFolder, "cities", city) : resolve(dirname(file), city);
}

export async function checkCity(given: string, places: CityPlaces): Promise<CheckedCity> {
  const folder = cityFolderOf(given, places);
  const { city, faults } = await loadCity(folder);
  const shown = faults.slice(0, faultsShown).map(({ code, file, line, expected, found, severity }) => {
    return { code, file, line, expected, found, severity };
  });
  return {
    ...{ folder, faults: shown, hidden: faults.length - shown.length },
    dataFolder: join(places.configurationFolder, basename(folder)),
    demoFolder: join(places.configurationFolder, `demo-${basename(folder)}`),
    city: city
      ? {
          ...{ code: city.code, name: city.name, displays: city.displays, cameras: city.cameras.length },
          ...{ drawnCameras: city.cameraOrigin === demoOrigin, origins: originsOf(city) },
        }
      : null,
  };
}

export async function shippedCities(resourcesFolder: string): Promise<SetUpRow["cities"]> {
  const folder = join(resourcesFolder, "cities");
  const codes = (await readdir(folder)).filter((name) => cityCode.test(name)).sort();
  const loaded = await Promise.all(codes.map((code) => loadCity(join(folder, code))));
  return loaded.flatMap(({ city }) => (city ? [{ code: city.code, name: city.name }] : []));
}

/** A stream of each server. The drawn cameras have none before the demo runs. */
export function streamsByOrigin({
  cameras,
  cameraOrigin,
}: City): Map<string, { url: string; cameras: number }> {
  const found = new Map<string, { url: string; cameras: number }>();
  for (const camera of cameras) {
    if (cameraOrigin === demoOrigin && !/^https?:\/\//.test(camera.url)) continue;
    const url = cameraUrl(camera, cameraOrigin);
    const { origin } = new URL(url);
    const known = found.get(origin);
    found.set(origin, { url: known?.url ?? url, cameras: (known?.cameras ?? 0) + 1 });
  }
  return found;
}

function originsOf(city: City): { origin: string; cameras: number }[] {
  return [...streamsByOrigin(city)].map(([origin, { cameras }]) => ({ origin, cameras }));
}
