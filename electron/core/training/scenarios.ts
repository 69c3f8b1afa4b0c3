/** The scenarios that may be played here: the city's own, and those of the product; each with what does not fit. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { ScenarioRow } from "../../../shared/contract/training.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Drill, DrillScriptEntry } from "../../../shared/domain/drill.ts";
import type { ScenarioUse } from "../../../shared/domain/training/record.ts";
import { DrillUnusable, drillOfTexts, loadDrill, readDrillTexts } from "../demo/drill/scenario.ts";
import { versionOf } from "./files.ts";

/** Made to put load onto a room, not to train people. */
const notForPeople: ReadonlySet<string> = new Set(["latihan-beban"]);
/** That a page shows of one. */
const faultsShown = 5;

/** By name. */
export async function listScenarios(resourcesFolder: string, city: City): Promise<ScenarioRow[]> {
  const [own, shipped] = await Promise.all([
    namesIn(join(city.folder, "drills")),
    namesIn(join(resourcesFolder, "drills")),
  ]);
  const names = new Set([...own, ...shipped.filter((name) => !notForPeople.has(name))]);
  const rows = await Promise.all(
    [...names].map((name) =>
      readScenario(resourcesFolder, city, name, own.includes(name) ? "city" : "shipped"),
    ),
  );
  return rows.sort((one, other) => (one.name.id < other.name.id ? -1 : 1));
}

export async function readScenario(
  resourcesFolder: string,
  city: City,
  id: string,
  origin: ScenarioRow["origin"],
): Promise<ScenarioRow> {
  const nothing = { name: { id, en: id }, about: null, minutes: null, trains: [], uses: [], reports: 0 };
  try {
    const texts = await readDrillTexts(resourcesFolder, id, city);
    const version = versionOf(texts.text, texts.base?.text ?? "");
    try {
      const drill = drillOfTexts(id, texts);
      const { name, about = null, minutes = null, trains = [], script } = drill;
      const told = { ...{ id, origin, version, name, about, minutes, trains }, uses: usesOf(drill) };
      const reports = script.filter((entry) => "report" in entry).length;
      return { ...told, reports, faults: await faultsIn(resourcesFolder, city, id, drill) };
    } catch (error) {
      return { id, origin, version, ...nothing, faults: faultTexts(error) };
    }
  } catch (error) {
    return { id, origin, version: "", ...nothing, faults: faultTexts(error) };
  }
}

async function faultsIn(resourcesFolder: string, city: City, id: string, drill: Drill): Promise<string[]> {
  const off = usesOf(drill).filter((use) => !city.modules[use]);
  if (off.length > 0) return off.map((use) => `modules: ${use}`);
  try {
    await loadDrill(resourcesFolder, id, city);
    return [];
  } catch (error) {
    return faultTexts(error);
  }
}

/** Without reports there is nothing to do in any. */
function usesOf({ script }: Drill): ScenarioUse[] {
  const used = new Set<ScenarioUse>(["reports", ...script.map(useOf)]);
  return [...used];
}

function useOf(entry: DrillScriptEntry): ScenarioUse {
  if ("report" in entry) return "reports";
  return "sensor" in entry ? "sensors" : "cameras";
}

function faultTexts(error: unknown): string[] {
  if (!(error instanceof DrillUnusable)) throw error;
  const texts = [...new Set(error.faults.map(({ file, line, expected }) => `${file}:${line}: ${expected}`))];
  const more = texts.length - faultsShown;
  return more > 0 ? [...texts.slice(0, faultsShown), `+${more}`] : texts;
}

async function namesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.flatMap((file) => /^([a-z0-9-]+)\.yaml$/.exec(file)?.[1] ?? []);
}
