/**
 * Loads a city folder. Guarantees: never throws on what a folder holds or lacks; every fault has its file, line
 * and column, in the order of the files. The rules themselves are in `shared/domain/city`.
 */
import { readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  type CityFile,
  type ContentFault,
  cityFiles,
  type Fault,
  optionalCityFiles,
  pathText,
} from "../../../shared/domain/city/fault.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import { type Documents, readCity } from "../../../shared/domain/city/read.ts";
import { parseYaml, type YamlSource } from "../../../shared/domain/yaml/source.ts";
import { type Recall, workOut } from "../memory.ts";
import { parseJson } from "./source.ts";
import { tilesFault } from "./tiles.ts";

export type { Fault } from "../../../shared/domain/city/fault.ts";

/** More than any city's own files need; tile archives are never read whole. */
const maxTextBytes = 64 * 1024 * 1024;
const tilesFile = "basemap.pmtiles";

export interface LoadedCity {
  /** Absent when too little of the folder could be used to run a room on it. */
  readonly city?: City;
  readonly faults: Fault[];
}

/** `recall` may remember what was read before (memory.ts). */
export async function loadCity(folder: string, recall: Recall = workOut): Promise<LoadedCity> {
  const faults: Fault[] = [];
  const texts = new Map<CityFile, string>();
  const tiles = await checkTiles(folder, faults);
  for (const file of cityFiles) {
    if (file === tilesFile) continue;
    const optional = optionalCityFiles.has(file) || (file === "basemap.geojson" && tiles);
    const text = await readText(folder, file, faults, optional);
    if (text !== undefined) texts.set(file, text);
  }
  const inputs = ["city", resolve(folder), String(tiles), ...[...texts].flat()];
  const { city, faults: found } = recall(inputs, () => readTexts(resolve(folder), texts, tiles));
  faults.push(...found);
  const order = (fault: Fault) => cityFiles.indexOf(fault.file);
  faults.sort((a, b) => order(a) - order(b) || a.line - b.line || a.column - b.column);
  return { ...(city && { city }), faults };
}

function readTexts(folder: string, texts: ReadonlyMap<CityFile, string>, tiles: boolean): LoadedCity {
  const faults: Fault[] = [];
  const sources = new Map<CityFile, YamlSource>();
  const documents: Documents = {};
  for (const [file, text] of texts) {
    const source = file.endsWith(".yaml") ? parseYaml(text) : parseJson(text);
    sources.set(file, source);
    for (const { line, column, message } of source.syntaxFaults) {
      const expected = file.endsWith(".yaml") ? "YAML 1.2" : "JSON";
      faults.push({
        code: "syntax",
        file,
        line,
        column,
        path: "",
        expected,
        found: message,
        severity: "error",
      });
    }
    // An empty YAML file is null: a value of the wrong type, not a missing file.
    if (source.syntaxFaults.length === 0) documents[file] = source.value ?? null;
  }
  const reading = readCity(folder, documents, tiles);
  for (const fault of reading.faults) faults.push(located(fault, sources.get(fault.file)));
  return { ...(reading.city && { city: reading.city }), faults };
}

function located(fault: ContentFault, source: YamlSource | undefined): Fault {
  const { line, column } = source?.locate(fault.path) ?? { line: 1, column: 1 };
  return { ...fault, line, column, path: pathText(fault.path) };
}

async function readText(
  folder: string,
  file: CityFile,
  faults: Fault[],
  optional: boolean,
): Promise<string | undefined> {
  const fault = (code: Fault["code"], expected: string, found: string): undefined => {
    faults.push({ code, file, line: 1, column: 1, path: "", expected, found, severity: "error" });
  };
  const path = join(folder, file);
  try {
    const { size } = await stat(path);
    if (size > maxTextBytes) return fault("unreadable", `at most ${maxTextBytes} bytes`, `${size} bytes`);
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") {
      return optional ? undefined : fault("missing-file", "this file in the city folder", "no such file");
    }
    if (error instanceof TypeError) return fault("unreadable", "text in UTF-8", "bytes that are not");
    return fault("unreadable", "a file that can be read", codeOf(error) ?? String(error));
  }
}

/** True when the folder has a tile archive that the map can draw. */
async function checkTiles(folder: string, faults: Fault[]): Promise<boolean> {
  const report = (expected: string, found: string): void => {
    faults.push({
      code: "tiles",
      file: tilesFile,
      line: 1,
      column: 1,
      path: "",
      expected,
      found,
      severity: "error",
    });
  };
  try {
    const fault = await tilesFault(join(folder, tilesFile));
    if (fault) report(fault.expected, fault.found);
    return fault === undefined;
  } catch (error) {
    const code = codeOf(error);
    if (code !== "ENOENT" && code !== "ENOTDIR") report("a file that can be read", code ?? String(error));
    return false;
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
