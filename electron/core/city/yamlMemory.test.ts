import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { openYamlMemory } from "./yamlMemory.ts";

const text = "name: Tangerang\nplaces: [[106.6, -6.2], [106.7, -6.1]]\nnone:\n";
const value = {
  name: "Tangerang",
  places: [
    [106.6, -6.2],
    [106.7, -6.1],
  ],
  none: null,
};

async function memoryFile(): Promise<string> {
  return join(await temporaryFolder(), "yaml.json");
}

/** What the file holds for `text` is replaced, so that a test sees whether it is read. */
async function plant(file: string, planted: unknown): Promise<void> {
  const memory = JSON.parse(await readFile(file, "utf8"));
  for (const key of Object.keys(memory.values)) memory.values[key] = planted;
  await writeFile(file, JSON.stringify(memory));
}

it("says the same at the next start, without parsing", async () => {
  const file = await memoryFile();
  const first = await openYamlMemory(file, "1.0.0");
  expect(first.parse(text).value).toEqual(value);
  await first.keep();
  const second = await openYamlMemory(file, "1.0.0");
  expect(second.parse(text)).toMatchObject({ value, syntaxFaults: [] });
  await plant(file, "remembered");
  const third = await openYamlMemory(file, "1.0.0");
  expect(third.parse(text).value).toBe("remembered");
});

it("still finds where a value stands", async () => {
  const file = await memoryFile();
  for (let start = 0; start < 2; start++) {
    const memory = await openYamlMemory(file, "1.0.0");
    expect(memory.parse(text).locate(["places", 1])).toEqual({ line: 2, column: 25 });
    await memory.keep();
  }
});

it("parses what changed, and forgets what is gone", async () => {
  const file = await memoryFile();
  const first = await openYamlMemory(file, "1.0.0");
  first.parse(text);
  await first.keep();
  await plant(file, "remembered");
  const second = await openYamlMemory(file, "1.0.0");
  expect(second.parse(`${text} `).value).toEqual(value);
  await second.keep();
  const third = await openYamlMemory(file, "1.0.0");
  expect(third.parse(text).value).toEqual(value);
});

it("knows nothing of another version, and nothing from a damaged file", async () => {
  const file = await memoryFile();
  const first = await openYamlMemory(file, "1.0.0");
  first.parse(text);
  await first.keep();
  await plant(file, "remembered");
  expect((await openYamlMemory(file, "1.0.1")).parse(text).value).toEqual(value);
  for (const damaged of ["", "{", "[]", '{ "program": "1.0.0", "values": 1 }']) {
    await writeFile(file, damaged);
    expect((await openYamlMemory(file, "1.0.0")).parse(text).value).toEqual(value);
  }
});

it("remembers neither what has faults nor what JSON cannot say", async () => {
  const file = await memoryFile();
  for (let start = 0; start < 2; start++) {
    const memory = await openYamlMemory(file, "1.0.0");
    expect(memory.parse("a: [1").syntaxFaults).toHaveLength(1);
    expect(memory.parse("a: .inf").value).toEqual({ a: Number.POSITIVE_INFINITY });
    expect(memory.parse("").value).toBeNull();
    await memory.keep();
  }
});

it("a folder that cannot be written is no fault", async () => {
  const memory = await openYamlMemory(join(await temporaryFolder(), "missing", "yaml.json"), "1.0.0");
  expect(memory.parse(text).value).toEqual(value);
  await expect(memory.keep()).resolves.toBeUndefined();
});
