/**
 * The folders of drills below the station's data folder, and what is kept in each: `drill.json`, later `report.json`, and
 * the database of the drill's room. A file is put in place whole or not at all.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type DrillRecord,
  drillIdSchema,
  drillRecordSchema,
} from "../../../shared/domain/training/record.ts";
import { type KeptReport, keptReportSchema } from "../../../shared/domain/training/report.ts";
import { hashOfJson } from "../store/log.ts";

/** Main knows it too (main/paths.ts). */
export const drillsFolder = "drills";

export function drillFolder(dataFolder: string, id: string): string {
  return join(dataFolder, drillsFolder, drillIdSchema.parse(id));
}

/** `20261129T192233Z-banjir-periuk`. */
export function drillIdAt(ms: number, scenario: string): string {
  return drillIdSchema.parse(`${new Date(ms).toISOString().replace(/\.\d+|[-:]/g, "")}-${scenario}`);
}

/** The newest first; what cannot be read is left where it is. */
export function readDrills(dataFolder: string): DrillRecord[] {
  const folder = join(dataFolder, drillsFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => drillIdSchema.safeParse(name).success)
    .sort()
    .reverse()
    .flatMap((name) => readRecord(join(folder, name)) ?? []);
}

export function readRecord(folder: string): DrillRecord | undefined {
  return readJson(join(folder, "drill.json"), drillRecordSchema);
}

/** Throws what the system does. */
export function writeRecord(folder: string, record: DrillRecord): void {
  mkdirSync(folder, { recursive: true });
  writeWhole(join(folder, "drill.json"), record);
}

export function readReport(folder: string): KeptReport | undefined {
  return readJson(join(folder, "report.json"), keptReportSchema);
}

/** Throws what the system does. */
export function writeReport(folder: string, report: KeptReport): void {
  writeWhole(join(folder, "report.json"), report);
}

export function hashOfReport(body: KeptReport["body"]): string {
  return hashOfJson(body);
}

/** Of a scenario's file, and of the one that it takes the rest from. */
export function versionOf(...texts: readonly string[]): string {
  return createHash("sha256").update(texts.join("\0")).digest("hex");
}

function readJson<Value>(
  file: string,
  schema: { safeParse(data: unknown): { readonly data?: Value | undefined } },
): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

function writeWhole(file: string, value: object): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 1)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
