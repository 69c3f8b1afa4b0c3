/** The administrator whom the set-up named: the first account of a room that has none, and of no other. */
import type { CoreOptions } from "../../../shared/contract/start.ts";
import type { NewId } from "../incidents/ids.ts";
import type { AccessRepository } from "../store/access.ts";
import type { AccountBook } from "./book.ts";

export function beginWith(
  administrator: CoreOptions["administrator"],
  book: AccountBook,
  access: AccessRepository,
  newId: NewId,
  nowMs: number,
): void {
  if (!administrator || book.isDemo || book.all.length > 0) return;
  const { name, hash } = administrator;
  const id = newId("U");
  book.decide(
    [
      { kind: "access.account-added", subject: id, body: { name, role: "administrator", demo: false } },
      { kind: "access.secret-set", subject: id, body: {} },
    ],
    `person:${id}`,
    () => access.putHash(id, hash, nowMs),
  );
}
