/** Checks signatures of other stations (Ed25519, RFC 8032). */
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { fingerprintOf } from "../proof/signer.ts";

/** What stands before the 32 bytes of a key in its DER form (RFC 8410, 4). */
const head = Buffer.from("302a300506032b6570032100", "hex");
/** More than a room has stations. */
const keptKeys = 500;
const opened = new Map<string, KeyObject | null>();

function openKey(publicKey: string): KeyObject | null {
  const known = opened.get(publicKey);
  if (known !== undefined) return known;
  const raw = Buffer.from(publicKey, "base64url");
  const isKey = raw.length === 32 && raw.toString("base64url") === publicKey;
  const key = isKey
    ? createPublicKey({ key: Buffer.concat([head, raw]), format: "der", type: "spki" })
    : null;
  if (opened.size >= keptKeys) opened.clear();
  opened.set(publicKey, key);
  return key;
}

function isSigned(text: string, signature: string, publicKey: string): boolean {
  const key = openKey(publicKey);
  const raw = Buffer.from(signature, "base64url");
  // Another way to write the same bytes would be another message that says the same.
  if (!key || raw.length !== 64 || raw.toString("base64url") !== signature) return false;
  return verify(null, Buffer.from(text, "utf8"), key, raw);
}

/** Whether one of these keys signed what a station says under a title (proof/signer.ts). */
export function isSignedText(
  title: string,
  text: string,
  signature: string,
  keys: readonly string[],
): boolean {
  return keys.some((key) => isSigned(`live-room ${title}\n${text}`, signature, key));
}

export function isSignedEvent(
  {
    station,
    seq,
    prev,
    hash,
    signature,
  }: Pick<SealedEvent, "station" | "seq" | "prev" | "hash" | "signature">,
  keys: readonly string[],
): boolean {
  const text = `live-room event\n${station}\n${seq}\n${prev}\n${hash}`;
  return keys.some((key) => isSigned(text, signature, key));
}

export function fingerprintOfKey(publicKey: string): string {
  return fingerprintOf(Buffer.from(publicKey, "base64url"));
}
