/** For tests: a store of the newest form that lives in memory. */
import Sqlite from "better-sqlite3";
import { createStore, type Store } from "./index.ts";
import type { SignEvent } from "./log.ts";
import { migrations } from "./migrations/index.ts";

export function storeInMemory(sign?: SignEvent): Store {
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  return createStore(database, sign);
}
