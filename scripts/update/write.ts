/** Writes an update's archive and what tells of it (shared/domain/updates/manifest.ts). */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { createWriteStream, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import {
  type UpdateManifest,
  type UpdateOffer,
  updateManifest,
} from "../../shared/domain/updates/manifest.ts";

export interface UpdateContent {
  readonly path: string;
  /** Called twice: for its hash, and for the archive. */
  read(): Uint8Array;
}

export interface UpdateSource {
  readonly about: Omit<UpdateManifest, "files" | "format">;
  readonly files: readonly UpdateContent[];
  /** PEM of an Ed25519 private key. */
  readonly key: string;
}

/** The archive, and beside it `update-<platform>.json` for a server. Throws where the manifest would be refused. */
export async function writeUpdate(
  { about, files, key }: UpdateSource,
  folder: string,
): Promise<{ archive: string; bytes: number }> {
  const listed = files.map(({ path, read }) => {
    const bytes = read();
    return { path, bytes: bytes.length, sha256: hashOf(bytes) };
  });
  const manifest = updateManifest.parse({ format: 1, ...about, files: listed });
  const text = JSON.stringify(manifest);
  const signature = sign(null, Buffer.from(text), createPrivateKey(key)).toString("base64");
  const header = `${signature}\n${text}\n`;
  const file = `live-room-${manifest.version}-${manifest.platform}.lrupdate`;
  const archive = join(folder, file);
  writeFileSync(archive, header);
  async function* contents(): AsyncGenerator<Uint8Array> {
    for (const each of files) yield each.read();
  }
  // One that is empty ends a stream of pieces: it has nothing to be packed.
  const pieces = Readable.from(contents(), { objectMode: false });
  await pipeline(pieces, createGzip({ level: 9 }), createWriteStream(archive, { flags: "a" }));
  const bytes = statSync(archive).size;
  const offer: UpdateOffer = { header, file, bytes, sha256: hashOf(readFileSync(archive)) };
  writeFileSync(join(folder, `update-${manifest.platform}.json`), `${JSON.stringify(offer)}\n`);
  return { archive, bytes };
}

/** SPKI in base64, as stations keep it. */
export function publicKeyOf(pem: string): string {
  return createPublicKey(pem).export({ format: "der", type: "spki" }).toString("base64");
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
