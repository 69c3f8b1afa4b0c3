/**
 * Takes an update from the city's own server: `update.json` says which, and the archive lies beside it.
 *
 * Guarantees: nothing larger than its signed manifest allows is fetched; a download that was cut short goes on where it
 * ended; one whose bytes are not those that were offered is thrown away.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import {
  totalBytes,
  type UpdateOffer,
  updateLimits,
  updateOffer,
} from "../../../shared/domain/updates/manifest.ts";
import { SourceFault } from "../intake/fault.ts";
import { type BoundedRequest, boundedFetch } from "../intake/fetch.ts";
import { checkedManifest, UpdateRefused } from "./archive.ts";
import { asRefusal, refuseFull, refuseUnfit, type StagingOptions } from "./staging.ts";

export const pieceBytes = 2 * 1024 * 1024;
const pieceTimeoutMs = 60_000;
const anyType = /^[\w.+-]+\/[\w.+-]+$/;

/** What is signed is safe on any way, but who asks when is nobody's business: on other machines over TLS only. */
export function isUpdateUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return (
    protocol === "https:" || (protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(hostname))
  );
}

const below = (base: string, name: string) => new URL(name, base.endsWith("/") ? base : `${base}/`).href;

/** Undefined where there is nothing newer. Throws `UpdateRefused`. */
export async function lookAt(url: string, options: StagingOptions): Promise<UpdateOffer | undefined> {
  const body = await fetched({
    url: below(url, `update-${options.platform}.json`),
    types: anyType,
    maxBytes: updateLimits.headerBytes * 2,
  });
  const parsed = updateOffer.safeParse(parseJson(body.toString()));
  if (!parsed.success) throw new UpdateRefused("unreadable", "update.json");
  const offer = parsed.data;
  const manifest = checkedManifest(offer.header, options.keys);
  try {
    refuseUnfit(manifest, options);
  } catch (error) {
    if (error instanceof UpdateRefused && error.code === "older") return undefined;
    throw error;
  }
  // gzip makes what cannot be packed a little longer.
  const most = Math.ceil(totalBytes(manifest.files) * 1.01) + offer.header.length + 64 * 1024;
  if (offer.bytes > most) throw new UpdateRefused("too-large", `${offer.bytes} B > ${most} B`);
  return offer;
}

/** The archive's path when all of it is there. Throws `UpdateRefused`. */
export async function download(
  url: string,
  offer: UpdateOffer,
  folder: string,
  onProgress: (share: number) => void = () => {},
): Promise<string> {
  const path = join(folder, `.download-${offer.sha256}`);
  try {
    await mkdir(folder, { recursive: true });
    let have = await stat(path).then(
      ({ size }) => size,
      () => 0,
    );
    if (have > offer.bytes) {
      await rm(path);
      have = 0;
    }
    await refuseFull(folder, offer.bytes - have);
    while (have < offer.bytes) {
      const last = Math.min(have + pieceBytes, offer.bytes) - 1;
      const expected = last - have + 1;
      const piece = await fetched({
        ...{ url: below(url, offer.file), types: anyType, part: [have, last], maxBytes: expected },
        timeoutMs: pieceTimeoutMs,
      });
      if (piece.length !== expected) throw new UpdateRefused("content", `${piece.length} B ≠ ${expected} B`);
      await appendFile(path, piece);
      have += piece.length;
      onProgress(have / offer.bytes);
    }
    if ((await hashOfFile(path)) !== offer.sha256) {
      await rm(path);
      throw new UpdateRefused("content", offer.file);
    }
    return path;
  } catch (error) {
    throw asRefusal(error);
  }
}

async function fetched(request: BoundedRequest): Promise<Buffer> {
  try {
    return await boundedFetch(request);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    if (error.code === "too-large") throw new UpdateRefused("too-large", error.detail);
    throw new UpdateRefused(error.code === "length" ? "content" : "unreachable", error.detail);
  }
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest("hex");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
