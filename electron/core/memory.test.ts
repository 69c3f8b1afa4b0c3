import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { loadCity } from "./city/load.ts";
import { type Memory, openMemory, programDigest, type Recall } from "./memory.ts";
import { loadScenes } from "./scenes/load.ts";
import { temporaryFolder } from "./testing.ts";

const resources = join(import.meta.dirname, "../../resources");

async function memoryFile(): Promise<string> {
  return join(await temporaryFolder(), "memory.json");
}

/** What it gives for `text`, and whether that had to be worked out. */
function ask({ recall }: Memory, text: string, value: unknown = { said: text }) {
  const make = vi.fn(() => value);
  const given = recall(["a text", text], make);
  return { given, wasMade: make.mock.calls.length > 0 };
}

async function start(file: string, program = "1", ask: (memory: Memory) => void = () => {}): Promise<Memory> {
  const memory = await openMemory(file, program);
  ask(memory);
  await memory.keep();
  return memory;
}

it("gives at the next start what was worked out, and works out anew what differs in one character", async () => {
  const file = await memoryFile();
  await start(file, "1", (memory) => {
    expect(ask(memory, "a")).toEqual({ given: { said: "a" }, wasMade: true });
  });
  const next = await openMemory(file, "1");
  expect(ask(next, "a")).toEqual({ given: { said: "a" }, wasMade: false });
  expect(ask(next, "b")).toEqual({ given: { said: "b" }, wasMade: true });
});

it("forgets what nobody asked for any more", async () => {
  const file = await memoryFile();
  await start(file, "1", (memory) => ask(memory, "a"));
  await start(file, "1", (memory) => ask(memory, "b"));
  expect(ask(await openMemory(file, "1"), "a").wasMade).toBe(true);
});

it("tells inputs apart where their texts together are the same", async () => {
  const { recall } = await openMemory(await memoryFile(), "1");
  expect(recall(["a", "bc"], () => 1)).toBe(1);
  expect(recall(["ab", "c"], () => 2)).toBe(2);
});

it("knows nothing of another program, and nothing from a file that is damaged, cut short or altered", async () => {
  const file = await memoryFile();
  await start(file, "1", (memory) => ask(memory, "a"));
  const kept = await readFile(file, "utf8");
  expect(ask(await openMemory(file, "2"), "a").wasMade).toBe(true);
  for (const damaged of [
    "",
    "{",
    kept.slice(0, -1),
    kept.replace("said", "sang"),
    `${kept.split("\n")[0]}\n`,
  ]) {
    await writeFile(file, damaged);
    expect(ask(await openMemory(file, "1"), "a")).toEqual({ given: { said: "a" }, wasMade: true });
  }
});

it.each([
  ["infinite", { a: Number.POSITIVE_INFINITY }],
  ["a map", new Map([[1, 2]])],
])("does not remember a value that would come back as another: %s", async (_, value) => {
  const file = await memoryFile();
  await start(file, "1", (memory) => ask(memory, "a", value));
  expect(ask(await openMemory(file, "1"), "a", value)).toEqual({ given: value, wasMade: true });
});

it("a folder that cannot be written is no fault", async () => {
  const memory = await openMemory(join(await temporaryFolder(), "missing", "memory.json"), "1");
  expect(ask(memory, "a").wasMade).toBe(true);
  await expect(memory.keep()).resolves.toBeUndefined();
});

it("remembers the shipped city and its scenes whole", async () => {
  const file = await memoryFile();
  const program = await programDigest();
  const read = async (recall?: Recall) => [
    await loadCity(join(resources, "cities/36.71"), recall),
    await loadScenes([join(resources, "scenes")], recall),
  ];
  const first = await openMemory(file, program);
  expect(await read(first.recall)).toEqual(await read());
  await first.keep();
  const second = await openMemory(file, program);
  const recall: Recall = (inputs) => second.recall(inputs, () => expect.unreachable(inputs[0]));
  expect(await read(recall)).toEqual(await read());
});
