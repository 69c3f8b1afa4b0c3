/**
 * Writes a new city's folder: what the Ministry and the city give, and for the rest what the product's first city does, to
 * be changed. It is written beside its place, checked as `city:check` does, and moved there when it has no fault: there is
 * either a folder that passes or none.
 */
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { loadCity } from "../../electron/core/city/load.ts";
import { tilesFault } from "../../electron/core/city/tiles.ts";
import type { Agency, Category, Shift } from "../../shared/domain/city/index.ts";
import type { ModuleName } from "../../shared/domain/city/modules.ts";
import type { Boundaries } from "./boundaries.ts";
import type { Regency } from "./regency.ts";

export interface NewCity {
  readonly regency: Regency;
  readonly englishName: string;
  readonly boundaries: Boundaries;
  /** A PMTiles archive to be copied. */
  readonly basemap: string | null;
  /** Where relative camera URLs start. */
  readonly cameraOrigin: string;
  readonly without: readonly ModuleName[];
}

/** Or YAML of another age reads 06:00 as a number. */
const quoted = { defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" } as const;

/** The folder cannot be written as wanted; says what to do. */
export class FolderRefused extends Error {
  override readonly name = "FolderRefused";
}

/** Throws `FolderRefused`, or what the file system throws. */
export async function writeCityFolder(folder: string, city: NewCity, template: string): Promise<void> {
  if (await exists(folder))
    throw new FolderRefused(
      `expected no ${folder} yet, found one: choose another with --folder, or move it away`,
    );
  const fault = city.basemap === null ? undefined : await tilesFault(city.basemap).catch(told);
  if (fault) throw new FolderRefused(`${city.basemap}: expected ${fault.expected}, found ${fault.found}`);
  await mkdir(dirname(folder), { recursive: true });
  const draft = join(dirname(folder), `.${basename(folder)}.${process.pid}.new`);
  try {
    await mkdir(draft);
    for (const [name, text] of Object.entries(await textsOf(city, template)))
      await writeFile(join(draft, name), text);
    if (city.basemap !== null) await copyFile(city.basemap, join(draft, "basemap.pmtiles"));
    const { faults } = await loadCity(draft);
    const [first] = faults.filter(({ severity }) => severity === "error");
    if (first)
      throw new FolderRefused(
        `${first.file}:${first.line}: expected ${first.expected}, found ${first.found}: the folder was not written`,
      );
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const told = (error: Error) => ({ expected: "a file that can be read", found: error.message });

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function textsOf(city: NewCity, template: string): Promise<Record<string, string>> {
  const { regency, boundaries, basemap } = city;
  const read = (name: string) => readFile(join(template, name), "utf8");
  const given = async <T>(name: string) => parse(await read(name)) as T;
  const agencies = await given<Agency[]>("agencies.yaml");
  const categories = await given<Category[]>("categories.yaml");
  const { shifts } = await given<{ shifts: Shift[] }>("shifts.yaml");
  return {
    "city.yaml": profileText(city),
    "districts.yaml": listText(
      "Kecamatan, with their Kemendagri codes; population (optional): inhabitants.",
      regency.districts,
    ),
    "districts.geojson": collectionText(boundaries.areas),
    "agencies.yaml": listText(
      "The agencies (OPD): write those of the city, with a colour and a shape each, its radio and its supervisors.",
      agencies.map(({ id, name, short, colour, shape }) => ({ id, name, short, colour, shape })),
    ),
    "categories.yaml": listText(
      "What citizens report, who sees to it, and in how many minutes; a category's id is the Open311 service_code.",
      categories,
    ),
    "cameras.yaml": "# The directory of cameras: npm run cameras:import fills it from a gateway.\n[]\n",
    "posts.yaml":
      "# Where officers stand: { id, name, agency, district, place: [longitude, latitude], minimum }.\n[]\n",
    "officers.yaml":
      "# Officers: { id, name, agency, crew, post, phone }; crews are those of shifts.yaml.\n[]\n",
    "shifts.yaml":
      "# The shifts of a day. rotation.crews: for each day of the cycle a shift, or off, such as\n" +
      "#   DMK-A: [pagi, pagi, siang, siang, malam, malam, off, off]\n" +
      `${stringify({ shifts, rotation: { anchor: "2026-01-05", days: 8, crews: {} } }, quoted)}`,
    "holidays.yaml": await read("holidays.yaml"),
    ...(basemap === null && { "basemap.geojson": collectionText([]) }),
  };
}

function profileText({ regency, englishName, boundaries, cameraOrigin, without }: NewCity): string {
  const { code, name, province, zone } = regency;
  const [west, south, east, north] = boundaries.bounds;
  const centre = [(west + east) / 2, (south + north) / 2].map((value) => Number(value.toFixed(4)));
  const modules = without.map((module) => `${module}: false`).join(", ");
  const text = (value: string) => JSON.stringify(value);
  return [
    `# ${name}, ${province}. Check this folder with: npm run city:check -- <folder>`,
    "# Codes stand in quotes, or YAML reads them as numbers. Everything that may be said here: resources/cities/36.71.",
    `code: "${code}"`,
    `name: { id: ${text(name)}, en: ${text(englishName)} }`,
    `province: ${text(province)}`,
    `zone: ${zone}`,
    "language: id",
    `bounds: [${[west, south, east, north].join(", ")}] # west, south, east, north`,
    `centre: [${centre.join(", ")}]`,
    "displays: { diagonalIn: 55, distanceM: 3 } # of the wall: the picture's diagonal, and how far away its readers are",
    `cameraOrigin: ${text(cameraOrigin)} # where relative camera URLs start: the gateway's HLS`,
    ...(modules === "" ? [] : ["# What the city does not use yet.", `modules: { ${modules} }`]),
    "",
  ].join("\n");
}

/** A line for each record, as people keep such lists. */
function listText(comment: string, records: readonly object[]): string {
  const lines = records.map((record) => {
    const line = stringify(record, { collectionStyle: "flow", lineWidth: 0, ...quoted });
    return `- ${line.trim()}\n`;
  });
  return `# ${comment}\n${lines.join("")}`;
}

function collectionText(features: readonly object[]): string {
  const lines = features.map((feature) => JSON.stringify(feature)).join(",\n");
  return `{\n"type": "FeatureCollection",\n"features": [\n${lines}\n]\n}\n`;
}
