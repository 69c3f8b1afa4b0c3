/**
 * The scenes that this room can show: those of the product, and the city's own in its folder `scenes/`, which take
 * the place of shipped ones of the same id. A file that cannot be used is told, and the others stay.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { errorText } from "../log.ts";
import { type Recall, workOut } from "../memory.ts";
import { readSceneText } from "./text.ts";

export interface SceneFault {
  readonly file: string;
  readonly reason: string;
}

export interface LoadedScenes {
  /** By position, then id. */
  readonly scenes: readonly Scene[];
  /** Which folder each comes from, by its id. */
  readonly folders: ReadonlyMap<string, string>;
  readonly faults: readonly SceneFault[];
}

/** The everyday scene: what a room shows when nobody has chosen. */
export const everydayScene = "harian";

/** `recall` may remember what was read before (memory.ts). */
export async function loadScenes(
  folders: readonly string[],
  recall: Recall = workOut,
): Promise<LoadedScenes> {
  const scenes = new Map<string, Scene>();
  const from = new Map<string, string>();
  const faults: SceneFault[] = [];
  for (const folder of folders) {
    for (const file of await yamlFiles(folder)) {
      const text = await readFile(join(folder, file), "utf8").catch((error: Error) => error);
      const read = text instanceof Error ? errorText(text) : recall(["scene", text], () => readScene(text));
      if (typeof read === "string") faults.push({ file: join(folder, file), reason: read });
      else {
        scenes.set(read.id, read);
        from.set(read.id, folder);
      }
    }
  }
  const ordered = [...scenes.values()].sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return { scenes: ordered, folders: from, faults };
}

async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".yaml")).sort();
}

/** The scene, or what is wrong with its text. */
function readScene(text: string): Scene | string {
  const read = readSceneText(text);
  if ("scene" in read) return read.scene;
  const [first] = read.faults;
  return [`line ${first?.line}`, first?.path, first?.message].filter(Boolean).join(": ");
}
