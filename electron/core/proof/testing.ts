/** For tests: keys that are the same in every run. */
import type { CoreOptions } from "../../../shared/contract/start.ts";

/** The head of PKCS #8 for Ed25519 (RFC 8410, 7); the seed follows. */
const head = "302e020100300506032b657004220420";

export function testKey(number: number): NonNullable<CoreOptions["signingKey"]> {
  const seed = Buffer.alloc(32, number);
  return {
    privateKey: Buffer.concat([Buffer.from(head, "hex"), seed]).toString("base64"),
    protection: "keyring",
  };
}
