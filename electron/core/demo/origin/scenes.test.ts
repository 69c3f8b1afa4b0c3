import { stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { sceneTags } from "../../../../shared/domain/city/camera.ts";
import { readFootageList } from "./footage.ts";
import { FootageUnusable } from "./parameters.ts";
import { footageOfTag, footageScene } from "./scenes.ts";

const folder = fileURLToPath(new URL("../../../../resources/footage", import.meta.url));
const list = await readFootageList(folder);
const available = Object.keys(list.scenes);

it("has footage for every scene tag, and uses all that is shipped", () => {
  for (const tag of sceneTags) expect(available).toContain(footageOfTag[tag]);
  expect(new Set(sceneTags.map((tag) => footageScene(tag, available)))).toEqual(new Set(available));
});

it("shows the first scene for a tag that it does not know or has no footage for", () => {
  expect(footageScene("volcano", ["river", "park"])).toBe("river");
  expect(footageScene("constructor", ["river", "park"])).toBe("river");
  expect(footageScene("market", ["river", "park"])).toBe("river");
  expect(footageScene("park", ["river", "park"])).toBe("park");
  expect(() => footageScene("park", [])).toThrow(FootageUnusable);
});

it("ships three renditions a scene, and stays small", async () => {
  let bytes = 0;
  for (const renditions of Object.values(list.scenes)) {
    expect(renditions.map(({ height }) => height)).toEqual([180, 360, 720]);
    for (const { file } of renditions) bytes += (await stat(`${folder}/${file}`)).size;
  }
  expect(bytes).toBeLessThan(13 * 1024 * 1024);
});
