import { copyFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import { temporaryFolder } from "../testing.ts";
import {
  type Database,
  DatabaseNewer,
  DataFolderUnusable,
  MigrationFailed,
  openDatabase,
  versionOf,
} from "./database.ts";
import { createStore } from "./index.ts";
import { type Migration, migrations } from "./migrations/index.ts";

const at = new Date("2026-11-24T08:42:10.250Z");
const asideName = "room-2026-11-24T08-42-10-250Z.broken";
const pageBytes = 4096;

function opened(folder: string, steps?: readonly Migration[]) {
  const result = openDatabase(folder, at, steps);
  onTestFinished(() => void result.database.close());
  return result;
}

/** Puts `count` officers into the room's database. */
function write(database: Database, count: number, time = 1): void {
  const { officers, transaction } = createStore(database);
  const unknown = { accuracyM: null, speedMps: null, headingDeg: null, battery: null };
  transaction(() => {
    for (let n = 0; n < count; n++) {
      const place = { longitude: 106.6, latitude: -6.2 };
      officers.putPosition({ officer: `P-${n}`, ...place, ...unknown, time, receivedAt: time });
    }
  });
}

const countOf = (database: Database) => createStore(database).officers.positions().length;

/** A folder that a program left in good order. */
async function closedRoom(officers = 2000): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder();
  const { database } = openDatabase(folder, at);
  write(database, officers);
  database.close();
  return { folder, file: join(folder, "room.sqlite") };
}

/** A folder as a killed program leaves it: its last commits are in the write-ahead log alone. */
async function killedRoom(): Promise<{ folder: string; file: string }> {
  const running = await closedRoom();
  write(opened(running.folder).database, 1, 2);
  const folder = await temporaryFolder();
  for (const name of readdirSync(running.folder))
    copyFileSync(join(running.folder, name), join(folder, name));
  return { folder, file: join(folder, "room.sqlite") };
}

function spoil(file: string, from: number): void {
  const bytes = readFileSync(file);
  const random = seededRandom(from);
  for (let n = from; n < bytes.length; n++) bytes[n] = Math.floor(random() * 256);
  writeFileSync(file, bytes);
}

describe("a new room", () => {
  it("has a database of the newest form, in WAL, with foreign keys held", async () => {
    const { database, setAside } = opened(await temporaryFolder());
    expect(setAside).toBeUndefined();
    expect(database.pragma("user_version", { simple: true })).toBe(migrations.at(-1)!.number);
    expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(database.pragma("synchronous", { simple: true })).toBe(1);
    database.exec("CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a INTEGER REFERENCES a (id));");
    expect(() => database.exec("INSERT INTO b VALUES (1)")).toThrow(/FOREIGN KEY/);
  });
});

describe("migrations", () => {
  const table =
    (name: string): Migration["apply"] =>
    (database) =>
      database.exec(`CREATE TABLE ${name} (x)`);
  const first: Migration = { number: 10, apply: table("first") };

  it("are applied once, and only those that are newer than the file", async () => {
    const folder = await temporaryFolder();
    openDatabase(folder, at, [first]).database.close();
    openDatabase(folder, at, [first]).database.close();
    const applied: number[] = [];
    const step = (number: number): Migration => ({ number, apply: () => void applied.push(number) });
    const { database, setAside } = opened(folder, [step(10), step(20), step(35)]);
    expect(applied).toEqual([20, 35]);
    expect(setAside).toBeUndefined();
    expect(database.pragma("user_version", { simple: true })).toBe(35);
  });

  it("numbers rise", () => {
    const numbers = migrations.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it("that fail leave the file as it was: all of them are applied, or none", async () => {
    const folder = await temporaryFolder();
    openDatabase(folder, at, [first]).database.close();
    const second: Migration = { number: 20, apply: table("second") };
    const third: Migration = { number: 30, apply: table("first") };
    const orphan: Migration = {
      number: 30,
      apply: (database) =>
        database.exec(
          "PRAGMA defer_foreign_keys = ON; CREATE TABLE c (id INTEGER PRIMARY KEY, x INTEGER REFERENCES c (id)); INSERT INTO c VALUES (1, 2)",
        ),
    };
    for (const [broken, reason] of [
      [third, "table first already exists"],
      [orphan, "1 rows without what they refer to"],
    ] as const) {
      const opening = () => openDatabase(folder, at, [first, second, broken]);
      expect(opening).toThrow(MigrationFailed);
      expect(opening).toThrow(reason);
    }
    expect(readdirSync(folder)).toEqual(["room.sqlite"]);
    const { database, setAside } = opened(folder, [first]);
    expect(setAside).toBeUndefined();
    expect(versionOf(database)).toBe(10);
    expect(database.prepare("SELECT name FROM sqlite_schema").pluck().all()).toEqual(["first"]);
  });
});

describe("a file of a newer program", () => {
  it("is refused and left as it is, with its write-ahead log", async () => {
    const { folder, file } = await killedRoom();
    const log = readFileSync(`${file}-wal`);
    const bytes = readFileSync(file);
    expect(() => openDatabase(folder, at, migrations.slice(0, 1))).toThrow(DatabaseNewer);
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readFileSync(`${file}-wal`).equals(log)).toBe(true);
    expect(countOf(opened(folder).database)).toBe(2000);
  });

  it("keeps even a form of journal that we do not use", async () => {
    const { folder, file } = await closedRoom(1);
    const bytes = readFileSync(file);
    // Bytes 18 and 19 of a SQLite file tell the journal's form (1: rollback); bytes 60 to 63 are `user_version`.
    bytes[18] = 1;
    bytes[19] = 1;
    bytes.writeUInt32BE(999, 60);
    writeFileSync(file, bytes);
    expect(() => openDatabase(folder, at)).toThrow(new DatabaseNewer(999, migrations.at(-1)!.number));
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(["room.sqlite"]);
  });
});

describe("a damaged file", () => {
  it.each<[string, (file: string) => void]>([
    ["random bytes", (file) => spoil(file, 0)],
    ["pages damaged behind an intact header", (file) => spoil(file, pageBytes)],
    ["cut off in the middle", (file) => truncateSync(file, 3 * pageBytes + 100)],
    ["cut off in the header", (file) => truncateSync(file, 50)],
  ])("(%s) is set aside, and a new one begun", async (_, damage) => {
    const { folder, file } = await closedRoom();
    damage(file);
    const bytes = readFileSync(file);
    const { database, setAside } = opened(folder);
    expect(setAside).toMatchObject({ file: asideName, reason: expect.stringMatching(/./) });
    expect(readFileSync(join(folder, asideName)).equals(bytes)).toBe(true);
    expect(countOf(database)).toBe(0);
    write(database, 1);
    expect(countOf(database)).toBe(1);
  });

  it("takes along the log that was not yet folded in", async () => {
    const { folder, file } = await killedRoom();
    const log = readFileSync(`${file}-wal`);
    expect(log.length).toBeGreaterThan(0);
    spoil(file, 0);
    const bytes = readFileSync(file);
    opened(folder);
    expect(readFileSync(join(folder, asideName)).equals(bytes)).toBe(true);
    expect(readFileSync(join(folder, `${asideName}-wal`)).equals(log)).toBe(true);
    expect(existsSync(join(folder, `${asideName}-shm`))).toBe(true);
  });

  it("never takes the name of one that was set aside before", async () => {
    const { folder, file } = await closedRoom(1);
    spoil(file, 0);
    openDatabase(folder, at).database.close();
    spoil(file, 0);
    expect(opened(folder).setAside?.file).toBe(asideName.replace(".broken", "-1.broken"));
    expect(existsSync(join(folder, asideName))).toBe(true);
  });
});

describe("a killed program's file", () => {
  it("still holds the last commit", async () => {
    const { folder } = await killedRoom();
    const { database, setAside } = opened(folder);
    expect(setAside).toBeUndefined();
    expect(createStore(database).officers.positions()[0]).toMatchObject({ officer: "P-0", time: 2 });
  });

  it("opens also when its log is rubbish, on what was folded in before", async () => {
    const { folder, file } = await killedRoom();
    spoil(`${file}-wal`, 0);
    const { database, setAside } = opened(folder);
    expect(setAside).toBeUndefined();
    expect(createStore(database).officers.positions()[0]).toMatchObject({ officer: "P-0", time: 1 });
  });
});

it("a folder that cannot hold a database is told as such, and nothing is set aside", async () => {
  const folder = await temporaryFolder();
  const file = join(folder, "file");
  writeFileSync(file, "");
  for (const unusable of [file, join(file, "below"), join(folder, "missing")]) {
    expect(() => openDatabase(unusable, at)).toThrow(DataFolderUnusable);
  }
  expect(readdirSync(folder)).toEqual(["file"]);
});
