/**
 * Reads a drill from its file: the city's own (`drills` in its folder), else that of the product. A drill that cannot be
 * played says where and why.
 *
 * `like: hari-biasa` at the top takes another drill for what the file leaves out; lists are taken whole or not at all. In
 * a city's drill of that name it is the product's.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { City } from "../../../../shared/domain/city/index.ts";
import {
  type Drill,
  type DrillReport,
  type DrillScriptEntry,
  drillSchema,
} from "../../../../shared/domain/drill.ts";
import { boundsContain } from "../../../../shared/domain/place.ts";

export interface DrillFault {
  readonly file: string;
  readonly line: number;
  readonly expected: string;
}

export class DrillUnusable extends Error {
  override readonly name = "DrillUnusable";
  readonly faults: readonly DrillFault[];

  constructor(faults: readonly DrillFault[]) {
    super(faults.map((fault) => `${fault.file}:${fault.line}: expected ${fault.expected}`).join("\n"));
    this.faults = faults;
  }
}

/** `name` is a file's name without `.yaml`. Throws `DrillUnusable` with every fault found. */
export async function loadDrill(resourcesFolder: string, name: string, city: City): Promise<Drill> {
  const { text, base } = await readDrillTexts(resourcesFolder, name, city);
  if (base === undefined) return readDrill(text, `${name}.yaml`, city);
  return readDrill(text, `${name}.yaml`, city, parseDrill(base.text, `${base.name}.yaml`).drill);
}

/** Its file, and that of the drill that it is like. Throws `DrillUnusable`. */
export async function readDrillTexts(
  resourcesFolder: string,
  name: string,
  city: Pick<City, "folder">,
): Promise<{ text: string; base?: { name: string; text: string } }> {
  const shipped = join(resourcesFolder, "drills");
  const text = await readDrillFile([join(city.folder, "drills"), shipped], name);
  const like = likeWhich(text);
  if (like === undefined) return { text };
  return { text, base: { name: like, text: await readDrillFile([shipped], like) } };
}

/** Whether or not a city has what it names. Throws `DrillUnusable`. */
export function drillOfTexts(
  name: string,
  { text, base }: Awaited<ReturnType<typeof readDrillTexts>>,
): Drill {
  const whole = base && parseDrill(base.text, `${base.name}.yaml`).drill;
  return parseDrill(text, `${name}.yaml`, whole).drill;
}

/** The first that there is. */
async function readDrillFile(folders: readonly string[], name: string): Promise<string> {
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw new DrillUnusable([
      { file: name, line: 1, expected: "a name of small letters, digits and hyphens" },
    ]);
  }
  const files = folders.map((folder) => join(folder, `${name}.yaml`));
  for (const file of files) {
    const text = await readFile(file, "utf8").catch(() => undefined);
    if (text !== undefined) return text;
  }
  const expected = "a drill's file, found none that can be read";
  throw new DrillUnusable(files.slice(-1).map((file) => ({ file, line: 1, expected })));
}

/** The drill that this one takes what it leaves out from. What is no YAML is like none. */
export function likeWhich(text: string): string | undefined {
  const document = parseDocument(text);
  const like = document.errors.length === 0 && isMap(document.contents) ? document.get("like") : undefined;
  return typeof like === "string" ? like : undefined;
}

interface ParsedDrill {
  readonly drill: Drill;
  /** What is expected at that place of the file. */
  readonly fault: (path: readonly PropertyKey[], expected: string) => DrillFault;
}

/** Its form alone; whether a city has what it names is another question. */
function parseDrill(text: string, file: string, base?: Drill): ParsedDrill {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : lines.linePos(offset).line);
  if (document.errors.length > 0) {
    throw new DrillUnusable(
      document.errors.map((error) => ({
        file,
        line: lineAt(error.pos[0]),
        expected: `YAML (${error.code})`,
      })),
    );
  }
  const fault = (path: readonly PropertyKey[], expected: string): DrillFault => {
    for (let depth = path.length; depth >= 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true);
      if (isNode(node)) return { file, line: lineAt(node.range?.[0]), expected };
    }
    return { file, line: 1, expected };
  };

  const own: unknown = document.toJS();
  const parsed = drillSchema.safeParse(base ? completed(own, base) : own);
  if (!parsed.success) {
    throw new DrillUnusable(
      parsed.error.issues.map((issue) => fault(issue.path, `${issue.path.join(".")}: ${issue.message}`)),
    );
  }
  return { drill: parsed.data, fault };
}

/** `base`: the drill that it is like. */
export function readDrill(text: string, file: string, city: City, base?: Drill): Drill {
  const { drill, fault } = parseDrill(text, file, base);
  const categories = new Set(city.categories.map(({ id }) => id));
  const sensors = new Set(city.sensors.map(({ id }) => id));
  const cameras = new Set(city.cameras.map(({ id }) => id));
  const known = (path: PropertyKey[], ids: ReadonlySet<string>, id: string, what: string) =>
    ids.has(id) ? [] : [fault(path, `${what} of the city, found ${id}`)];
  const reportFaults = (path: PropertyKey[], { category, place }: DrillReport) => [
    ...known([...path, "category"], categories, category, "a category"),
    ...(boundsContain(city.bounds, place)
      ? []
      : [fault([...path, "place"], `a place in the city, found ${place.join(", ")}`)]),
  ];
  const faults = [
    ...drill.reports.told.flatMap((report, index) => reportFaults(["reports", "told", index], report)),
    ...drill.script.flatMap((entry, index) => {
      const path = ["script", index];
      if (!isUsed(entry, city)) return [];
      if ("report" in entry) return reportFaults([...path, "report"], entry.report);
      if ("sensor" in entry) return known([...path, "sensor"], sensors, entry.sensor, "a sensor");
      return known([...path, "cameraDown"], cameras, entry.cameraDown, "a camera");
    }),
  ];
  if (faults.length > 0) throw new DrillUnusable(faults);
  return { ...drill, script: drill.script.filter((entry) => isUsed(entry, city)) };
}

/** What a city does not use does not happen there. */
function isUsed(entry: DrillScriptEntry, { modules }: City): boolean {
  if ("report" in entry) return modules.reports;
  return "sensor" in entry ? modules.sensors : modules.cameras;
}

/** `own` with what it leaves out. */
function completed(own: unknown, base: object): unknown {
  if (!isSection(own)) return own;
  const { like, ...sections } = own;
  const whole: Record<string, unknown> = { ...base };
  for (const [key, section] of Object.entries(sections)) {
    const ofBase = whole[key];
    whole[key] = isSection(ofBase) ? completed(section, ofBase) : section;
  }
  return whole;
}

function isSection(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
