/** For tests: a store of the newest form that lives in memory, and stations' stores that exchange what they hold. */
import Sqlite from "better-sqlite3";
import type { Database } from "./database.ts";
import { createStore, type Store } from "./index.ts";
import type { SignEvent } from "./log.ts";
import { migrations } from "./migrations/index.ts";

export function databaseInMemory(): Database {
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  return database;
}

export function storeInMemory(sign?: SignEvent, database = databaseInMemory()): Store {
  const store = createStore(database, sign);
  // In tests of parts everybody belongs to the room.
  store.log.verifyWith(() => true);
  return store;
}

/** Everything in a table, in the order of its columns. */
export function rowsIn(database: Database, table: string, columns = "*"): unknown[] {
  return database.prepare(`SELECT ${columns} FROM ${table} ORDER BY ${columns === "*" ? 1 : columns}`).all();
}

type Held = Pick<Store, "log">;

/**
 * One step of replication: some store gives some other a few events of some station, perhaps such as it has already.
 * `draw`: from 0 up to, not with, 1.
 */
export function exchangeSome(stores: readonly Held[], nowMs: number, draw: () => number): void {
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(draw() * items.length)];
  const [from, to] = [pick(stores)!, pick(stores)!];
  const station = pick(from.log.stations());
  if (from === to || station === undefined) return;
  const held = to.log.heads().find((head) => head.station === station)?.seq ?? 0;
  const first = Math.max(1, held + 1 - Math.floor(draw() * 3));
  const events = from.log.sealed(station, first, 1 + Math.floor(draw() * 5));
  const answer = to.log.admit(events, nowMs);
  if (!answer.ok) throw new Error(`not admitted: ${answer.reason} at ${answer.seq} of ${station}`);
}

/** Until all hold everything. */
export function exchangeAll(stores: readonly Held[], nowMs: number, draw: () => number): void {
  const heads = (store: Held) => JSON.stringify(store.log.heads());
  while (new Set(stores.map(heads)).size > 1) exchangeSome(stores, nowMs, draw);
}

/** Gives a store everything that another has, event by event in the order of the fold. */
export function tellInOrder(from: Held, to: Held, nowMs: number): void {
  const all = from.log.stations().flatMap((station) => from.log.sealed(station));
  const place = ({ time, station, seq }: (typeof all)[number]) =>
    `${time} ${station} ${String(seq).padStart(9, "0")}`;
  for (const event of all.sort((a, b) => (place(a) < place(b) ? -1 : 1))) to.log.admit([event], nowMs);
}
