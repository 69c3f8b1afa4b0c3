/**
 * The checks between the files of a city folder: references, places, areas. Each reports what is wrong and leaves
 * out what cannot be used; what is left out because another record was faulty is not reported a second time.
 */
import { type AnyPlace, boundsContain, distanceToBorderM, type LonLat } from "../place.ts";
import type { Tour } from "../tour/rule.ts";
import type { Agency } from "./agency.ts";
import type { BasemapFeature } from "./basemap.ts";
import type { Camera } from "./camera.ts";
import type { Category } from "./category.ts";
import type { CityProfile } from "./city.ts";
import {
  type District,
  type DistrictArea,
  type DistrictAreas,
  districtFinder,
  polygonsOf,
} from "./district.ts";
import { type CityFile, type FaultPath, foundText, type Report } from "./fault.ts";
import type { Holiday } from "./holiday.ts";
import type { Officer } from "./officer.ts";
import type { Post } from "./post.ts";
import { checkRoads } from "./roadFaults.ts";
import { checkOtherHours, checkSkills, checkVehicles } from "./rosterFaults.ts";
import type { Sensor } from "./sensor.ts";
import type { OtherHours, Rotation, Shift } from "./shift.ts";
import { checkRotation, checkStaffing } from "./shiftFaults.ts";
import type { Skill } from "./skill.ts";
import type { Sop } from "./sop.ts";
import { checkSops } from "./sopFaults.ts";
import type { Target } from "./target.ts";
import { checkTargets } from "./targetFaults.ts";
import { checkTours } from "./tourFaults.ts";
import type { Vehicle } from "./vehicle.ts";

/** A record and where it stands in its file. */
export interface Placed<T> {
  readonly record: T;
  readonly path: FaultPath;
}

/** The records of a file that could be read, and the ids of all, so that a fault is told once. */
export interface Listed<T> {
  readonly kept: readonly Placed<T>[];
  readonly named: ReadonlySet<string>;
}

export interface Records {
  readonly profile: CityProfile | undefined;
  readonly districts: Listed<District>;
  readonly agencies: Listed<Agency>;
  readonly categories: Listed<Category>;
  readonly cameras: Listed<Camera>;
  readonly posts: Listed<Post>;
  readonly officers: Listed<Officer>;
  readonly sensors: Listed<Sensor>;
  readonly sops: Listed<Sop>;
  readonly tours: Listed<Tour>;
  readonly targets: Listed<Target>;
  readonly shifts: Listed<Shift>;
  readonly otherHours: Listed<OtherHours>;
  readonly holidays: Listed<Holiday>;
  readonly skills: Listed<Skill>;
  readonly vehicles: Listed<Vehicle>;
  readonly rotation: Rotation;
  readonly areas: readonly Placed<DistrictArea>[];
  readonly basemap: readonly Placed<BasemapFeature>[];
  /** Whether a file was there and could be parsed. */
  readonly has: (file: CityFile) => boolean;
}

export interface Checked {
  readonly districts: District[];
  readonly agencies: Agency[];
  readonly categories: Category[];
  readonly cameras: Camera[];
  readonly posts: Post[];
  readonly officers: Officer[];
  readonly sensors: Sensor[];
  readonly sops: Sop[];
  readonly tours: Tour[];
  readonly targets: Target[];
  readonly shifts: Shift[];
  readonly rotation: Rotation;
  readonly otherHours: OtherHours[];
  readonly holidays: Holiday[];
  readonly skills: Skill[];
  readonly vehicles: Vehicle[];
  readonly districtAreas: DistrictAreas;
}

/** How far outside the city's areas something may stand: a drawn border is never exact. */
export const borderToleranceM = 300;

export function crossCheck(records: Records, report: Report): Checked {
  const districts = checkDistricts(records, report);
  const districtAreas = checkAreas(records, report);
  const agencies = records.agencies.kept;
  const cityPlaces = { records, areas: districtAreas, report };

  const categories = referring(
    "categories.yaml",
    records.categories.kept,
    "agency",
    records.agencies,
    report,
  );
  const cameras = inCity(
    "cameras.yaml",
    referring(
      "cameras.yaml",
      records.cameras.kept,
      "district",
      { ...records.districts, kept: districts },
      report,
    ),
    cityPlaces,
  );
  checkCameraAgencies(cameras, records, report);
  const posts = inCity(
    "posts.yaml",
    referring(
      "posts.yaml",
      referring("posts.yaml", records.posts.kept, "agency", records.agencies, report),
      "district",
      { ...records.districts, kept: districts },
      report,
    ),
    cityPlaces,
  );
  const rotation = checkRotation(records, report);
  let officers = referring("officers.yaml", records.officers.kept, "agency", records.agencies, report);
  officers = referring(
    "officers.yaml",
    officers,
    "post",
    { named: records.posts.named, kept: posts },
    report,
  );
  officers = records.has("shifts.yaml")
    ? referringToCrew(officers, records.rotation, rotation, report)
    : officers;
  checkPostAgencies(officers, posts, report);
  if (records.has("shifts.yaml") && records.has("officers.yaml")) {
    checkStaffing({ shifts: records.shifts.kept, rotation, agencies, posts, officers }, report);
  }
  checkRoads(records.basemap, report);
  checkCentre(records.profile, report);
  return {
    districts: recordsOf(districts),
    agencies: supervised(agencies, records.officers, officers, report),
    categories: recordsOf(categories),
    cameras: recordsOf(cameras),
    posts: recordsOf(posts),
    officers: checkSkills(officers, records.skills, report),
    skills: recordsOf(records.skills.kept),
    vehicles: checkVehicles(
      referring(
        "vehicles.yaml",
        referring("vehicles.yaml", records.vehicles.kept, "agency", records.agencies, report),
        "post",
        { named: records.posts.named, kept: posts },
        report,
      ),
      records.skills,
      report,
    ),
    sops: checkSops(records.sops.kept, records.categories, categories, report),
    tours: checkTours(records.tours.kept, records, report),
    targets: checkTargets(records.targets.kept, records.categories, categories, records.agencies, report),
    sensors: recordsOf(inBounds("sensors.yaml", records.sensors.kept, records.profile, report)),
    shifts: recordsOf(records.shifts.kept),
    rotation,
    otherHours: checkOtherHours(records, report),
    holidays: recordsOf(records.holidays.kept),
    districtAreas,
  };
}

function recordsOf<T>(placed: readonly Placed<T>[]): T[] {
  return placed.map(({ record }) => record);
}

function keyOf(record: object): string {
  return "code" in record ? String(record.code) : "id" in record ? String(record.id) : "";
}

/** Keeps the records whose field names a record that is kept. */
function referring<T extends object>(
  file: CityFile,
  rows: readonly Placed<T>[],
  field: keyof T & string,
  target: Listed<object>,
  report: Report,
): readonly Placed<T>[] {
  const usable = new Set(target.kept.map(({ record }) => keyOf(record)));
  return rows.filter(({ record, path }) => {
    const reference = String(record[field]);
    if (usable.has(reference)) return true;
    if (!target.named.has(reference)) {
      report({
        code: "unknown-reference",
        file,
        path: [...path, field],
        expected: `${article(field)} of ${field === "agency" ? "agencies" : `${field}s`}.yaml`,
        found: foundText(reference),
      });
    }
    return false;
  });
}

function article(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}

function referringToCrew(
  rows: readonly Placed<Officer>[],
  given: Rotation,
  usable: Rotation,
  report: Report,
): readonly Placed<Officer>[] {
  return rows.filter(({ record, path }) => {
    if (Object.hasOwn(usable.crews, record.crew)) return true;
    if (!Object.hasOwn(given.crews, record.crew)) {
      report({
        code: "unknown-reference",
        file: "officers.yaml",
        path: [...path, "crew"],
        expected: "a crew of the rotation in shifts.yaml",
        found: foundText(record.crew),
      });
    }
    return false;
  });
}

/** The agencies, each with those of its supervisors who are its officers. */
function supervised(
  agencies: readonly Placed<Agency>[],
  { named }: Listed<Officer>,
  officers: readonly Placed<Officer>[],
  report: Report,
): Agency[] {
  const agencyOf = new Map(officers.map(({ record }) => [record.id, record.agency]));
  return agencies.map(({ record, path }) => {
    const supervisors = record.supervisors.filter((officer, index) => {
      const agency = agencyOf.get(officer);
      if (agency === record.id) return true;
      if (agency !== undefined || !named.has(officer)) {
        report({
          code: "unknown-reference",
          file: "agencies.yaml",
          path: [...path, "supervisors", index],
          expected: `an officer of ${record.id}`,
          found: agency === undefined ? foundText(officer) : `${foundText(officer)}, an officer of ${agency}`,
          severity: "warning",
        });
      }
      return false;
    });
    return { ...record, supervisors };
  });
}

function checkPostAgencies(
  officers: readonly Placed<Officer>[],
  posts: readonly Placed<Post>[],
  report: Report,
): void {
  const agencyOf = new Map(posts.map(({ record }) => [record.id, record.agency]));
  for (const { record, path } of officers) {
    const agency = agencyOf.get(record.post);
    if (agency === undefined || agency === record.agency) continue;
    report({
      code: "unknown-reference",
      file: "officers.yaml",
      path: [...path, "post"],
      expected: `a post of ${record.agency}`,
      found: `${foundText(record.post)}, a post of ${agency}`,
      severity: "warning",
    });
  }
}

function checkDistricts({ profile, districts }: Records, report: Report): readonly Placed<District>[] {
  for (const { record, path } of districts.kept) {
    if (!profile || record.code.startsWith(`${profile.code}.`)) continue;
    report({
      code: "unknown-reference",
      file: "districts.yaml",
      path: [...path, "code"],
      expected: `a code that begins with the city's, ${profile.code}`,
      found: foundText(record.code),
      severity: "warning",
    });
  }
  return districts.kept;
}

function checkAreas({ areas, districts, profile, has }: Records, report: Report): DistrictAreas {
  const file = "districts.geojson";
  const seen = new Set<string>();
  const features: DistrictArea[] = [];
  for (const { record, path } of areas) {
    const { code } = record.properties;
    const at = [...path, "properties", "code"];
    if (has("districts.yaml") && !districts.named.has(code)) {
      report({
        code: "unknown-reference",
        file,
        path: at,
        expected: "a code of districts.yaml",
        found: foundText(code),
      });
      continue;
    }
    if (seen.has(code)) {
      report({
        code: "duplicate-id",
        file,
        path: at,
        expected: "one area for each district",
        found: `${foundText(code)} again`,
      });
      continue;
    }
    seen.add(code);
    features.push(record);
    const outside =
      profile &&
      polygonsOf(record)
        .flat(2)
        .find((place) => !boundsContain(profile.bounds, place));
    if (outside) reportOutsideBounds(file, [...path, "geometry"], outside, report, "warning");
  }
  if (has(file)) {
    for (const { record, path } of districts.kept) {
      if (seen.has(record.code)) continue;
      report({
        code: "missing-area",
        file: "districts.yaml",
        path: [...path, "code"],
        expected: "an area with this code in districts.geojson",
        found: "none",
      });
    }
  }
  return { type: "FeatureCollection", features };
}

/** Keeps what stands in the city; what stands in another district than it says is only reported. */
function inCity<T extends { place: LonLat; district: string }>(
  file: CityFile,
  rows: readonly Placed<T>[],
  { records, areas, report }: { records: Records; areas: DistrictAreas; report: Report },
): readonly Placed<T>[] {
  const districtAt = districtFinder(areas);
  const districtName = (code: string) =>
    records.districts.kept.find(({ record }) => record.code === code)?.record.name ?? code;
  return rows.filter(({ record, path }) => {
    const at = [...path, "place"];
    if (records.profile && !boundsContain(records.profile.bounds, record.place)) {
      reportOutsideBounds(file, at, record.place, report);
      return false;
    }
    const named = areas.features.find((area) => area.properties.code === record.district);
    const actual = districtAt(record.place);
    if (!named || actual === record.district) return true;
    const borderM = (area: DistrictArea) =>
      Math.min(...polygonsOf(area).map((rings) => distanceToBorderM(record.place, rings)));
    const awayM = Math.round(borderM(named));
    const beyondCity = actual === undefined && Math.min(...areas.features.map(borderM)) > borderToleranceM;
    report({
      code: "outside-district",
      file,
      path: at,
      expected: `a place in the district ${record.district} (${districtName(record.district)})`,
      found: `${foundText(record.place)}, ${awayM} m away from it, ${
        actual === undefined ? "in none of the city's districts" : `in ${actual} (${districtName(actual)})`
      }`,
      severity: beyondCity ? "error" : "warning",
    });
    return !beyondCity;
  });
}

/** Keeps what stands within the city's bounds. */
function inBounds<T extends { place: LonLat }>(
  file: CityFile,
  rows: readonly Placed<T>[],
  profile: CityProfile | undefined,
  report: Report,
): readonly Placed<T>[] {
  return rows.filter(({ record, path }) => {
    if (!profile || boundsContain(profile.bounds, record.place)) return true;
    reportOutsideBounds(file, [...path, "place"], record.place, report);
    return false;
  });
}

function checkCentre(profile: CityProfile | undefined, report: Report): void {
  if (!profile || boundsContain(profile.bounds, profile.centre)) return;
  reportOutsideBounds("city.yaml", ["centre"], profile.centre, report, "warning");
}

function reportOutsideBounds(
  file: CityFile,
  path: FaultPath,
  place: AnyPlace,
  report: Report,
  severity: "error" | "warning" = "error",
): void {
  report({
    code: "outside-bounds",
    file,
    path,
    expected: "a place [longitude, latitude] within the bounds of city.yaml",
    found: foundText(place),
    severity,
  });
}

/** A camera that names an agency which there is not stays, without it: its picture is worth more. */
function checkCameraAgencies(
  cameras: readonly Placed<Camera>[],
  { agencies }: Records,
  report: Report,
): void {
  for (const { record, path } of cameras) {
    const known = record.agencies?.filter((agency) => agencies.named.has(agency));
    record.agencies?.forEach((agency, index) => {
      if (agencies.named.has(agency)) return;
      report({
        code: "unknown-reference",
        file: "cameras.yaml",
        path: [...path, "agencies", index],
        expected: "an agency of agencies.yaml",
        found: foundText(agency),
      });
    });
    if (known && known.length < (record.agencies?.length ?? 0)) record.agencies = known;
  }
}
