/** What people ask for at the door, and what administrators decide about accounts. */
import type { accessCommands } from "../../../shared/contract/access.ts";
import type { TwoPersonAct } from "../../../shared/domain/roles/event.ts";
import type { Person } from "../../../shared/domain/roles/role.ts";
import { secretFault } from "../../../shared/domain/roles/secret.ts";
import type { Handlers } from "../handlers.ts";
import type { NewId } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import type { AccessRepository } from "../store/access.ts";
import type { AccessDecision, AccountBook } from "./book.ts";
import type { Caller } from "./caller.ts";
import type { ConfirmPerson } from "./confirm.ts";
import type { Hasher } from "./hashing.ts";
import type { Sessions } from "./sessions.ts";

type AccessCommand = keyof typeof accessCommands;
export type AccessHandlers = Handlers<AccessCommand>;

export interface AccessCommandContext {
  readonly book: AccountBook;
  readonly access: AccessRepository;
  readonly sessions: Sessions;
  readonly hasher: Hasher;
  readonly newId: NewId;
  readonly now: () => number;
  readonly confirmPerson: ConfirmPerson;
  readonly confirmSecond: ConfirmSecond;
}

/**
 * A second person, with their own secret, for what the city marks so; null where the city does not and none was given.
 * Rejects with `Refused`: only another supervisor or administrator counts.
 */
export type ConfirmSecond = (
  act: TwoPersonAct,
  first: Person,
  second: { readonly person: string; readonly secret: string } | null,
) => Promise<Person | null>;

/** The person who asks. */
export function personOf({ person }: Caller): Person {
  if (!person) throw new Refused({ code: "not-signed-in" });
  return person;
}

export function createAccessCommands(context: AccessCommandContext): AccessHandlers {
  const { book, access, sessions, hasher, newId, now, confirmPerson } = context;

  function checkSecret(secret: string, name: string): void {
    const found = secretFault(secret, name);
    if (found) throw new Refused({ code: "weak-secret", found });
  }

  function checkName(name: string, own: string | null): void {
    const said = name.toLowerCase();
    if (book.all.some((account) => account.id !== own && account.name.toLowerCase() === said)) {
      throw new Refused({ code: "name-taken", found: name });
    }
  }

  function known(id: string) {
    const account = book.known(id);
    if (!account) throw new Refused({ code: "unknown-person", found: id });
    return account;
  }

  /** Who gives accounts away stays there to do so. */
  function notOwn(id: string, caller: Caller): void {
    if (personOf(caller).id === id) throw new Refused({ code: "own-account" });
  }

  /** The hash is made first, and stands beside the event or not at all. */
  async function withSecret(
    id: string,
    secret: string,
    decisions: () => readonly AccessDecision[],
    actor: string,
  ): Promise<void> {
    const hash = await hasher.hash(secret);
    const set: AccessDecision = { kind: "access.secret-set", subject: id, body: {} };
    book.decide([...decisions(), set], actor, () => {
      access.putHash(id, hash, now());
      access.forgetAttempts(id);
    });
  }

  return {
    async "access.begin"({ name, secret }, caller) {
      const refuseIfBegun = () => {
        if (book.all.length > 0) throw new Refused({ code: "already-begun" });
      };
      refuseIfBegun();
      checkSecret(secret, name);
      const id = newId("U");
      const added = (): AccessDecision[] => {
        // Two windows may have asked at once.
        refuseIfBegun();
        const body = { name, role: "administrator" as const, demo: book.isDemo };
        return [{ kind: "access.account-added", subject: id, body }];
      };
      await withSecret(id, secret, added, `person:${id}`);
      sessions.signIn(caller.id, id, "first");
      return {};
    },
    async "session.signIn"({ person, secret }, caller) {
      await confirmPerson(person, secret);
      sessions.signIn(caller.id, person, "secret");
      return {};
    },
    "session.signOut"(_, { id }) {
      sessions.signOut(id);
      return {};
    },
    "session.lock"(_, { id }) {
      sessions.lock(id, "asked");
      return {};
    },
    "session.active"(_, { id }) {
      sessions.active(id);
      return {};
    },
    async "profile.changeSecret"({ old, secret }, caller) {
      const { id, name } = personOf(caller);
      checkSecret(secret, name);
      await confirmPerson(id, old);
      await withSecret(id, secret, () => [], caller.actor);
      return {};
    },
    async "accounts.add"({ name, role, secret }, caller) {
      checkName(name, null);
      checkSecret(secret, name);
      const id = newId("U");
      const added = (): AccessDecision[] => {
        checkName(name, null);
        return [{ kind: "access.account-added", subject: id, body: { name, role, demo: book.isDemo } }];
      };
      await withSecret(id, secret, added, caller.actor);
      return { person: id };
    },
    "accounts.change"({ person, name, role }, caller) {
      const account = known(person);
      if (name !== undefined) checkName(name, person);
      if (role !== undefined && role !== account.role) notOwn(person, caller);
      const body = { ...(name !== undefined && { name }), ...(role !== undefined && { role }) };
      book.decide([{ kind: "access.account-changed", subject: person, body }], caller.actor);
      return {};
    },
    async "accounts.resetSecret"({ person, secret }, caller) {
      checkSecret(secret, known(person).name);
      const stillThere = (): AccessDecision[] => {
        known(person);
        return [];
      };
      await withSecret(person, secret, stillThere, caller.actor);
      return {};
    },
    "accounts.setActive"({ person, active }, caller) {
      const { state } = known(person);
      notOwn(person, caller);
      if ((state === "active") === active) return {};
      const kind = active ? "access.account-enabled" : "access.account-disabled";
      book.decide([{ kind, subject: person, body: {} }], caller.actor);
      return {};
    },
    async "accounts.delete"({ person, second }, caller) {
      known(person);
      notOwn(person, caller);
      const other = await context.confirmSecond("delete-account", personOf(caller), second);
      known(person);
      const body = { second: other?.id ?? null };
      book.decide([{ kind: "access.account-deleted", subject: person, body }], caller.actor, () =>
        access.forget(person),
      );
      return {};
    },
  };
}
