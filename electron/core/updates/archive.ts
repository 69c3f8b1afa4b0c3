/**
 * Reads an update's archive: the form is in shared/domain/updates/manifest.ts.
 *
 * Guarantees: nothing is written before the signature was checked; no byte more is unpacked than the signed manifest
 * names, however much the stream would give; what does not have its length and hash is refused.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createGunzip } from "node:zlib";
import type { UpdateFaultCode } from "../../../shared/contract/updates.ts";
import { readHeader } from "../../../shared/domain/updates/header.ts";
import { totalBytes, type UpdateManifest, updateLimits } from "../../../shared/domain/updates/manifest.ts";

/** `detail` is for the log and for whoever helps: a host, a path, a number. */
export class UpdateRefused extends Error {
  override readonly name = "UpdateRefused";
  readonly code: UpdateFaultCode;
  readonly detail: string;
  constructor(code: UpdateFaultCode, detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}

export interface OpenedArchive {
  readonly path: string;
  readonly header: string;
  readonly manifest: UpdateManifest;
}

/** Throws `UpdateRefused`. */
export async function openArchive(path: string, keys: readonly string[]): Promise<OpenedArchive> {
  const header = await readHeaderText(path);
  return { path, header, manifest: checkedManifest(header, keys) };
}

/** Throws `UpdateRefused`. */
export function checkedManifest(header: string, keys: readonly string[]): UpdateManifest {
  if (keys.length === 0) throw new UpdateRefused("no-keys", "");
  const read = readHeader(header, keys, isSigned);
  if (!read.ok) throw new UpdateRefused(read.code, read.detail);
  return read.manifest;
}

function isSigned(text: string, signature: string, key: string): boolean {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" });
    const isEd25519 = publicKey.asymmetricKeyType === "ed25519";
    return isEd25519 && verify(null, Buffer.from(text), publicKey, Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

async function readHeaderText(path: string): Promise<string> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UpdateRefused(error.code === "ENOENT" ? "not-found" : "unreadable", error.code ?? path);
  });
  try {
    let bytes = Buffer.alloc(0);
    let size = 64 * 1024;
    for (;;) {
      const chunk = Buffer.alloc(size);
      const { bytesRead } = await file.read(chunk, 0, size, bytes.length);
      bytes = Buffer.concat([bytes, chunk.subarray(0, bytesRead)]);
      const end = bytes.indexOf("\n", bytes.indexOf("\n") + 1);
      if (bytes.includes("\n") && end > bytes.indexOf("\n")) return bytes.subarray(0, end + 1).toString();
      if (bytesRead === 0 || bytes.length > updateLimits.headerBytes)
        throw new UpdateRefused("unreadable", "header");
      size *= 2;
    }
  } catch (error) {
    if (error instanceof UpdateRefused) throw error;
    throw new UpdateRefused("unreadable", (error as NodeJS.ErrnoException).code ?? "read");
  } finally {
    await file.close();
  }
}

/** All files into `folder`, each on the disk. Throws `UpdateRefused`, and what the disk says. */
export async function unpack(
  { path, header, manifest }: OpenedArchive,
  folder: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const source = createReadStream(path, { start: Buffer.byteLength(header) });
  const stream = source.pipe(createGunzip());
  source.on("error", (error) => stream.destroy(error));
  // Whoever reads next is told; nobody may be reading yet.
  stream.on("error", () => {});
  const pieces = piecesOf(stream);
  const total = Math.max(1, totalBytes(manifest.files));
  let done = 0;
  try {
    for (const { path: name, bytes, sha256 } of manifest.files) {
      const target = join(folder, name);
      await mkdir(dirname(target), { recursive: true });
      const file = await open(target, "wx", 0o644);
      const hash = createHash("sha256");
      try {
        for await (const piece of pieces.take(bytes)) {
          hash.update(piece);
          await file.write(piece);
          done += piece.length;
          onProgress(done / total);
        }
        await file.sync();
      } finally {
        await file.close();
      }
      if (hash.digest("hex") !== sha256) throw new UpdateRefused("content", name);
    }
    if (await pieces.hasMore()) throw new UpdateRefused("content", "more than its manifest names");
  } finally {
    source.destroy();
    stream.destroy();
  }
}

/** Cuts a stream where somebody wants. */
function piecesOf(stream: AsyncIterable<Buffer>) {
  const iterator = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  async function next(): Promise<boolean> {
    try {
      while (held.length === 0) {
        const { value, done } = await iterator.next();
        if (done) return false;
        held = value;
      }
      return true;
    } catch (error) {
      // Cut short, or no gzip at all.
      throw new UpdateRefused("content", (error as NodeJS.ErrnoException).code ?? "gzip");
    }
  }
  return {
    async *take(bytes: number): AsyncGenerator<Buffer> {
      for (let left = bytes; left > 0; ) {
        if (!(await next())) throw new UpdateRefused("content", "shorter than its manifest says");
        const piece = held.subarray(0, left);
        held = held.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
    hasMore: next,
  };
}
