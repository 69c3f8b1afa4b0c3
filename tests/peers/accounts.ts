/** Somebody who may sign in at a room that is no demo: put into its data before it starts. */
import { mkdirSync } from "node:fs";
import { AccountBook } from "../../electron/core/access/book.ts";
import { argonHasher } from "../../electron/core/access/hashing.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import type { Role } from "../../shared/domain/roles/role.ts";

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

export const supervisor: Account = { id: "U-UJI", name: "Pengawas Uji", secret: "385027" };
/** By name after the other, who is offered first. */
export const secondSupervisor: Account = { id: "U-UJI-2", name: "Sari Pengganti", secret: "609413" };

export async function addSupervisor(
  dataFolder: string,
  { id, name, secret }: Account = supervisor,
  role: Role = "supervisor",
): Promise<void> {
  const hash = await argonHasher({ memoryKiB: 8, passes: 1 }).hash(secret);
  mkdirSync(dataFolder, { recursive: true });
  const store = createStore(openDatabase(dataFolder, new Date()).database);
  const station = store.settings.station(Math.random);
  const book = new AccountBook({ station, store, sources: createSources(), clock: Date.now, demo: false });
  const body = { name, role, demo: false } as const;
  book.decide([{ kind: "access.account-added", subject: id, body }], "room", () =>
    store.access.putHash(id, hash, Date.now()),
  );
  store.close();
}
