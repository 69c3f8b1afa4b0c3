/** Accounts, folded from the log. What they sign in with is no part of them. Pure. */
import type { RoomEvent } from "../event/event.ts";
import type { Person, Role } from "./role.ts";

export interface Account extends Person {
  readonly role: Role;
  readonly state: "active" | "disabled" | "deleted";
  /** Made while the demo ran. */
  readonly demo: boolean;
  readonly addedAtMs: number;
  readonly addedBy: string;
  /** Null where none was ever set. */
  readonly secretSetAtMs: number | null;
}

/** Events in their order; what is about no account changes nothing. */
export function stepAccount(account: Account | undefined, event: RoomEvent): Account | undefined {
  const atMs = event.time.ms;
  if (event.kind === "access.account-added") {
    // The same id is never given twice; whoever is there stays.
    if (account) return account;
    const { name, role, demo } = event.body;
    return {
      ...{ id: event.subject, name, role, demo, state: "active" },
      ...{ addedAtMs: atMs, addedBy: event.actor, secretSetAtMs: null },
    };
  }
  if (!account || account.state === "deleted") return account;
  switch (event.kind) {
    case "access.account-changed": {
      const { name = account.name, role = account.role } = event.body;
      return { ...account, name, role };
    }
    case "access.account-disabled":
      return { ...account, state: "disabled" };
    case "access.account-enabled":
      return { ...account, state: "active" };
    case "access.account-deleted":
      return { ...account, state: "deleted" };
    case "access.secret-set":
      return { ...account, secretSetAtMs: atMs };
    default:
      return account;
  }
}

export function foldAccounts(events: Iterable<RoomEvent>): Map<string, Account> {
  const accounts = new Map<string, Account>();
  for (const event of events) {
    const next = stepAccount(accounts.get(event.subject), event);
    if (next) accounts.set(event.subject, next);
  }
  return accounts;
}
