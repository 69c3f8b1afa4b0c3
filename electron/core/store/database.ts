/**
 * Opens the room's database.
 *
 * Guarantees: the file that comes out has passed SQLite's check and has the newest form. A file that is damaged is set
 * aside under a name that tells when (`room-….broken`), with its write-ahead log, and a new one is begun: nothing is ever
 * deleted. A file that cannot be brought to the newest form is left as it was, and so is that of a newer program: who
 * opens a room keeps a copy first, and knows a way back (opening.ts).
 * WAL with `synchronous = NORMAL`: what was committed survives a crash of the process; after a loss of power the
 * last commits may be missing, but never half of one. Whoever told us a fact tells it again then.
 */
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { type Migration, migrations } from "./migrations/index.ts";

export type Database = Sqlite.Database;

export interface OpenedDatabase {
  readonly database: Database;
  /** Why and as what the file that was there was set aside. */
  readonly setAside?: { readonly file: string; readonly reason: string };
}

/** Made by a newer version of the program: opening it could lose what that version wrote. */
export class DatabaseNewer extends Error {
  override readonly name = "DatabaseNewer";
  readonly found: number;
  readonly expected: number;

  constructor(found: number, expected: number) {
    super(`expected a database of form ${expected} or older, found ${found}`);
    this.found = found;
    this.expected = expected;
  }
}

/** A migration could not be done: the file has the form that it had. */
export class MigrationFailed extends Error {
  override readonly name = "MigrationFailed";
  readonly from: number;
  readonly to: number;

  constructor(from: number, to: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.from = from;
    this.to = to;
  }
}

/** The folder cannot be written, or the disk is full. */
export class DataFolderUnusable extends Error {
  override readonly name = "DataFolderUnusable";
}

export const fileName = "room.sqlite";
/**
 * SQLite's side files hold part of the data: they travel with the database, and before it, for a log that is left
 * without its database is deleted.
 */
const sideFiles = ["-wal", "-shm", ""];
const busyTimeoutMs = 5000;
/**
 * Of the write-ahead log, 16 MB, before it is folded into the file: as many as one part of its index holds. A page that is
 * written again and again goes into the file once, and the disk is waited for a quarter as often.
 */
const checkpointPages = 4000;

/** `at` names a file that is set aside. Throws `DatabaseNewer`, `MigrationFailed` and `DataFolderUnusable`. */
export function openDatabase(
  folder: string,
  at: Date,
  steps: readonly Migration[] = migrations,
): OpenedDatabase {
  const path = join(folder, fileName);
  try {
    return { database: open(path, steps) };
  } catch (error) {
    if (!isDamage(error)) throw asUnusable(error);
    const reason = error instanceof Error ? error.message : String(error);
    const file = setAside(folder, at, "broken");
    try {
      return { database: open(path, steps), setAside: { file, reason } };
    } catch (again) {
      throw asUnusable(again);
    }
  }
}

function open(path: string, steps: readonly Migration[]): Database {
  if (existsSync(path)) examine(path, steps);
  const database = new Sqlite(path, { timeout: busyTimeoutMs });
  try {
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = NORMAL");
    database.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    database.pragma("foreign_keys = ON");
    migrate(database, steps);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Through a connection that cannot write: as it closes, any other folds the write-ahead log into the file and deletes
 * it, also where the file is damaged or a newer program's.
 */
function examine(path: string, steps: readonly Migration[]): void {
  const database = new Sqlite(path, { readonly: true, timeout: busyTimeoutMs });
  try {
    const newest = steps.at(-1)?.number ?? 0;
    const current = versionOf(database);
    if (current > newest) throw new DatabaseNewer(current, newest);
    const found = database.pragma("quick_check(1)", { simple: true });
    if (found !== "ok") throw new DatabaseDamaged(String(found));
  } finally {
    database.close();
  }
}

export function versionOf(database: Database): number {
  return database.pragma("user_version", { simple: true }) as number;
}

/** All of them or none. */
function migrate(database: Database, steps: readonly Migration[]): void {
  const from = versionOf(database);
  const due = steps.filter(({ number }) => number > from);
  const to = due.at(-1)?.number;
  if (to === undefined) return;
  try {
    database
      .transaction(() => {
        for (const step of due) step.apply(database);
        database.pragma(`user_version = ${to}`);
        if (from > 0) checkForm(database);
      })
      .immediate();
  } catch (error) {
    throw isOfPlace(error) ? error : new MigrationFailed(from, to, error);
  }
}

function checkForm(database: Database): void {
  const orphans = database.pragma("foreign_key_check") as unknown[];
  if (orphans.length > 0) throw new DatabaseDamaged(`${orphans.length} rows without what they refer to`);
  const found = database.pragma("quick_check(1)", { simple: true });
  if (found !== "ok") throw new DatabaseDamaged(String(found));
}

class DatabaseDamaged extends Error {
  override readonly name = "DatabaseDamaged";
}

/** Trouble with the place is no damage: the same file opens once the disk has room or the folder its rights. */
function isDamage(error: unknown): boolean {
  if (error instanceof DatabaseDamaged) return true;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) return false;
  return !isOfPlace(error);
}

function isOfPlace(error: unknown): boolean {
  const code = String((error as { code?: unknown }).code);
  return /^SQLITE_(CANTOPEN|READONLY|FULL|IOERR|PERM|BUSY|LOCKED|AUTH|NOMEM)/.test(code);
}

function asUnusable(error: unknown): Error {
  if (error instanceof DatabaseNewer || error instanceof MigrationFailed) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new DataFolderUnusable(reason, { cause: error });
}

/** The name under which the file stands now, with its side files. */
export function setAside(folder: string, at: Date, kind: "broken" | "newer"): string {
  const stamp = stampOf(at);
  const name = (n: number) => `room-${stamp}${n > 0 ? `-${n}` : ""}.${kind}`;
  let n = 0;
  while (existsSync(join(folder, name(n)))) n++;
  for (const side of sideFiles) {
    const from = join(folder, fileName + side);
    if (existsSync(from)) renameSync(from, join(folder, name(n) + side));
  }
  return name(n);
}

/** As a part of a file's name. */
export function stampOf(at: Date): string {
  return at.toISOString().replace(/[:.]/g, "-");
}

/** Nothing of what was to be written is there: SQLite takes a transaction back whole, and a file gets its name last. */
export function isDiskFull(error: unknown): boolean {
  return ["SQLITE_FULL", "ENOSPC", "EDQUOT"].includes(String((error as { code?: unknown } | null)?.code));
}
