/** For tests and for looking at the map: the shipped city with a busy hour made up, the same on every run. */

import { parse } from "yaml";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { CameraRow, CityRow, OfficerRow } from "../../../shared/contract/rows.ts";
import type { PositionsFrame } from "../../../shared/contract/wire.ts";
import { allModules } from "../../../shared/domain/city/modules.ts";
import { between, pick, seededRandom } from "../../../shared/domain/random.ts";
import type { GivenRows } from "../../data/testing.tsx";
import { givenIncident } from "../../incident/given.ts";

/** As the tests' server serves the project's folder. */
export const cityFolder = "/resources/cities/36.71/";

type Place = [number, number];

async function readYaml<Value>(file: string): Promise<Value> {
  const response = await fetch(`${cityFolder}${file}`);
  return parse(await response.text()) as Value;
}

export interface BusyHour {
  readonly rows: GivenRows & {
    readonly city: readonly CityRow[];
    readonly cameras: readonly CameraRow[];
    readonly officers: readonly OfficerRow[];
    readonly incidents: readonly IncidentRow[];
  };
  /** By officer. */
  readonly places: ReadonlyMap<string, Place>;
}

export async function busyHour(now: number): Promise<BusyHour> {
  const [profile, districts, agencies, categories, cameras, officers, posts] = await Promise.all([
    readYaml<{
      name: CityRow["name"];
      bounds: CityRow["bounds"];
      centre: Place;
    }>("city.yaml"),
    readYaml<CityRow["districts"]>("districts.yaml"),
    readYaml<CityRow["agencies"]>("agencies.yaml"),
    readYaml<CityRow["categories"]>("categories.yaml"),
    readYaml<
      (Pick<CameraRow, "id" | "name" | "place" | "district" | "tags" | "url"> & { bearingDeg?: number })[]
    >("cameras.yaml"),
    readYaml<Pick<OfficerRow, "id" | "name" | "agency" | "crew" | "post" | "phone">[]>("officers.yaml"),
    readYaml<{ id: string; place: Place }[]>("posts.yaml"),
  ]);
  const random = seededRandom(7);
  const near = (place: Place, degrees: number): Place => [
    place[0] + between(random, [-degrees, degrees]),
    place[1] + between(random, [-degrees, degrees]),
  ];
  const onDuty = officers.filter((_, index) => index % 2 === 0).slice(0, 80);
  return {
    rows: {
      city: [
        {
          id: "city",
          code: "36.71",
          name: profile.name,
          zone: "Asia/Jakarta",
          bounds: profile.bounds,
          centre: profile.centre,
          hasTiles: false,
          basemapCredit: null,
          modules: { ...allModules },
          districts,
          agencies,
          categories,
        },
      ],
      cameras: cameras.map((camera, index) => ({
        ...camera,
        ...{ placeKnown: true, groups: [], origin: "city", edited: false },
        bearingDeg: camera.bearingDeg ?? null,
        health: index % 9 === 4 ? "down" : "up",
        healthSince: now,
      })),
      officers: onDuty.map((officer) => ({ ...officer, duty: "on", dutySince: now, planned: true })),
      incidents: Array.from({ length: 40 }, (_, index) => {
        const { id: category, agency, priority } = pick(random, categories);
        const place = near(pick(random, cameras).place, 0.012);
        const at = now - between(random, [0, 3_600_000]);
        return givenIncident(`R-${index}`, at, { category, agency, priority, place });
      }),
    },
    places: new Map(
      onDuty.map(({ id, post }) => [
        id,
        near(posts.find((found) => found.id === post)?.place ?? profile.centre, 0.009),
      ]),
    ),
  };
}

/** What the core sends of positions, all officers new to the page. */
export function positionsFrame(
  id: number,
  places: ReadonlyMap<string, Place>,
  time: number,
  known: readonly string[] = [],
): PositionsFrame {
  const officers = [...places.keys()];
  const all = [...new Set([...known, ...officers])];
  const indexes = new Map(all.map((officer, index) => [officer, index]));
  return {
    type: "positions",
    id,
    officers: all.slice(known.length),
    index: Uint32Array.from(officers, (officer) => indexes.get(officer) as number),
    places: Float64Array.from([...places.values()].flat()),
    times: Float64Array.from(officers, () => time),
    headings: new Float32Array(officers.length).fill(Number.NaN),
    accuraciesM: new Float32Array(officers.length).fill(8),
  };
}
