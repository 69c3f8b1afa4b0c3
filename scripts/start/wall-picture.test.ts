import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { keepPicture } from "./wall-picture.mjs";

it("keeps the last whole picture, and none that was being taken when it ended", async () => {
  const folder = await mkdtemp(join(tmpdir(), "live-room-picture-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "out", "wall.png");
  let taken = 0;
  let letGo = () => {};
  const second = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const displays = {
    async screenshot(to: string) {
      taken++;
      if (taken === 2) await second;
      await writeFile(to, `picture ${taken}`);
    },
  };
  const end = keepPicture(displays, file, () => {}, 5);
  await expect.poll(() => taken).toBe(2);
  const ended = end();
  letGo();
  await ended;
  expect(await readFile(file, "utf8")).toBe("picture 1");
  expect(await readdir(join(folder, "out"))).toEqual(["wall.png"]);
});
