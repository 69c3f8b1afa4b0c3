/**
 * Cities for benches: the shipped one, changed where a bench needs it. The rest stays real: districts, categories,
 * shifts, map.
 */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
  await mkdir(join(city, "scenes"), { recursive: true });
  for (const [n, scene] of scenes.entries()) await writeFile(join(city, "scenes", `bench-${n}.yaml`), scene);
  return city;
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
