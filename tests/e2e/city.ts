/** Cities for tests: the shipped one, changed where a test says so. */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./room.ts";

export const cityCode = "36.71";

export interface TestCamera {
  readonly id: string;
  readonly name: string;
  /** Absolute, or below the city's `cameraOrigin`. */
  readonly url: string;
  /** Where the test does not care, beside the others. */
  readonly place?: [longitude: number, latitude: number];
}

export interface TestCity {
  /** Instead of the shipped ones. */
  readonly cameras: readonly TestCamera[];
  /** An officer whom the map follows. */
  readonly follow?: string;
}

/** Writes it into an empty folder. */
export function writeCity(folder: string, { cameras, follow }: TestCity): string {
  cpSync(join(root, "resources", "cities", cityCode), folder, { recursive: true });
  // JSON is YAML.
  const rows = cameras.map((camera, n) => ({
    place: [
      Number((106.63 + (n % 32) * 0.002).toFixed(3)),
      Number((-6.18 + Math.floor(n / 32) * 0.002).toFixed(3)),
    ],
    district: "36.71.01",
    tags: ["junction"],
    ...camera,
  }));
  writeFileSync(join(folder, "cameras.yaml"), rows.map((row) => `- ${JSON.stringify(row)}\n`).join(""));
  editFile(join(folder, "city.yaml"), (text) =>
    text.replace(/^cameraOrigin: .*$/m, `cameraOrigin: "http://127.0.0.1:9"`),
  );
  // The shipped city's scenes and tours name its cameras, and their tags.
  rmSync(join(folder, "tours.yaml"));
  rmSync(join(folder, "scenes"), { recursive: true });
  if (follow !== undefined) {
    mkdirSync(join(folder, "scenes"));
    const scene = readFileSync(join(root, "resources", "scenes", "harian.yaml"), "utf8");
    const followed = scene.replace(
      /(id: map, type: map, at: \[[^\]]+\])/,
      `$1, settings: { follow: ${follow} }`,
    );
    writeFileSync(join(folder, "scenes", "harian.yaml"), followed);
  }
  return folder;
}

export function editFile(file: string, edit: (text: string) => string): void {
  const before = readFileSync(file, "utf8");
  const after = edit(before);
  if (after === before) throw new Error(`expected an edit to change ${file}, found it the same`);
  writeFileSync(file, after);
}
