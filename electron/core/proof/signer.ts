/**
 * The station's key: signs each event's place in the log and its hash (Ed25519, RFC 8032). What is signed is checked by
 * resources/verify/verify.mjs, which knows nothing of this program.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { SignEvent } from "../store/log.ts";

export interface Signer {
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly protection: "keyring" | "file";
  readonly signEvent: SignEvent;
  /** A text under a title that no event's signature has; base64url. */
  signText(title: string, text: string): string;
}

export function openSigner({ privateKey, protection }: NonNullable<CoreOptions["signingKey"]>): Signer {
  const key = createPrivateKey({ key: Buffer.from(privateKey, "base64"), format: "der", type: "pkcs8" });
  // The last 32 bytes of its DER form are the key itself (RFC 8410, 4).
  const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32);
  const signed = (text: string) => sign(null, Buffer.from(text, "utf8"), key).toString("base64url");
  return {
    publicKey: publicKey.toString("base64url"),
    fingerprint: fingerprintOf(publicKey),
    protection,
    signEvent: ({ station, seq, prev, hash }) =>
      signed(`live-room event\n${station}\n${seq}\n${prev}\n${hash}`),
    signText: (title, text) => signed(`live-room ${title}\n${text}`),
  };
}

/** As people compare it, on paper and on screen: the first 16 bytes of the key's SHA-256, in groups of four. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const hex = createHash("sha256").update(publicKey).digest("hex").slice(0, 32);
  return hex.match(/.{4}/g)!.join("-");
}
