/**
 * What makes a log provable, as events: a station tells its public key before it signs with it, and a seal names how
 * far the logs of all stations reach, under the names of those who vouch for it. Who holds a seal (another station,
 * a signed paper) sees whether a log was cut since.
 */
import { z } from "zod";

const id = z.string().min(1).max(80);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const headSchema = z.object({ station: id, seq: z.number().int().positive(), hash: sha256 });
/** How far a station's log reaches. */
export type Head = z.infer<typeof headSchema>;

export const sealNameSchema = z.object({
  /** Outgoing, incoming, or whatever else somebody signs as. */
  role: id,
  /** The person's account; null where there are none. */
  person: id.nullable(),
  name: z.string().min(1).max(120),
});
export type SealName = z.infer<typeof sealNameSchema>;

export const proofBodies = {
  /** The subject is `station:` and its name. `publicKey`: the 32 bytes of an Ed25519 key (RFC 8032) in base64url. */
  "station.key-announced": z.object({
    algorithm: z.literal("Ed25519"),
    publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** Where the private half is kept: in the system's secret store, or in a file that its rights alone protect. */
    protection: z.enum(["keyring", "file"]),
  }),
  /** The subject is what it was sealed for, a handover for one. */
  "log.sealed": z.object({
    names: z.array(sealNameSchema).max(10),
    heads: z.array(headSchema).max(100),
    /** Of the key that signs this, as it stands on paper. */
    fingerprint: z.string().max(100).nullable(),
  }),
} as const;
