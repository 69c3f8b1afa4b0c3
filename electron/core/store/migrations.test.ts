/** A database of every form that there ever was, with rows in all of its tables, opens as one of the newest form. */
import { expect, it } from "vitest";
import { writeTime } from "../../../shared/domain/event/hybridTime.ts";
import { temporaryFolder } from "../testing.ts";
import { type Database, openDatabase, versionOf } from "./database.ts";
import { dueNoting } from "./dueAfter.ts";
import { createStore } from "./index.ts";
import { hashOf } from "./log.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import { openRoomDatabase } from "./opening.ts";

const at = new Date("2026-11-29T01:00:00Z");
const beganMs = at.getTime() - 86_400_000;
const eventCount = 6;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** What a column holds that has a rule of its own. */
const ruled: Readonly<Record<string, string | number | null>> = {
  "duty_events.type": "in",
  "reports.status": "open",
  "reports.photos": "[]",
  "reports.removed_at": null,
  "camera_health.state": "up",
  "machine_clockings.type": "out",
  "settings.name": "station",
  "settings.value": "st-old",
  "incidents.state": "handling",
  "incidents.merged_into": null,
  "outbox.sent_at": null,
};
/** Filled by triggers, or by what was done. */
const derived =
  /^(report_words_due|performance_due|log_lines|unread_events|logs_in_part|attendance_followed)$/;
/** Counted anew by a migration. */
const emptied = new Set(["performance_cells", "performance_cases"]);

function tablesOf(database: Database): string[] {
  const sql = `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`;
  return (database.prepare(sql).pluck().all() as string[]).sort();
}

function columnsOf(database: Database, table: string): Column[] {
  return database.pragma(`table_info(${table})`) as Column[];
}

function fill(database: Database): void {
  for (const table of tablesOf(database)) {
    if (derived.test(table) || table === "events") continue;
    const columns = columnsOf(database, table);
    const values = columns.map(({ name, type }) => {
      const own = ruled[`${table}.${name}`];
      if (own !== undefined) return own;
      if (type === "TEXT") return name === "body" ? "{}" : "TL-1";
      return type === "BLOB" ? Buffer.from([1]) : beganMs;
    });
    const marks = columns.map(() => "?").join(", ");
    database.prepare(`INSERT INTO ${table} VALUES (${marks})`).run(...values);
  }
  if (columnsOf(database, "events").length > 0) writeEvents(database);
}

/** As the program of that time wrote them. */
function writeEvents(database: Database): void {
  const isSigned = columnsOf(database, "events").some(({ name }) => name === "signature");
  let prev = "";
  for (let seq = 1; seq <= eventCount; seq++) {
    const open = {
      ...{
        station: "st-old",
        seq,
        time: writeTime({ ms: beganMs + seq, counter: 0 }),
        actor: "person:U-1",
        prev,
      },
      ...(seq === 1
        ? { kind: "incident.acknowledged", subject: "TL-1", body: {} }
        : { kind: "incident.noted", subject: "TL-1", body: { text: `pompa nomor ${seq}` } }),
    };
    const hash = hashOf(open);
    const { station, time, actor, kind, subject, body } = open;
    const values = [station, seq, time, actor, kind, subject, JSON.stringify(body), prev, hash];
    if (isSigned) values.push("");
    database.prepare(`INSERT INTO events VALUES (${values.map(() => "?").join(", ")})`).run(...values);
    // Triggers did that before, some of them until later: what is noted twice is there once.
    if (versionOf(database) >= 611) dueNoting(database)([open]);
    prev = hash;
  }
}

/** Every row of every table, in the columns that it has. */
function contentOf(
  database: Database,
  tables: ReadonlyMap<string, readonly string[]>,
): Map<string, unknown[]> {
  return new Map(
    [...tables].map(([table, columns]) => [
      table,
      database.prepare(`SELECT ${columns.join(", ")} FROM ${table} ORDER BY ${columns.join(", ")}`).all(),
    ]),
  );
}

it.each(
  migrations.map(({ number }, index): [number, readonly Migration[]] => [
    number,
    migrations.slice(0, index + 1),
  ]),
)("form %i", async (form, steps) => {
  const folder = await temporaryFolder();
  const { database: old } = openDatabase(folder, at, steps);
  fill(old);
  const tables = new Map(
    tablesOf(old)
      .filter((table) => !derived.test(table))
      .map((table) => [table, columnsOf(old, table).map(({ name }) => name)]),
  );
  const before = contentOf(old, tables);
  expect(before.size).toBeGreaterThan(0);
  old.close();

  const { database, setAside, copy } = await openRoomDatabase({ folder, at, wayBack: false });
  expect(setAside).toBeUndefined();
  expect(copy?.form).toBe(form === migrations.at(-1)!.number ? undefined : form);
  expect(versionOf(database)).toBe(migrations.at(-1)!.number);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  for (const [table, rows] of before) {
    const isEmptied = emptied.has(table) && form < 500;
    const now = contentOf(database, new Map([[table, tables.get(table)!]])).get(table);
    expect(now, table).toEqual(isEmptied ? [] : rows);
  }

  const store = createStore(database);
  const hasLog = before.has("events");
  expect(store.officers.positions()).toHaveLength(1);
  expect(store.log.headOf("st-old")?.seq).toBe(hasLog ? eventCount : undefined);
  expect(store.log.of("TL-1")).toHaveLength(hasLog ? eventCount : 0);
  expect(store.settings.get("station")).toBe(before.has("settings") ? "st-old" : undefined);
  store.transaction(() => {
    const decision = { kind: "incident.noted", subject: "TL-1", body: { text: "sesudahnya" } } as const;
    store.log.append("st-old", decision, "person:U-1", at.getTime());
  });
  expect(store.log.headOf("st-old")?.seq).toBe(hasLog ? eventCount + 1 : 1);
  // What people wrote before is still to be found.
  const noted = database.prepare("SELECT count(*) FROM log_lines").pluck().get();
  expect(noted).toBe(hasLog ? eventCount : 1);
  store.close();
});
