/**
 * Argon2id (RFC 9106), on the thread pool: the core's loop goes on meanwhile. One at a time, whoever asks, so that a
 * page that guesses cannot fill the machine's memory.
 */
export interface Hasher {
  /** As a PHC string, with a salt of its own. */
  hash(secret: string): Promise<string>;
  /** False too for what is no hash. */
  verify(hash: string, secret: string): Promise<boolean>;
}

export interface HashingCost {
  readonly memoryKiB: number;
  readonly passes: number;
}

/** OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const owaspCost: HashingCost = { memoryKiB: 19_456, passes: 2 };

export function argonHasher({ memoryKiB, passes }: HashingCost = owaspCost): Hasher {
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = last.then(work);
    last = result.catch(() => {});
    return result;
  }
  // Loaded when somebody signs in: a start has more urgent things to do. Its default algorithm is argon2id.
  const load = () => import("@node-rs/argon2");
  return {
    hash: (secret) =>
      inTurn(async () =>
        (await load()).hash(secret, { memoryCost: memoryKiB, timeCost: passes, parallelism: 1 }),
      ),
    verify: (hash, secret) =>
      inTurn(async () => {
        const argon = await load();
        return argon.verify(hash, secret).catch(() => false);
      }),
  };
}
