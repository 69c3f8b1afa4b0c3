/**
 * Pictures as files in the station's data folder, named by the SHA-256 of what they hold.
 *
 * Guarantees: a file of that name is whole, and is the picture of that name; a picture that is kept twice is there once.
 */
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { pictureFile, picturesFolder } from "../../shared/contract/pictureFiles.ts";

/** What is left for the database: a picture more must not be the end of it. */
const keptFreeBytes = 200 * 1024 ** 2;

/** `code` is the system's, or `no-space` for what was not even tried. */
export class PictureNotKept extends Error {
  override readonly name = "PictureNotKept";
  readonly code: string;
  constructor(code: string) {
    super(`expected room and leave to write a picture, found ${code}`);
    this.code = code;
  }
}

export class NoPicture extends Error {
  override readonly name = "NoPicture";
}

export interface PictureFiles {
  /** Its hash. Rejects with `NoPicture` or `PictureNotKept`. */
  keep(jpeg: Uint8Array): Promise<string>;
  /** Undefined for one that is not on this station. */
  read(sha256: string): Promise<Uint8Array | undefined>;
}

/** `freeBytes`: what is free on the disk; null while nobody knows. */
export function openPictures(dataFolder: string, freeBytes: () => number | null): PictureFiles {
  const folder = join(dataFolder, picturesFolder);
  let count = 0;
  return {
    async keep(jpeg) {
      if (!isJpeg(jpeg)) throw new NoPicture(`expected a JPEG, found ${jpeg.length} bytes of something else`);
      if ((freeBytes() ?? Number.POSITIVE_INFINITY) < keptFreeBytes) throw new PictureNotKept("no-space");
      const sha256 = createHash("sha256").update(jpeg).digest("hex");
      const unfinished = join(folder, `${sha256}.${++count}.part`);
      try {
        await mkdir(folder, { recursive: true });
        await writeWhole(unfinished, jpeg);
        await rename(unfinished, join(folder, pictureFile(sha256)));
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => {});
        throw new PictureNotKept((error as NodeJS.ErrnoException).code ?? "unknown");
      }
      return sha256;
    },
    async read(sha256) {
      return await readFile(join(folder, pictureFile(sha256))).catch(() => undefined);
    },
  };
}

/** Its first and last marker (ITU-T T.81, B.1.1.3). */
function isJpeg(bytes: Uint8Array): boolean {
  const { length } = bytes;
  return (
    length > 4 &&
    bytes[0] === 0xff &&
    bytes[1] === 0xd8 &&
    bytes[2] === 0xff &&
    bytes[length - 2] === 0xff &&
    bytes[length - 1] === 0xd9
  );
}

/** It has reached the disk before it gets its name. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
