/** Who belongs to the room, as events; the fold is in members.ts. The subject of both is `station:` and its id. */
import { z } from "zod";

export const stationSchema = z.string().min(1).max(80);

export const memberBodies = {
  /** A person let a station in, with this key. Whoever joins admits the one that let it in, too: see members.ts. */
  "station.admitted": z.object({
    station: stationSchema,
    /** The 32 bytes of an Ed25519 key (RFC 8032) in base64url. */
    publicKey: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    /** With a code that was shown on one of the two, or by comparing fingerprints. */
    by: z.enum(["code", "fingerprint"]),
  }),
  /** Lost, stolen or replaced: nothing that it sends is taken from now on. What the room holds of it stays. */
  "station.retired": z.object({ station: stationSchema, reason: z.string().max(500) }),
} as const;
