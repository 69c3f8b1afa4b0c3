/** Looks at a database that may be in use, or damaged, through a connection that cannot write. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { migrations } from "./migrations/index.ts";

export type Inspected =
  | { readonly state: "none" }
  | { readonly state: "sound"; readonly station: string | undefined; readonly bytes: number }
  | { readonly state: "newer"; readonly found: number; readonly expected: number }
  | { readonly state: "damaged" | "unreadable"; readonly reason: string };

/** `everything`: reads all of it, as a start does; else only whether it opens. */
export function inspectDatabase(folder: string, everything: boolean): Inspected {
  const path = join(folder, "room.sqlite");
  if (!existsSync(path)) return { state: "none" };
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(path, { readonly: true, timeout: 5000 });
    const found = database.pragma("user_version", { simple: true }) as number;
    const expected = migrations.at(-1)?.number ?? 0;
    if (found > expected) return { state: "newer", found, expected };
    const checked = everything ? database.pragma("quick_check(1)", { simple: true }) : "ok";
    if (checked !== "ok") return { state: "damaged", reason: String(checked) };
    const pages = database.pragma("page_count", { simple: true }) as number;
    const size = database.pragma("page_size", { simple: true }) as number;
    const station = database.prepare("SELECT value FROM settings WHERE name = 'station'").pluck().get();
    return { state: "sound", station: station ? String(station) : undefined, bytes: pages * size };
  } catch (error) {
    const code = String((error as { code?: unknown }).code ?? "");
    const reason = error instanceof Error ? error.message : String(error);
    return { state: /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test(code) ? "damaged" : "unreadable", reason };
  } finally {
    database?.close();
  }
}
