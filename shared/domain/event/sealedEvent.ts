/** An event as it is stored and travels: with the hash of the one before it, its own, and a signature over both. */
export interface SealedEvent {
  readonly station: string;
  /** 1, 2, 3 … within the station. */
  readonly seq: number;
  /** See hybridTime.ts. */
  readonly time: string;
  readonly actor: string;
  /** May be one that this version does not know: it is kept and passed on. */
  readonly kind: string;
  readonly subject: string;
  readonly body: unknown;
  /** The hash of the station's event before this one; empty for its first. */
  readonly prev: string;
  /** SHA-256 over the canonical JSON (RFC 8785) of everything else but the signature, in base 16. */
  readonly hash: string;
  /** Ed25519 in base64url; empty where the station had no key. */
  readonly signature: string;
}
