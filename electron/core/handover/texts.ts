/** The interface's own words, for what the core writes: on paper, and into what is kept in both languages. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Words } from "../../../shared/domain/handover/words.ts";

/** Texts of one file of `locales`, with `{{values}}` filled in; a key that has none stands for itself. */
export async function readTexts(
  resourcesFolder: string,
  language: "id" | "en",
  file: string,
): Promise<Words> {
  const path = join(resourcesFolder, "locales", language, `${file}.json`);
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(path, "utf8")));
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{\{\s*(\w+)\s*\}\}/g, (found, name: string) =>
      String(values[name] ?? found),
    );
}
