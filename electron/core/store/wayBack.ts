/**
 * The way back from a newer program: the copy from before its migration is put into the place of its database, which is
 * set aside (`room-….newer`) and never altered, and takes over what was recorded since.
 *
 * Comes back: every event of every station's log, as far as its chain is whole (what this version does not understand is
 * kept for the next one that does), and the rows of `carried` tables, in those columns that both forms have. Does not come back: what only the newer form has; events taken
 * early of logs held in part (other stations give these again); figures, indexes and attendance are worked out anew.
 * A station whose own log came back whole keeps its name; another takes a new one (core/putBack.ts), so that it gives
 * no number twice.
 *
 * A crash on the way leaves the newer database in its place, or the finished one beside it, which the next start takes.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { copyFile, rename } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { backupFolder, formCopies, syncFile } from "./beforeMigration.ts";
import { type Database, fileName, openDatabase, setAside } from "./database.ts";
import { createStore } from "./index.ts";
import { type Migration, migrations } from "./migrations/index.ts";

export interface WayBack {
  /** The copy that was put into place. */
  readonly backup: string;
  /** The newer database's name now. */
  readonly setAside: string;
  readonly events: number;
  /** Tables whose rows this form does not take. */
  readonly left: readonly string[];
  readonly keepsName: boolean;
}

/** What is told to a station rather than worked out by it. */
const carried = [
  ...["settings", "credentials", "attempts", "sessions", "display_sizes", "scenes", "directory_cameras"],
  ...["reports", "positions", "duty_events", "camera_health", "sensor_values", "warnings"],
  ...["warning_references", "intake_sources", "machine_clockings", "machine_people", "machine_files"],
  ...["alarm_occurrences", "outbox", "deletions", "attendance_rules"],
] as const;

const finishedName = `${fileName}.back`;
const eventsAtOnce = 500;

/** The copy that `takeWayBack` would take. */
export async function wayBackOf(folder: string, steps: readonly Migration[] = migrations) {
  const newest = steps.at(-1)?.number ?? 0;
  return (await formCopies(folder)).find(({ form }) => form <= newest);
}

/** Ends what a crash cut short. */
export function finishWayBack(folder: string): void {
  const finished = join(folder, finishedName);
  if (!existsSync(finished)) return;
  if (existsSync(join(folder, fileName))) rmSync(finished);
  else renameSync(finished, join(folder, fileName));
}

/** Undefined where no copy is old enough. */
export async function takeWayBack(
  folder: string,
  at: Date,
  steps: readonly Migration[] = migrations,
): Promise<WayBack | undefined> {
  const backup = await wayBackOf(folder, steps);
  if (!backup) return undefined;
  const work = join(folder, `${finishedName}.work`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work);
  await copyFile(join(folder, backupFolder, backup.file), join(work, fileName));
  const { database } = openDatabase(work, at, steps);
  const newer = new Sqlite(join(folder, fileName), { readonly: true });
  let told: Pick<WayBack, "events" | "left" | "keepsName">;
  try {
    told = carryOver(newer, database, at);
  } finally {
    newer.close();
    database.close();
  }
  syncFile(join(work, fileName));
  await rename(join(work, fileName), join(folder, finishedName));
  rmSync(work, { recursive: true, force: true });
  const aside = setAside(folder, at, "newer");
  finishWayBack(folder);
  return { backup: backup.file, setAside: aside, ...told };
}

function carryOver(newer: Database, database: Database, at: Date) {
  const { log, settings } = createStore(database);
  // It stood in this station's own log: whoever took it in has looked at it.
  log.verifyWith(() => true);
  const copied = settings.get("copied");
  const left = carried.filter((table) => !carryRows(newer, database, table));
  let events = 0;
  for (const station of stationsIn(newer)) events += carryEvents(newer, database, station, at);
  const own = settings.get("station") ?? "";
  const last = newer.prepare("SELECT max(seq) FROM events WHERE station = ?").pluck().get(own);
  const keepsName = own === "" || (log.headOf(own)?.seq ?? 0) === (last ?? 0);
  settings.set("copied", keepsName ? "" : (copied ?? at.toISOString()));
  return { events, left, keepsName };

  function carryEvents(from: Database, to: Database, station: string, now: Date): number {
    const first = (log.headOf(station)?.seq ?? 0) + 1;
    const select = from.prepare(`
      SELECT station, seq, time, actor, kind, subject, body, prev, hash, signature FROM events
      WHERE station = ? AND seq >= ? ORDER BY seq LIMIT ${eventsAtOnce}`);
    for (let next = first; ; next += eventsAtOnce) {
      const rows = (select.all(station, next) as (SealedEvent & { body: string })[]).map((row) => ({
        ...row,
        body: JSON.parse(row.body) as unknown,
      }));
      if (rows.length === 0 || !admitWhole(rows, now)) break;
    }
    const last = log.headOf(station)?.seq ?? 0;
    // Nobody listens yet: they are read when all do, as those are that an older version did not understand.
    to.prepare(`
      INSERT INTO unread_events SELECT station, seq FROM events WHERE station = ? AND seq BETWEEN ? AND ?
      ON CONFLICT DO NOTHING`).run(station, first, last);
    return last - first + 1;
  }

  /** As many of them as continue the log. */
  function admitWhole(rows: readonly SealedEvent[], now: Date): boolean {
    const answer = log.admit(rows, now.getTime());
    if (answer.ok) return true;
    const whole = rows.filter(({ seq }) => seq < answer.seq);
    if (whole.length > 0) log.admit(whole, now.getTime());
    return false;
  }
}

function stationsIn(database: Database): string[] {
  return database.prepare("SELECT DISTINCT station FROM events").pluck().all() as string[];
}

interface Column {
  readonly name: string;
  readonly pk: number;
}

/** False where this form does not take them: then none are. Rows keep their numbers, by which indexes find them. */
function carryRows(newer: Database, database: Database, table: string): boolean {
  const columnsIn = (of: Database) => of.pragma(`table_info(${table})`) as Column[];
  const there = new Set(columnsIn(newer).map(({ name }) => name));
  const columns = columnsIn(database).filter(({ name }) => there.has(name));
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  if (columns.length === 0 || keys.length === 0) return false;
  const names = columns.map(({ name }) => name);
  const changes = names.filter((name) => !keys.includes(name)).map((name) => `${name} = excluded.${name}`);
  const doing = changes.length > 0 ? `UPDATE SET ${changes.join(", ")}` : "NOTHING";
  try {
    const upsert = database.prepare(`
      INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
      ON CONFLICT (${keys.join(", ")}) DO ${doing}`);
    database
      .transaction(() => {
        const rows = newer.prepare(`SELECT ${names.join(", ")} FROM ${table}`).raw();
        for (const row of rows.iterate()) upsert.run(...(row as unknown[]));
      })
      .immediate();
    return true;
  } catch {
    return false;
  }
}
