/** The interface's own words, for what goes out on paper. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

export type Texts = (key: string, values?: Record<string, string>) => string;

/** `name`: of a file of `resources/locales`. A key that has no text stands for itself. */
export async function readTexts(
  resourcesFolder: string,
  language: "id" | "en",
  name: string,
): Promise<Texts> {
  const file = join(resourcesFolder, "locales", language, `${name}.json`);
  const texts = z.record(z.string(), z.string()).parse(JSON.parse(await readFile(file, "utf8")));
  return (key, values = {}) =>
    (texts[key] ?? key).replace(/\{\{(\w+)\}\}/g, (whole, value: string) => values[value] ?? whole);
}
