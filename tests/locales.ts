/** The languages' files against each other, and against what the pages ask for. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Finding, findingAt, root } from "./source.ts";
import type { TextUse } from "./texts.ts";

/** Namespace, then key. */
export type Texts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export function readTexts(language: string): Texts {
  const folder = join(root, "resources/locales", language);
  const files = globSync("*.json", { cwd: folder }).sort();
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(join(folder, file), "utf8")),
    ]),
  );
}

/** What one language says and the other does not, or says with other values in it. */
export function differences(one: Texts, other: Texts): Finding[] {
  return union(one, other).flatMap((namespace) => {
    const [texts, others] = [one[namespace], other[namespace]];
    if (!texts || !others) return [`${namespace}.json is there in one language only`];
    return union(baseKeys(texts), baseKeys(others)).flatMap((key) => {
      const [text, translated] = [baseKeys(texts)[key], baseKeys(others)[key]];
      const where = `${namespace}:${key}`;
      if (text === undefined || translated === undefined) return [`${where} is there in one language only`];
      if (text.trim() === "" || translated.trim() === "") return [`${where} is empty`];
      const [values, translatedValues] = [[...placeholders(text)], [...placeholders(translated)]];
      return values.sort().join() === translatedValues.sort().join()
        ? []
        : [
            `${where} has ${values.join() || "nothing"} in one language, ${translatedValues.join() || "nothing"} in the other`,
          ];
    });
  });
}

function union(one: object, other: object): string[] {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}

/** A language has as many plural forms as it needs: they count as one key, with all their texts. */
function baseKeys(texts: Readonly<Record<string, unknown>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, text] of Object.entries(texts)) {
    const base = key.replace(/_(zero|one|two|few|many|other)$/, "");
    found[base] = `${found[base] ?? ""}${typeof text === "string" ? text : ""}`;
  }
  return found;
}

export function placeholders(text: string): Set<string> {
  return new Set([...text.matchAll(/\{\{\s*([^},\s]+)/g)].map(([, name]) => String(name)));
}

/** Keys that are chosen at run time, by namespace: all that may come. */
export type ChosenKeys = Readonly<Record<string, readonly string[]>>;

/** Uses of what no file has, or that leave a gap in the text. */
export function missingTexts(uses: readonly TextUse[], texts: Texts, chosen: ChosenKeys): Finding[] {
  return uses.flatMap(({ source, offset, namespace, key, values }) => {
    const known = texts[namespace];
    const at = (what: string) => [findingAt(source, offset, what)];
    if (!known) return at(`uses the namespace ${namespace}, which has no file`);
    if (!key) return chosen[namespace] ? [] : at(`chooses a key of ${namespace} that no test can tell`);
    const met = Object.entries(baseKeys(known)).filter(([name]) => key.test(name));
    if (met.length === 0) return at(`uses ${namespace}:${key.source.slice(1, -1)}, which has no text`);
    const gaps = met.map(([, text]) => [...placeholders(text)].filter((name) => values && !values.has(name)));
    // A pattern with a hole may meet texts that are not meant.
    const open = gaps.every((names) => names.length > 0) ? gaps.flat() : [];
    return open.length > 0 ? at(`leaves {{${open.join()}}} open in ${namespace}:${met[0]?.[0]}`) : [];
  });
}

/** Texts that nobody can ever read, and keys that are chosen and have none. */
export function unusedTexts(uses: readonly TextUse[], texts: Texts, chosen: ChosenKeys): Finding[] {
  return Object.entries(texts).flatMap(([namespace, known]) => {
    const patterns = uses.filter((use) => use.namespace === namespace).flatMap(({ key }) => key ?? []);
    const listed = new Set(chosen[namespace]);
    const unread = Object.keys(baseKeys(known)).filter(
      // A pattern that meets everything, as in t(`${code}-do`), says nothing about a list that is known.
      (key) => !listed.has(key) && !patterns.some((pattern) => !isOpen(pattern, listed) && pattern.test(key)),
    );
    const absent = [...listed].filter((key) => !(key in known));
    return [
      ...unread.map((key) => `${namespace}:${key} is used nowhere`),
      ...absent.map((key) => `${namespace}:${key} is told and has no text`),
    ];
  });
}

function isOpen(pattern: RegExp, listed: ReadonlySet<string>): boolean {
  return listed.size > 0 && pattern.source.startsWith("^.+");
}
