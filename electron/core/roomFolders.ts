/** What a room reads before it opens: its city, its scenes, its secrets; and what is told of what is wrong there. */
import { join } from "node:path";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { type Fault, loadCity } from "./city/load.ts";
import type { Notices } from "./live/notices.ts";
import { openMemory, programDigest } from "./memory.ts";
import type { FoundScene } from "./scenes/library.ts";
import { loadScenes } from "./scenes/load.ts";
import { loadSecrets, type Secrets } from "./secrets.ts";

/** `remembered` resolves when nothing is written any more. */
export async function readFolders({ cityFolder, resourcesFolder, dataFolder }: CoreOptions) {
  const memory = await openMemory(join(dataFolder, "start-memory.json"), await programDigest());
  const ownScenes = join(cityFolder, "scenes");
  const [{ city, faults }, loaded, secrets] = await Promise.all([
    loadCity(cityFolder, memory.recall),
    loadScenes([join(resourcesFolder, "scenes"), ownScenes], memory.recall),
    loadSecrets(dataFolder),
  ]);
  const scenes = loaded.scenes.map((scene): FoundScene => {
    const isCitys = loaded.folders.get(scene.id) === ownScenes;
    return { scene, origin: isCitys ? "city" : "shipped" };
  });
  return { city, faults, scenes, sceneFaults: loaded.faults, secrets, remembered: memory.keep() };
}

export function tellFaults(
  notices: Notices,
  faults: readonly Fault[],
  sceneFaults: readonly { file: string; reason: string }[],
  secrets: Secrets,
): void {
  const errors = faults.filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first) {
    const { file, line, expected, found } = first;
    notices.raise("error", "city-fault", {
      ...{ count: String(errors.length), file, line: String(line), expected, found },
    });
  }
  for (const { file, reason } of sceneFaults)
    notices.raise("error", "scene-unusable", { file, reason }, file);
  if (secrets.fault) notices.raise("error", "secrets-unusable", { ...secrets.fault });
  if (secrets.exposed) notices.raise("warning", "secrets-exposed", { file: secrets.exposed });
}

/** What this machine is told and nobody knows; what is known and wrong opens no room. */
export function tellUnknownSettings(notices: Notices, told: CoreOptions["told"]): void {
  for (const { file, line, key, nearest } of told?.faults ?? []) {
    const at = line > 0 ? `${file}:${line}` : file;
    const about = `${at}/${key}`;
    if (nearest === null) notices.raise("warning", "setting-unknown", { at, key }, about);
    else notices.raise("warning", "setting-unknown-nearest", { at, key, nearest }, about);
  }
}
