/**
 * Subresource-integrity values (`sha512-<base64>`) of files, as npm writes them.
 * Source: W3C Subresource Integrity, section 3.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/**
 * The `sha512-…` value of the file's content; streamed, so a large file costs no memory.
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function sha512Of(file) {
  const hash = createHash("sha512");
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest("base64")}`;
}
