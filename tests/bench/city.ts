/**
 * Cities for benches: the shipped one, changed where a bench needs it. The rest stays real: districts, categories,
 * shifts, map.
 */
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { root } from "../source.ts";

export interface BenchCityOptions {
  /** As many officers as this, instead of the shipped ones. */
  readonly officers?: number;
  /** Where relative camera URLs start. */
  readonly cameraOrigin?: string;
  /** The texts of scenes of the city's own. */
  readonly scenes?: readonly string[];
}

/** What PRODUCT plans for. */
export const officerCount = 5000;
export const cityCode = "36.71";
export const cityCentre = [106.655, -6.181] as const;
export const shippedCity = join(root, "resources", "cities", cityCode);

export async function makeCity(folder: string, options: BenchCityOptions): Promise<string> {
  const { officers, cameraOrigin, scenes = [] } = options;
  const city = join(folder, cityCode);
  await cp(shippedCity, city, { recursive: true });
  if (officers !== undefined) await writeFile(join(city, "officers.yaml"), officersYaml(officers));
  if (cameraOrigin !== undefined) {
    const file = join(city, "city.yaml");
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^cameraOrigin: .*$/m, `cameraOrigin: ${cameraOrigin}`));
  }
  // Two of one id would be a fault.
  if (scenes.length > 0) await rm(join(city, "scenes"), { recursive: true });
  await mkdir(join(city, "scenes"), { recursive: true });
  for (const [n, scene] of scenes.entries()) await writeFile(join(city, "scenes", `bench-${n}.yaml`), scene);
  return city;
}

/** The shipped scenes, of which none comes by itself and none gives a place to an urgent incident: the board stays where it is. */
export async function steadyScenes(): Promise<string[]> {
  const folders = [join(root, "resources", "scenes"), join(shippedCity, "scenes")];
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  const texts = new Map<string, string>();
  for (const file of files.flat()) {
    const text = await readFile(file, "utf8");
    texts.set(basename(file), text.replace(/^(triggers|schedule|spotlight): .*\n/gm, ""));
  }
  return [...texts.values()];
}

export function officerId(index: number): string {
  return `DLH-${String(index + 1).padStart(5, "0")}`;
}

function officersYaml(count: number): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const phone = `+62 800 0001 ${String(index).padStart(4, "0")}`;
    return `- { id: ${officerId(index)}, name: Petugas ${index + 1}, agency: kebersihan, crew: DLH-A, post: dlh-pusat, phone: "${phone}" }`;
  });
  return `${lines.join("\n")}\n`;
}
