/**
 * Reads `liveroom.yaml` and the environment. Guarantees: never throws; what cannot be used is a fault with its line;
 * no fault repeats a password.
 */
import type { z } from "zod";
import { expectedText, type FaultPath, foundText, pathText } from "../city/fault.ts";
import { parseYaml } from "../yaml/source.ts";
import type { SettingFault } from "./fault.ts";
import { nearest } from "./nearest.ts";
import {
  environmentName,
  fileVariable,
  type GivenSettings,
  type SettingKey,
  schemaOf,
  settingKeys,
  stationFileSchema,
} from "./settings.ts";

export interface ReadSettings {
  readonly values: GivenSettings;
  readonly faults: readonly SettingFault[];
}

/** `file` is its name in faults. */
export function readStationFile(text: string, file: string): ReadSettings {
  const source = parseYaml(text);
  const faults: SettingFault[] = source.syntaxFaults.map(({ line }) => ({
    ...{ code: "syntax", file, line, key: "", expected: "YAML 1.2", found: "something else" },
    ...{ nearest: null, severity: "error" },
  }));
  if (faults.length > 0) return { values: {}, faults };
  const value = source.value ?? {};
  const parsed = stationFileSchema.safeParse(value);
  const issues = parsed.error?.issues ?? [];
  const fault = (path: FaultPath, more: Pick<SettingFault, "code" | "expected" | "found" | "severity">) => {
    const key = pathText(path);
    faults.push({ file, line: source.locate(path).line, key, nearest: null, ...more });
  };
  for (const issue of issues) {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code !== "unrecognized_keys") {
      const found = isSecret(path)
        ? "something else, which is not repeated"
        : foundText(valueAt(value, path));
      fault(path, { code: "schema", expected: expectedText(issue), found, severity: "error" });
      continue;
    }
    const known = knownAt(path);
    for (const name of issue.keys) {
      const meant = nearest(name, known) ?? nearest(pathText([...path, name]), settingKeys);
      faults.push({
        ...{ code: "unknown-key", file, line: source.locate([...path, name]).line },
        // What stands where a name is meant may be more than a name: `password:x` without the space is one.
        ...{ key: pathText([...path, shortName(name)]), expected: `one of ${known.join(", ")}` },
        ...{ found: "an unknown key", nearest: meant, severity: "warning" },
      });
    }
  }
  const bad = issues.filter(({ code }) => code !== "unrecognized_keys").map(({ path }) => path);
  return { values: flat(value, bad), faults: faults.sort((a, b) => a.line - b.line) };
}

/** The variables whose names begin with `LIVEROOM_`. */
export function readEnvironment(environment: Readonly<Record<string, string | undefined>>): ReadSettings {
  const values: Record<string, unknown> = {};
  const faults: SettingFault[] = [];
  const names = new Map(settingKeys.map((key) => [environmentName(key), key]));
  for (const [name, text] of Object.entries(environment)) {
    if (!name.startsWith("LIVEROOM_") || name === fileVariable || text === undefined || text === "") continue;
    const key = names.get(name);
    if (key === undefined) {
      const known = [...names.keys(), fileVariable];
      faults.push({
        ...{ code: "unknown-key", file: name, line: 0, key: name, expected: `one of ${known.join(", ")}` },
        ...{ found: "an unknown variable", nearest: nearest(name, known), severity: "warning" },
      });
      continue;
    }
    const parsed = schemaOf(key).safeParse(ofText(key, text));
    if (parsed.success) values[key] = parsed.data;
    else {
      const [issue] = parsed.error.issues;
      faults.push({
        ...{ code: "schema", file: name, line: 0, key, expected: issue ? expectedText(issue) : "a value" },
        found: key === "broker.password" ? "something else, which is not repeated" : foundText(text),
        ...{ nearest: null, severity: "error" },
      });
    }
  }
  return { values: values as GivenSettings, faults };
}

/** A setting as it is typed: its value, or why it cannot be one. */
export function readSettingText(
  key: SettingKey,
  text: string,
): { readonly value: unknown } | { readonly fault: { expected: string; found: string } } {
  const parsed = schemaOf(key).safeParse(ofText(key, text.trim()));
  if (parsed.success) return { value: parsed.data };
  const [issue] = parsed.error.issues;
  const at = issue ? pathText(issue.path.filter((step) => typeof step !== "symbol")) : "";
  const expected = issue ? expectedText(issue) : "a value";
  const found = key === "broker.password" ? "something else, which is not repeated" : foundText(text);
  return { fault: { expected: at === "" ? expected : `${at}: ${expected}`, found } };
}

/** A variable is a text; a list is written as YAML or JSON. */
function ofText(key: SettingKey, text: string): unknown {
  if (key === "metricsPort") return /^\d+$/.test(text) ? Number(text) : text;
  if (key !== "displays") return text;
  const source = parseYaml(text);
  return source.syntaxFaults.length > 0 ? text : source.value;
}

function isSecret(path: FaultPath): boolean {
  return path[0] === "broker" && (path.length === 1 || path[1] === "password");
}

const longestName = 40;

function shortName(name: string): string {
  const word = /^[\w.-]*/.exec(name)?.[0] ?? "";
  return word === name && word.length <= longestName ? word : `${word.slice(0, longestName)}…`;
}

/** What may stand there. */
function knownAt(path: FaultPath): readonly string[] {
  let schema: z.core.$ZodType = stationFileSchema;
  for (const step of path) {
    const { def } = unwrapped(schema)._zod as {
      def: { shape?: Record<string, z.core.$ZodType>; element?: z.core.$ZodType };
    };
    schema = (typeof step === "number" ? def.element : def.shape?.[step]) ?? schema;
  }
  const { def } = unwrapped(schema)._zod as { def: { shape?: object } };
  return Object.keys(def.shape ?? {});
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as { def: { innerType?: z.core.$ZodType } };
  return def.innerType ? unwrapped(def.innerType) : schema;
}

function valueAt(value: unknown, path: FaultPath): unknown {
  return path.reduce<unknown>(
    (held, step) => (held as Record<string | number, unknown> | null)?.[step],
    value,
  );
}

/** What of it can be used, by the flat keys. */
function flat(value: unknown, bad: readonly (readonly PropertyKey[])[]): GivenSettings {
  const values: Record<string, unknown> = {};
  for (const key of settingKeys) {
    const path = key.split(".");
    if (bad.some((each) => each.slice(0, path.length).join(".") === path.slice(0, each.length).join(".")))
      continue;
    const given = valueAt(value, path);
    if (given === undefined || given === null) continue;
    const parsed = schemaOf(key).safeParse(withoutUnknown(key, given));
    if (parsed.success) values[key] = parsed.data;
  }
  return values as GivenSettings;
}

/** A display with a key that nobody knows keeps the others. */
function withoutUnknown(key: SettingKey, given: unknown): unknown {
  if (key !== "displays" || !Array.isArray(given)) return given;
  const known = new Set(knownAt(["displays", 0]));
  return given.map((each: unknown) =>
    typeof each === "object" && each !== null
      ? Object.fromEntries(Object.entries(each).filter(([name]) => known.has(name)))
      : each,
  );
}
