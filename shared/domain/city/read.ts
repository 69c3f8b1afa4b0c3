/**
 * Reads the parsed files of a city folder into a City.
 *
 * Guarantees: never throws, whatever the content; every reference within the City holds, since a record with an
 * error is left out together with what refers to it; a record is left out only where a fault says why. There is
 * no City without a usable city.yaml and at least one district, agency and category.
 */
import type { z } from "zod";
import { rootTopic } from "../../messages/topics.ts";
import { attendanceRulesSchema } from "../attendance/rules.ts";
import { everydayHandoverRules, handoverRulesSchema } from "../handover/rules.ts";
import { everydayLogRules, logRulesSchema } from "../log/rules.ts";
import { tourSchema } from "../tour/rule.ts";
import { agencySchema } from "./agency.ts";
import { checkAttendance } from "./attendanceFaults.ts";
import { basemapFeatureSchema } from "./basemap.ts";
import { cameraSchema } from "./camera.ts";
import { type Category, categorySchema } from "./category.ts";
import { profileSchema } from "./city.ts";
import { districtAreaSchema, districtSchema } from "./district.ts";
import {
  type CityFile,
  type ContentFault,
  expectedText,
  type FaultPath,
  foundText,
  type Report,
} from "./fault.ts";
import { crossCheck, type Placed, type Records } from "./faults.ts";
import { holidaySchema } from "./holiday.ts";
import type { City } from "./index.ts";
import { capSourceSchema, checkSources, type IntakeSources, open311SourceSchema } from "./intakeSource.ts";
import { withinModules } from "./modules.ts";
import { officerSchema } from "./officer.ts";
import { postSchema } from "./post.ts";
import { sensorSchema } from "./sensor.ts";
import { otherHoursSchema, rotationSchema, shiftSchema } from "./shift.ts";
import { skillSchema } from "./skill.ts";
import { sopSchema } from "./sop.ts";
import { targetSchema } from "./target.ts";
import { vehicleSchema } from "./vehicle.ts";

/** A file that is missing or could not be parsed has no entry. */
export type Documents = Partial<Record<CityFile, unknown>>;

export interface Reading {
  readonly city?: City;
  readonly faults: ContentFault[];
}

export function readCity(folder: string, documents: Documents, hasTiles: boolean): Reading {
  const faults: ContentFault[] = [];
  const report: Report = (fault) => faults.push({ severity: "error", ...fault });
  const list = <T>(file: CityFile, schema: z.ZodType<T>, key: keyof T & string) =>
    readList(file, [], documents[file], schema, key, report);

  const profile = readOne("city.yaml", [], documents["city.yaml"], profileSchema, report);
  const plan = mapIn(documents["shifts.yaml"]);
  const rotation = readOne("shifts.yaml", ["rotation"], plan?.rotation, rotationSchema, report, !plan);
  if (documents["shifts.yaml"] !== undefined && !plan) {
    report(schemaFault("shifts.yaml", [], "a map with shifts and rotation", documents["shifts.yaml"]));
  }
  const records: Records = {
    profile,
    districts: list("districts.yaml", districtSchema, "code"),
    agencies: list("agencies.yaml", agencySchema, "id"),
    categories: list("categories.yaml", categorySchema, "id"),
    cameras: list("cameras.yaml", cameraSchema, "id"),
    posts: list("posts.yaml", postSchema, "id"),
    officers: list("officers.yaml", officerSchema, "id"),
    skills: list("skills.yaml", skillSchema, "id"),
    vehicles: list("vehicles.yaml", vehicleSchema, "id"),
    holidays: list("holidays.yaml", holidaySchema, "day"),
    sensors: list("sensors.yaml", sensorSchema, "id"),
    sops: list("sops.yaml", sopSchema, "id"),
    tours: list("tours.yaml", tourSchema, "id"),
    targets: list("targets.yaml", targetSchema, "id"),
    shifts: plan
      ? readList("shifts.yaml", ["shifts"], plan.shifts ?? null, shiftSchema, "id", report)
      : { kept: [], named: new Set() },
    otherHours: readList("shifts.yaml", ["otherHours"], plan?.otherHours, otherHoursSchema, "id", report),
    rotation: rotation ?? { anchor: "2026-01-01", days: 1, crews: {} },
    areas: readFeatures("districts.geojson", documents["districts.geojson"], districtAreaSchema, report),
    basemap: readFeatures("basemap.geojson", documents["basemap.geojson"], basemapFeatureSchema, report),
    has: (file) => documents[file] !== undefined,
  };
  const checked = crossCheck(records, report);
  const attendance = readOne(
    "attendance.yaml",
    [],
    documents["attendance.yaml"],
    attendanceRulesSchema,
    report,
  );
  const log = readOne("log.yaml", [], documents["log.yaml"], logRulesSchema, report);
  const handover = readOne("handover.yaml", [], documents["handover.yaml"], handoverRulesSchema, report);
  if (attendance) checkAttendance(attendance, checked.shifts, report);
  const intake = readSources(documents["sources.yaml"], checked.categories, report);
  if (
    !profile ||
    checked.districts.length === 0 ||
    checked.agencies.length === 0 ||
    checked.categories.length === 0
  ) {
    return { faults };
  }
  const { basemap: credit, broker, ...common } = profile;
  const basemap = {
    type: "FeatureCollection" as const,
    features: records.basemap.map(({ record }) => record),
  };
  const city: City = {
    ...common,
    topicRoot: rootTopic(profile.code, broker.topicRoot),
    ...checked,
    attendance: attendance ?? null,
    log: log ?? everydayLogRules,
    handover: handover ?? everydayHandoverRules,
    intake,
    folder,
    basemap,
    basemapCredit: credit?.credit ?? null,
    hasTiles,
  };
  return { city: withinModules(city), faults };
}

function readSources(raw: unknown, categories: readonly Category[], report: Report): IntakeSources {
  const file = "sources.yaml";
  const given = mapIn(raw);
  if (raw !== undefined && !given) report(schemaFault(file, [], "a map with open311 and cap", raw));
  for (const key of Object.keys(given ?? {}).filter((name) => name !== "open311" && name !== "cap")) {
    const [expected, severity] = ["a field that this file knows", "warning" as const];
    report({ code: "unknown-key", file, path: [key], expected, found: key, severity });
  }
  const open311 = readList(file, ["open311"], given?.open311, open311SourceSchema, "id", report);
  const cap = readList(file, ["cap"], given?.cap, capSourceSchema, "id", report);
  return checkSources(open311.kept, cap.kept, categories, report);
}

function readOne<T>(
  file: CityFile,
  path: FaultPath,
  raw: unknown,
  schema: z.ZodType<T>,
  report: Report,
  quietWhenMissing = path.length === 0,
): T | undefined {
  if (raw === undefined && quietWhenMissing) return undefined;
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const unknownKeys = parsed.error.issues.filter((issue) => issue.code === "unrecognized_keys");
  for (const issue of parsed.error.issues) {
    const at = [...path, ...(issue.path as (string | number)[])];
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys) {
        report({
          code: "unknown-key",
          file,
          path: [...at, key],
          expected: "a field that this file knows",
          found: key,
          severity: "warning",
        });
      }
    } else {
      report(schemaFault(file, at, expectedText(issue), valueAt(raw, issue.path)));
    }
  }
  if (unknownKeys.length < parsed.error.issues.length) return undefined;
  // A field that nobody knows does no harm: read the record without it.
  const known = structuredClone(raw);
  for (const issue of unknownKeys) {
    const holder = valueAt(known, issue.path) as Record<string, unknown>;
    for (const key of issue.keys) delete holder[key];
  }
  const again = schema.safeParse(known);
  if (again.success) return again.data;
  for (const issue of again.error.issues) {
    const at = [...path, ...(issue.path as (string | number)[])];
    report(schemaFault(file, at, expectedText(issue), valueAt(known, issue.path)));
  }
  return undefined;
}

function readList<T>(
  file: CityFile,
  path: FaultPath,
  raw: unknown,
  schema: z.ZodType<T>,
  key: keyof T & string,
  report: Report,
): { kept: Placed<T>[]; named: Set<string> } {
  const named = new Set<string>();
  const kept: Placed<T>[] = [];
  if (raw === undefined) return { kept, named };
  if (!Array.isArray(raw)) {
    report(schemaFault(file, path, "a list", raw));
    return { kept, named };
  }
  raw.forEach((item: unknown, index) => {
    const at = [...path, index];
    const name = mapIn(item)?.[key];
    const record = readOne(file, at, item, schema, report, false);
    if (typeof name === "string" && named.has(name)) {
      report({
        code: "duplicate-id",
        file,
        path: [...at, key],
        expected: `a ${key} that no other record has`,
        found: `${foundText(name)} again`,
      });
      return;
    }
    if (typeof name === "string") named.add(name);
    if (record !== undefined) kept.push({ record, path: at });
  });
  return { kept, named };
}

function readFeatures<T>(file: CityFile, raw: unknown, schema: z.ZodType<T>, report: Report): Placed<T>[] {
  if (raw === undefined) return [];
  const collection = mapIn(raw);
  if (collection?.type !== "FeatureCollection" || !Array.isArray(collection.features)) {
    report(schemaFault(file, [], "a GeoJSON FeatureCollection", collection?.type ?? raw));
    return [];
  }
  return collection.features.flatMap((feature: unknown, index) => {
    const path = ["features", index];
    const record = readOne(file, path, feature, schema, report, false);
    return record === undefined ? [] : [{ record, path }];
  });
}

function schemaFault(file: CityFile, path: FaultPath, expected: string, found: unknown): ContentFault {
  return { code: "schema", file, path, expected, found: foundText(found), severity: "error" };
}

function mapIn(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (holder, step) =>
      holder === null || holder === undefined ? undefined : (holder as Record<PropertyKey, unknown>)[step],
    value,
  );
}
