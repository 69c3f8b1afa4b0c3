/** The interface's own texts, so that a test expects the words that a person reads. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./room.ts";

const files = new Map<string, Record<string, string>>();

export function text(
  language: "id" | "en",
  namespace: string,
  key: string,
  params: Record<string, string | number> = {},
): string {
  const file = join(root, "resources", "locales", language, `${namespace}.json`);
  if (!files.has(file)) files.set(file, JSON.parse(readFileSync(file, "utf8")));
  const found = files.get(file)?.[key];
  if (found === undefined) throw new Error(`expected the text ${key} in ${file}, found none`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name) => String(params[name]));
}
