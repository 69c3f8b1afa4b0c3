/**
 * Pictures as files in the station's data folder, named by the SHA-256 of what they hold.
 *
 * Guarantees: a file of that name is whole, and is the picture of that name; a picture that is kept twice is there once.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pictureFile, picturesFolder } from "../../shared/contract/pictureFiles.ts";
import { keepFile } from "./keptFile.ts";

export class NoPicture extends Error {
  override readonly name = "NoPicture";
}

export interface PictureFiles {
  /** Its hash. Rejects with `NoPicture` or `FileNotKept`. */
  keep(jpeg: Uint8Array): Promise<string>;
  /** Undefined for one that is not on this station. */
  read(sha256: string): Promise<Uint8Array | undefined>;
}

/** `freeBytes`: what is free on the disk; null while nobody knows. */
export function openPictures(dataFolder: string, freeBytes: () => number | null): PictureFiles {
  const folder = join(dataFolder, picturesFolder);
  return {
    async keep(jpeg) {
      if (!isJpeg(jpeg)) throw new NoPicture(`expected a JPEG, found ${jpeg.length} bytes of something else`);
      const sha256 = createHash("sha256").update(jpeg).digest("hex");
      await keepFile(join(folder, pictureFile(sha256)), jpeg, freeBytes());
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
