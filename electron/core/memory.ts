/**
 * What was worked out of the city's files at the last start, so that a start need not read them again as a person wrote
 * them: reading and checking a city is half of what a start of the core costs.
 *
 * Guarantees: what depends on a text that differs in one character is worked out anew, and so is everything after the
 * program changed; a memory that is missing, damaged or cut short is as good as none. It keeps what texts say on disk:
 * none with a secret may come here.
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";

/** `make` gives the same for the same inputs, and takes in nothing else. */
export type Recall = <Value>(inputs: readonly string[], make: () => Value) => Value;

/** Remembers nothing. */
export const workOut: Recall = (_inputs, make) => make();

export interface Memory {
  readonly recall: Recall;
  /** Writes down what was worked out since it was opened. Failing costs speed at the next start only. */
  keep(): Promise<void>;
}

const valuesSchema = z.record(z.string(), z.unknown());

/** `program` is a value that differs for any two programs that may work out different things. */
export async function openMemory(file: string, program: string): Promise<Memory> {
  const known = await readMemory(file, program);
  const used = new Map<string, unknown>();
  return {
    recall<Value>(inputs: readonly string[], make: () => Value): Value {
      const key = digest(JSON.stringify(inputs));
      const value = known.has(key) ? (known.get(key) as Value) : make();
      if (known.has(key) || isJson(value)) used.set(key, value);
      return value;
    },
    async keep() {
      const isNews = used.size !== known.size || [...used.keys()].some((key) => !known.has(key));
      if (!isNews) return;
      const values = JSON.stringify(Object.fromEntries(used));
      const partial = `${file}.part`;
      await writeFile(partial, `${digest(program + values)}\n${values}`)
        .then(() => rename(partial, file))
        .catch(() => {});
    },
  };
}

/** Of the file that this code runs from: in the product the core, which names its other parts by what is in them. */
export async function programDigest(): Promise<string> {
  return digest(await readFile(import.meta.filename));
}

async function readMemory(file: string, program: string): Promise<ReadonlyMap<string, unknown>> {
  try {
    // Node makes a text of a file in parts where it is asked for one, which takes several times as long.
    const [seal, values = ""] = (await readFile(file)).toString().split("\n", 2);
    if (seal !== digest(program + values)) return new Map();
    return new Map(Object.entries(valuesSchema.parse(JSON.parse(values))));
  } catch {
    return new Map();
  }
}

function digest(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("base64");
}

/** Some values would come back as others, such as infinity. */
function isJson(value: unknown): boolean {
  return value !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
}
