/**
 * Copies of the database from before its form was changed: the way back from a program that turns out not to work.
 *
 * Guarantees: a copy that has its name is whole, was checked, and is on the disk; the newest `copiesKept` stay. It says of
 * itself that it is a copy (core/putBack.ts).
 */
import { closeSync, existsSync, fsyncSync, openSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { fileName, stampOf, versionOf } from "./database.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import { settingRepository } from "./settings.ts";

/** Without it nothing is migrated. */
export class CopyFailed extends Error {
  override readonly name = "CopyFailed";
  readonly from: number;
  readonly to: number;
  constructor(from: number, to: number, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.from = from;
    this.to = to;
  }
}

export const backupFolder = "backups";
export const copiesKept = 3;
/** The migration itself needs as much again, and the room some more. */
const spareBytes = 64 * 1024 * 1024;
/** Nobody works meanwhile. */
const pagesAtOnce = 16_384;
const nameOf = (from: number, at: Date) => `before-${from}-${stampOf(at)}.sqlite`;
const named = /^before-(\d+)-(\d{4}-\d\d-\d\dT[\d-]+Z)\.sqlite$/;

export interface FormCopy {
  readonly file: string;
  /** The number of the last migration that the copy has. */
  readonly form: number;
}

/** The newest first. */
export async function formCopies(folder: string): Promise<FormCopy[]> {
  const names = await readdir(join(folder, backupFolder)).catch(() => []);
  return names
    .flatMap((file) => {
      const [, form, stamp] = named.exec(file) ?? [];
      return form && stamp ? [{ file, form: Number(form), stamp }] : [];
    })
    .sort((a, b) => (a.stamp < b.stamp ? 1 : -1))
    .map(({ file, form }) => ({ file, form }));
}

/** Undefined where nothing is to be migrated. Throws `CopyFailed`. */
export async function copyBeforeMigration(
  folder: string,
  at: Date,
  steps: readonly Migration[] = migrations,
): Promise<FormCopy | undefined> {
  const path = join(folder, fileName);
  const to = steps.at(-1)?.number ?? 0;
  const from = existsSync(path) ? formOf(path, to) : undefined;
  if (from === undefined) return undefined;
  try {
    const target = join(folder, backupFolder);
    await mkdir(target, { recursive: true });
    await leaveRoom(folder, path);
    for (const name of await readdir(target))
      if (/^before-.*\.part/.test(name)) await rm(join(target, name), { force: true });
    const file = nameOf(from, at);
    const unfinished = join(target, `${file}.part`);
    await copy(path, unfinished, at);
    await rename(unfinished, join(target, file));
    for (const old of (await formCopies(folder)).slice(copiesKept))
      await rm(join(target, old.file), { force: true });
    return { file, form: from };
  } catch (error) {
    throw new CopyFailed(from, to, error);
  }
}

/** Undefined where nothing is to be migrated, and for a damaged file: that is set aside as it opens. */
function formOf(path: string, newest: number): number | undefined {
  try {
    const database = new Sqlite(path, { readonly: true });
    try {
      const form = versionOf(database);
      const isDue = form > 0 && form < newest;
      return isDue && database.pragma("quick_check(1)", { simple: true }) === "ok" ? form : undefined;
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

async function leaveRoom(folder: string, path: string): Promise<void> {
  const { size } = await stat(path);
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 2 * size + spareBytes)
    throw new Error(`expected ${2 * size + spareBytes} free bytes, found ${bavail * bsize}`);
}

async function copy(path: string, target: string, at: Date): Promise<void> {
  const database = new Sqlite(path, { readonly: true });
  try {
    await database.backup(target, { progress: () => pagesAtOnce });
  } finally {
    database.close();
  }
  const copied = new Sqlite(target);
  try {
    // One file, without a log beside it.
    copied.pragma("journal_mode = DELETE");
    const found = copied.pragma("quick_check(1)", { simple: true });
    if (found !== "ok") throw new Error(`the copy: ${String(found)}`);
    const hasSettings = copied.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'settings'").get();
    if (hasSettings) settingRepository(copied).set("copied", at.toISOString());
  } finally {
    copied.close();
  }
  syncFile(target);
}

export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
