import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { FileNotKept } from "./keptFile.ts";
import { NoPicture, openPictures } from "./pictures.ts";

const jpeg = (...middle: number[]) => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...middle, 0xff, 0xd9]);

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "live-room-pictures-test-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

it("is kept under the hash of what it holds, once", async () => {
  const data = folder();
  const pictures = openPictures(data, () => null);
  const [one, other] = [jpeg(1), jpeg(2)];
  const hash = await pictures.keep(one);
  expect(hash).toBe(createHash("sha256").update(one).digest("hex"));
  expect(await Promise.all([pictures.keep(one), pictures.keep(one)])).toEqual([hash, hash]);
  const second = await pictures.keep(other);
  expect(readdirSync(join(data, "pictures")).sort()).toEqual([`${hash}.jpg`, `${second}.jpg`].sort());
  expect(Uint8Array.from(readFileSync(join(data, "pictures", `${hash}.jpg`)))).toEqual(one);
});

it.each([
  new Uint8Array(0),
  Uint8Array.from([0xff, 0xd8, 0xff, 0xd9]),
  jpeg(1).subarray(0, -1),
  jpeg(1).subarray(1),
  new TextEncoder().encode("<script>alert(1)</script>"),
])("what is no JPEG is refused: %j", async (bytes) => {
  const data = folder();
  await expect(openPictures(data, () => null).keep(bytes)).rejects.toThrow(NoPicture);
  expect(readdirSync(data)).toEqual([]);
});

it("says why one was not kept, and leaves nothing behind", async () => {
  const data = folder();
  const code = (keeping: Promise<string>) => keeping.catch((error) => (error as FileNotKept).code);
  expect(await code(openPictures(data, () => 1_000_000).keep(jpeg(1)))).toBe("no-space");
  expect(readdirSync(data)).toEqual([]);
  // A file stands where the folder should be.
  writeFileSync(join(data, "pictures"), "");
  const keeping = openPictures(data, () => 1e12).keep(jpeg(1));
  await expect(keeping).rejects.toThrow(FileNotKept);
  expect(await code(keeping)).toMatch(/^E[A-Z]+$/);
  expect(readdirSync(data)).toEqual(["pictures"]);
});
