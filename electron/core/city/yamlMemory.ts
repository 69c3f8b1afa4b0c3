/**
 * What YAML texts said at the last start, so that a start need not parse them again: that is most of what opening a
 * city costs.
 *
 * Guarantees: a text that differs in one character is parsed anew, and so is every text after the program changed; a
 * memory that is missing or damaged is as good as none; values are those of `parseYaml`, and whoever takes them checks
 * them all the same. Only texts without faults are remembered. It keeps what texts say on disk: none with a secret may
 * come here.
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { parseYaml, type Source } from "./source.ts";

export interface YamlMemory {
  parse(text: string): Source;
  /** Writes down what was parsed since it was opened, if it is news. Failing costs speed at the next start only. */
  keep(): Promise<void>;
}

const memorySchema = z.object({ program: z.string(), values: z.record(z.string(), z.unknown()) });

/** `program` names the version that writes and reads it. */
export async function openYamlMemory(file: string, program: string): Promise<YamlMemory> {
  const known = await readMemory(file, program);
  const used = new Map<string, unknown>();

  return {
    parse(text) {
      const key = createHash("sha256").update(text).digest("base64");
      if (known.has(key)) {
        const value = known.get(key);
        used.set(key, value);
        let parsed: Source | undefined;
        return {
          value,
          syntaxFaults: [],
          locate(path) {
            parsed ??= parseYaml(text);
            return parsed.locate(path);
          },
        };
      }
      const source = parseYaml(text);
      if (source.syntaxFaults.length === 0) used.set(key, source.value);
      return source;
    },
    async keep() {
      const isNews = used.size !== known.size || [...used.keys()].some((key) => !known.has(key));
      if (!isNews) return;
      const values = Object.fromEntries([...used].filter(([, value]) => isJson(value)));
      const partial = `${file}.part`;
      await writeFile(partial, JSON.stringify({ program, values }))
        .then(() => rename(partial, file))
        .catch(() => {});
    },
  };
}

async function readMemory(file: string, program: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    const memory = memorySchema.parse(JSON.parse(await readFile(file, "utf8")));
    return new Map(memory.program === program ? Object.entries(memory.values) : []);
  } catch {
    return new Map();
  }
}

/** YAML knows values that JSON would change, such as `.inf`. */
function isJson(value: unknown): boolean {
  return value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
}
