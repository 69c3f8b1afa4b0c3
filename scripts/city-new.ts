/**
 * `npm run city:new -- <code> --boundaries <file>`: writes the folder of a new city, which passes `city:check`. What is not
 * given is asked on a terminal. Exit code 0 when the folder is there, 1 when it could not be, 2 when called wrongly.
 */
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type ModuleName, moduleNames } from "../shared/domain/city/modules.ts";
import { type Boundaries, BoundaryReader, UnusableBoundaries } from "./city-new/boundaries.ts";
import { readFeatures, UnreadableGeoJson } from "./city-new/features.ts";
import { FolderRefused, writeCityFolder } from "./city-new/folder.ts";
import { findRegency, type Regency, UnknownRegency } from "./city-new/regency.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const template = join(root, "resources", "cities", "36.71");
/** Where a MediaMTX on the same machine serves HLS. */
const usualOrigin = "http://127.0.0.1:8888";

const usage = `Usage: npm run city:new -- <Kemendagri code> --boundaries <file.geojson>
  --boundaries <file>      the city's districts (kecamatan), a GeoJSON FeatureCollection in WGS 84
  --basemap <file>         a PMTiles archive (Protomaps schema) as base map
  --folder <folder>        where to write (resources/cities/<code>)
  --english <name>         the city's name in English
  --camera-origin <url>    where relative camera URLs start (${usualOrigin})
  --without <modules>      what the city does not use: ${moduleNames.join(",")}`;

class WrongCall extends Error {}

function readFlags() {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ boundaries: text, basemap: text, folder: text, english: text, "camera-origin": text },
        ...{ without: text, help: { type: "boolean" } },
      },
    });
  } catch (error) {
    throw new WrongCall((error as Error).message);
  }
}

function readModules(text: string): ModuleName[] {
  const names = text.split(/[\s,]+/).filter((name) => name !== "");
  const wrong = names.find((name) => !(moduleNames as readonly string[]).includes(name));
  if (wrong !== undefined)
    throw new WrongCall(`--without: expected some of ${moduleNames.join(",")}, found ${wrong}`);
  return names as ModuleName[];
}

/** A flag's value, what a person answers, or what is usual; a terminal asks once more where nothing is usual. */
async function answer(
  terminal: Interface | undefined,
  given: string | undefined,
  question: string,
  usual: string | undefined,
): Promise<string> {
  if (given !== undefined) return given;
  if (!terminal) {
    if (usual !== undefined) return usual;
    throw new WrongCall(`expected ${question}`);
  }
  for (;;) {
    const said = (await terminal.question(`${question}${usual === undefined ? "" : ` [${usual}]`}: `)).trim();
    if (said !== "" || usual !== undefined) return said || (usual as string);
  }
}

async function readBoundaries(file: string, regency: Regency): Promise<Boundaries> {
  const reader = new BoundaryReader(regency);
  for await (const feature of readFeatures(createReadStream(file))) reader.take(feature);
  return reader.finish();
}

async function run(): Promise<void> {
  const { values, positionals } = readFlags();
  if (values.help) return console.log(usage);
  if (positionals.length > 1) throw new WrongCall(`expected one code, found ${positionals.join(" ")}`);
  const terminal = process.stdin.isTTY
    ? createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  try {
    const code = await answer(
      terminal,
      positionals[0],
      "the city's Kemendagri code, such as 81.71",
      undefined,
    );
    const regency = await findRegency(code);
    console.log(
      `${regency.code} ${regency.name}, ${regency.province}: ${regency.districts.length} districts, ${regency.zone}`,
    );
    const file = await answer(
      terminal,
      values.boundaries,
      "a GeoJSON file of its districts (--boundaries)",
      undefined,
    );
    const boundaries = await readBoundaries(file, regency);
    const { placesBefore, placesAfter, others, otherCount } = boundaries;
    console.log(`Borders: ${placesBefore} places, ${placesAfter} after simplifying`);
    if (otherCount > 0)
      console.log(
        `Not of this city: ${otherCount} features (${others.join(", ")}${otherCount > others.length ? ", …" : ""})`,
      );
    const englishName = await answer(
      terminal,
      values.english,
      "Its name in English (--english)",
      regency.englishName,
    );
    const cameraOrigin = await answer(
      terminal,
      values["camera-origin"],
      "Where camera URLs start (--camera-origin)",
      usualOrigin,
    );
    const without = readModules(
      await answer(terminal, values.without, `Not used, of ${moduleNames.join(",")} (--without)`, ""),
    );
    const basemap = (await answer(terminal, values.basemap, "A PMTiles base map (--basemap)", "")) || null;
    const folder = await answer(
      terminal,
      values.folder,
      "Folder (--folder)",
      join("resources", "cities", regency.code),
    );
    await writeCityFolder(
      folder,
      { regency, englishName, boundaries, basemap, cameraOrigin, without },
      template,
    );
    console.log(`Written: ${folder}. Change it, check it: npm run city:check -- ${folder}`);
  } finally {
    terminal?.close();
  }
}

const ours = [UnknownRegency, UnusableBoundaries, UnreadableGeoJson, FolderRefused];
await run().catch((error: unknown) => {
  const isCall = error instanceof WrongCall;
  const isOurs = ours.some((kind) => error instanceof kind);
  const code = (error as NodeJS.ErrnoException).code;
  if (!isCall && !isOurs && code === undefined) throw error;
  console.error(isCall ? `${error.message}\n\n${usage}` : (error as Error).message);
  process.exitCode = isCall ? 2 : 1;
});
