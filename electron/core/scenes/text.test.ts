import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type Scene, sceneSchema } from "../../../shared/domain/scene/scene.ts";
import { readSceneText, writeSceneText } from "./text.ts";

const shipped = join(import.meta.dirname, "../../../resources/scenes/harian.yaml");
const textOfShipped = () => readFile(shipped, "utf8");

it("a shipped scene is written one panel a line, without comments, and reads back as it was", async () => {
  const read = readSceneText(await textOfShipped());
  const scene = "scene" in read ? read.scene : undefined;
  const text = writeSceneText(scene as Scene);
  expect(text).not.toContain("#");
  expect(text).toContain("name: { id: Harian, en: Daily }\n");
  expect(text).toMatch(/^ +- \{ id: map, type: map, at: \[ 0, 0, 24, 18 \].*\}$/m);
  expect(readSceneText(text)).toEqual({ scene });
});

const word = fc.string({ minLength: 1, maxLength: 40 });
const anyScene = fc
  .record({
    names: fc.tuple(word, word),
    title: fc.string({ maxLength: 80 }),
    ids: fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
  })
  .chain(({ names, title, ids }) =>
    fc
      .array(fc.dictionary(word, fc.jsonValue({ maxDepth: 2 })), {
        minLength: ids.length,
        maxLength: ids.length,
      })
      .map(
        (settings): Scene => ({
          ...{ id: "uji", name: { id: names[0], en: names[1] }, position: 4, grid: { columns: 5, rows: 1 } },
          pages: [
            {
              title,
              panels: ids.map((id, n) => ({
                id,
                type: id,
                at: [n, 0, 1, 1],
                priority: 5,
                settings: settings[n] ?? {},
              })),
            },
          ],
        }),
      ),
  );

it("any scene reads back as it was written, whatever its names and settings say", () => {
  fc.assert(
    fc.property(anyScene, (scene) => {
      const { data } = sceneSchema.safeParse(scene);
      expect(readSceneText(writeSceneText(data as Scene))).toEqual({ scene: data });
    }),
    { numRuns: 40 },
  );
});

it("says line and reason of every fault", async () => {
  const text = await textOfShipped();
  const broken = text.replace("position: 1", "position: 12").replace("[0, 0, 24, 18]", "[0, 0, 24, 19]");
  const line = (part: string) => broken.split("\n").findIndex((each) => each.includes(part)) + 1;
  const read = readSceneText(broken);
  expect("faults" in read && read.faults.map((fault) => [fault.line, fault.path])).toEqual([
    [line("position: 12"), "position"],
    [line("cameras-map"), "pages.1.panels.1.at"],
  ]);
});

it.each([
  ["no YAML", "id: [", 1],
  ["a list", "- a\n- b", 1],
  ["nothing", "", 1],
  [
    "an alias bomb",
    `a: &a [x, x]\n${"bcdefghij"
      .split("")
      .map((name, n) => `${name}: &${name} [*${"abcdefghij"[n]}, *${"abcdefghij"[n]}, *${"abcdefghij"[n]}]`)
      .join("\n")}`,
    1,
  ],
])("tells a fault of %s", (_, text, line) => {
  const read = readSceneText(text);
  expect("faults" in read && read.faults[0]).toMatchObject({ line, message: expect.stringMatching(/./) });
});

it("tells no more faults than a person mends at once", () => {
  const panels = Array.from({ length: 60 }, () => "      - 1").join("\n");
  const read = readSceneText(`pages:\n  - panels:\n${panels}`);
  expect("faults" in read && read.faults.length).toBe(20);
});
