/** What can be wrong in a city folder, and how it is said: what was expected, what was found, and where. */
import type { z } from "zod";
import { withoutCredentials } from "./camera.ts";

/** The files of a city folder, in the order in which they are read and their faults are listed. */
export const cityFiles = [
  "city.yaml",
  "districts.yaml",
  "districts.geojson",
  "agencies.yaml",
  "categories.yaml",
  "cameras.yaml",
  "posts.yaml",
  "skills.yaml",
  "officers.yaml",
  "vehicles.yaml",
  "shifts.yaml",
  "holidays.yaml",
  "attendance.yaml",
  "sensors.yaml",
  "sources.yaml",
  "sops.yaml",
  "tours.yaml",
  "targets.yaml",
  "log.yaml",
  "handover.yaml",
  "basemap.geojson",
  "basemap.pmtiles",
] as const;
export type CityFile = (typeof cityFiles)[number];

/** A city works without these. */
export const optionalCityFiles: ReadonlySet<CityFile> = new Set([
  "skills.yaml",
  "vehicles.yaml",
  "holidays.yaml",
  "attendance.yaml",
  "sensors.yaml",
  "sources.yaml",
  "sops.yaml",
  "tours.yaml",
  "targets.yaml",
  "log.yaml",
  "handover.yaml",
]);

/** Each has a text in `fatal.json`. */
export const faultCodes = [
  "missing-file",
  "unreadable",
  "syntax",
  "schema",
  "unknown-key",
  "duplicate-id",
  "unknown-reference",
  "outside-bounds",
  "outside-district",
  "missing-area",
  "shift-gap",
  "understaffed",
  "unconnected-road",
  "tiles",
] as const;
export type FaultCode = (typeof faultCodes)[number];

export type FaultPath = readonly (string | number)[];

/** A fault of content, before anybody knows the line that it stands in. */
export interface ContentFault {
  readonly code: FaultCode;
  readonly file: CityFile;
  readonly path: FaultPath;
  readonly expected: string;
  readonly found: string;
  /** After an error the record is left out; a warning only says that something looks wrong. */
  readonly severity: "error" | "warning";
}

export interface Fault extends Omit<ContentFault, "path"> {
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** Such as `[12].place`. */
  readonly path: string;
}

export type Report = (
  fault: Omit<ContentFault, "severity"> & { severity?: ContentFault["severity"] },
) => void;

export function pathText(path: FaultPath): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : index === 0 ? step : `.${step}`))
    .join("");
}

/** A value as a message shows it: short, and never with a secret in it. */
export function foundText(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "string") {
    const shown = value.includes("://") ? withoutCredentials(value) : value;
    return JSON.stringify(shown.length > 60 ? `${shown.slice(0, 60)}…` : shown);
  }
  if (Array.isArray(value)) {
    const text = JSON.stringify(value);
    return text.length <= 60 ? text : `a list of ${value.length}`;
  }
  if (typeof value === "object") return "a map";
  return `${typeof value} ${String(value)}`;
}

/** What a schema's issue expected, as a phrase that follows the word "expected". */
export function expectedText(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_key" || issue.code === "invalid_element") {
    const inner = issue.issues[0];
    return inner ? expectedText(inner) : issue.message;
  }
  if (!/^(Invalid|Too|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return typeNames[issue.expected] ?? issue.expected;
    case "invalid_value":
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map(String).join(", ")}`;
    case "too_small":
      return `at least ${issue.minimum}`;
    case "too_big":
      return `at most ${issue.maximum}`;
    case "invalid_union":
      return "one of the kinds that this file may hold";
    default:
      return issue.message;
  }
}

const typeNames: Record<string, string> = {
  string: "a text (numbers and codes in quotes)",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a map of names and values",
  record: "a map of names and values",
};
