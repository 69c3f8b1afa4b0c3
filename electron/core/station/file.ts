/**
 * `liveroom.yaml` on the disk. Guarantees: it is there whole or not at all; what it was before a change is kept beside it
 * as `liveroom.yaml.before`; the schema for editors lies beside it.
 */
import { copyFile, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { settingKeys } from "../../../shared/domain/station/settings.ts";
import { type FileComments, schemaFileName } from "../../../shared/domain/station/write.ts";
import { keepFile } from "../keptFile.ts";
import { readTexts } from "../paper/texts.ts";

export const beforeOf = (file: string) => `${file}.before`;

/** What the file says above its keys, in the language of whoever reads it. */
export async function loadComments(resourcesFolder: string, language: "id" | "en"): Promise<FileComments> {
  const words = await readTexts(resourcesFolder, language, "settings");
  const keys = Object.fromEntries(settingKeys.map((key) => [key, words(`about-${key}`)]));
  return { head: words("file-head"), keys: keys as FileComments["keys"] };
}

/** Null where there is none. Rejects where it cannot be read. */
export async function readIfThere(file: string): Promise<string | null> {
  return await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
}

/** Rejects with `FileNotKept`; then the file is as it was. */
export async function writeStationFile(file: string, text: string, resourcesFolder: string): Promise<void> {
  const before = await readIfThere(file);
  if (before !== null && before !== text) await keepFile(beforeOf(file), Buffer.from(before), null);
  await keepFile(file, Buffer.from(text), null);
  // An editor without it only completes less.
  await copyFile(join(resourcesFolder, schemaFileName), join(dirname(file), schemaFileName)).catch(() => {});
}
