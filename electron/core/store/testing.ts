/** For tests: a store of the newest form that lives in memory. */
import Sqlite from "better-sqlite3";
import { createStore, type Store } from "./index.ts";
import { migrations } from "./migrations/index.ts";

export function storeInMemory(): Store {
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  return createStore(database);
}
