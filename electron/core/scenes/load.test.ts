import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { arrangeScene } from "../../../shared/domain/scene/arrange.ts";
import { noBezel } from "../../../shared/domain/scene/display.ts";
import { temporaryFolder } from "../testing.ts";
import { everydayScene, loadScenes } from "./load.ts";

const shipped = join(import.meta.dirname, "../../../resources/scenes");

const scene = (id: string, position: number, name = id) => `
id: ${id}
name: { id: ${name}, en: ${name} }
position: ${position}
grid: { columns: 2, rows: 2 }
pages:
  - title: all
    panels:
      - { id: map, type: map, at: [0, 0, 2, 2] }
`;

async function folderOf(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

it("the product's own scenes can all be used, and the everyday one is among them", async () => {
  const { scenes, faults } = await loadScenes([shipped]);
  expect(faults).toEqual([]);
  expect(scenes.map(({ id }) => id)).toContain(everydayScene);
  expect(new Set(scenes.map(({ position }) => position)).size).toBe(scenes.length);
});

it.each([
  [1920, 1080],
  [3840, 2160],
])(
  "the product's own scenes are on three displays of %i by %i as they were drawn",
  async (widthPx, heightPx) => {
    const { scenes } = await loadScenes([shipped]);
    const displays = [0, 1, 2].map((n) => ({
      ...{ id: `d${n}`, label: "", x: n * widthPx, y: 0, widthPx, heightPx },
      ...{ diagonalIn: 55, distanceM: 3, bezelMm: noBezel },
    }));
    for (const scene of scenes) {
      const arranged = arrangeScene(scene, displays);
      expect(
        arranged.flatMap(({ left }) => left),
        scene.id,
      ).toEqual([]);
      expect(
        arranged.map(({ panels }) => panels.map(({ id, width, height }) => [id, width, height])),
      ).toEqual(
        scene.pages.map(({ panels }) =>
          panels.map(({ id, at }) => [
            id,
            Math.round(((at[0] + at[2]) * widthPx) / 24) - Math.round((at[0] * widthPx) / 24),
            Math.round(((at[1] + at[3]) * heightPx) / 24) - Math.round((at[1] * heightPx) / 24),
          ]),
        ),
      );
    }
  },
);

it("a city's scenes come beside the product's, and take the place of those of the same id", async () => {
  const product = await folderOf({ "a.yaml": scene("harian", 1), "b.yaml": scene("banjir", 2) });
  const city = await folderOf({ "mine.yaml": scene("harian", 9, "Kota"), "c.yaml": scene("pasar", 2) });
  const { scenes, faults } = await loadScenes([product, city]);
  expect(faults).toEqual([]);
  expect(scenes.map(({ id, name }) => [id, name.id])).toEqual([
    ["banjir", "banjir"],
    ["pasar", "pasar"],
    ["harian", "Kota"],
  ]);
});

it("a city without scenes of its own has the product's", async () => {
  const { scenes, faults } = await loadScenes([shipped, join(await temporaryFolder(), "scenes")]);
  expect(faults).toEqual([]);
  expect(scenes).not.toEqual([]);
});

it("a file that cannot be used is told with its line, and the others stay", async () => {
  const folder = await folderOf({
    "good.yaml": scene("harian", 1),
    "syntax.yaml": "id: a\nname: { id: x\n",
    "outside.yaml": scene("outside", 1).replace("[0, 0, 2, 2]", "[1, 0, 2, 2]"),
    "empty.yaml": "",
    "notes.txt": "not a scene",
  });
  await mkdir(join(folder, "folder.yaml"));
  const { scenes, faults } = await loadScenes([folder]);
  expect(scenes.map(({ id }) => id)).toEqual(["harian"]);
  expect(faults.map(({ file, reason }) => [file.slice(folder.length + 1), reason])).toEqual([
    ["empty.yaml", expect.stringMatching(/line 1/)],
    ["folder.yaml", expect.stringMatching(/EISDIR/)],
    [
      "outside.yaml",
      expect.stringMatching(/line 9: pages\.0\.panels\.0\.at: expected to end within 2 columns/),
    ],
    ["syntax.yaml", expect.stringMatching(/line [23]: ./)],
  ]);
});
