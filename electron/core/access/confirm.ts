/**
 * Whether somebody is who they say: the one place where a secret is looked at.
 *
 * Guarantees: an attempt is counted, and kept over a restart, before the secret is looked at; of one account one attempt
 * is looked at at a time, so that guesses in parallel are no faster than one after the other; a wrong one keeps the next
 * waiting (domain/roles/lockout.ts). The secret goes nowhere else.
 */
import type { Clock } from "../../../shared/domain/clock.ts";
import { type Attempts, waitMsAfter, waitMsAt } from "../../../shared/domain/roles/lockout.ts";
import type { Person } from "../../../shared/domain/roles/role.ts";
import { Refused } from "../live/serve.ts";
import { errorText, type Log } from "../log.ts";
import type { AccessRepository } from "../store/access.ts";
import type { AccountBook } from "./book.ts";
import type { Hasher } from "./hashing.ts";

export interface ConfirmOptions {
  readonly book: AccountBook;
  readonly access: AccessRepository;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly log: Log;
  /** Resolves when every account that is there has its hash. */
  readonly seeded: Promise<void>;
}

/** Rejects with `Refused`. */
export type ConfirmPerson = (person: string, secret: string) => Promise<Person>;

export function createConfirm({ book, access, hasher, clock, log, seeded }: ConfirmOptions): ConfirmPerson {
  const looking = new Set<string>();
  /** A full disk, which has its alarm, must neither let guesses through nor keep everybody out. */
  const counted = new Map<string, Attempts>();

  const attemptsOf = (person: string): Attempts => {
    const kept = access.attempts(person) ?? { failures: 0, lastAt: 0 };
    const own = counted.get(person);
    return own && own.failures > kept.failures ? own : kept;
  };

  function tryTo(write: () => void): void {
    try {
      write();
    } catch (error) {
      log.error("an attempt to sign in was not written down", { reason: errorText(error) });
    }
  }

  return async (id, secret) => {
    if (!book.usable(id)) throw new Refused({ code: "unknown-person", found: id });
    const now = clock();
    if (looking.has(id)) throw new Refused({ code: "too-soon", at: now });
    const before = attemptsOf(id);
    const waitMs = waitMsAt(before, now);
    if (waitMs > 0) throw new Refused({ code: "too-soon", at: now + waitMs });
    looking.add(id);
    try {
      const attempts = { failures: before.failures + 1, lastAt: now };
      counted.set(id, attempts);
      tryTo(() => access.putAttempts(id, attempts));
      await seeded;
      const hash = access.hashOf(id);
      const isRight = hash !== undefined && (await hasher.verify(hash, secret));
      const account = book.usable(id);
      if (!isRight || !account) {
        const next = waitMsAfter(attempts.failures);
        tryTo(() => book.write("access.failed", id, { failures: attempts.failures, waitMs: next }));
        throw new Refused({ code: "wrong-secret", ...(next > 0 && { at: now + next }) });
      }
      counted.delete(id);
      tryTo(() => access.forgetAttempts(id));
      return { id, name: account.name, role: account.role };
    } finally {
      looking.delete(id);
    }
  };
}
