import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it, onTestFinished } from "vitest";
import { temporaryFolder } from "../testing.ts";
import { CopyFailed, copiesKept, formCopies } from "./beforeMigration.ts";
import { DatabaseNewer, MigrationFailed, versionOf } from "./database.ts";
import { createStore, type Store } from "./index.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import { FormRefused, openRoomDatabase } from "./opening.ts";

const newest = migrations.at(-1)!.number;
const at = (minute = 0) => new Date(Date.parse("2026-11-29T01:00:00Z") + minute * 60_000);
const step = (number: number, sql = `CREATE TABLE made_${number} (x)`): Migration => ({
  number,
  apply: (database) => database.exec(sql),
});
const hashIn = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const station = "st-1";

async function open(folder: string, given: { minute?: number; wayBack?: boolean; steps?: Migration[] } = {}) {
  const { minute = 0, wayBack = false, steps = [] } = given;
  const opened = await openRoomDatabase({
    folder,
    at: at(minute),
    wayBack,
    steps: [...migrations, ...steps],
  });
  const store = createStore(opened.database);
  onTestFinished(() => void (opened.database.open && store.close()));
  return { ...opened, store };
}

function note(store: Store, count: number, subject = "TL-1"): void {
  store.transaction(() => {
    for (let n = 0; n < count; n++) {
      const body = { text: `catatan ${n}` };
      store.log.append(station, { kind: "incident.noted", subject, body }, "person:U-1", at(n).getTime());
    }
  });
}

const report = (id: string, text: string) => ({
  ...{
    id,
    status: "open" as const,
    category: "banjir",
    text,
    longitude: 106.6,
    latitude: -6.2,
    address: null,
  },
  ...{ district: null, outside: false, channel: "112", photos: [], reporterName: null, reporterPhone: null },
  ...{ requestedAt: 1, updatedAt: 1, receivedAt: 1 },
});

/** A station that worked, was updated, and worked on. */
async function updatedRoom(steps = [step(newest + 1)]) {
  const folder = await temporaryFolder();
  const { store } = await open(folder);
  store.settings.set("station", station);
  note(store, 3);
  store.reports.put(report("TL-1", "lama"));
  store.close();
  const updated = await open(folder, { minute: 10, steps });
  return { folder, updated };
}

it("keeps a checked copy before the form is changed, and none where it is not", async () => {
  const { folder, updated } = await updatedRoom();
  expect(updated.copy).toMatchObject({ form: newest });
  updated.store.close();
  const copy = new Sqlite(join(folder, "backups", updated.copy!.file), { readonly: true });
  expect(versionOf(copy)).toBe(newest);
  expect(createStore(copy).log.headOf(station)?.seq).toBe(3);
  copy.close();
  expect((await open(folder, { minute: 11, steps: [step(newest + 1)] })).copy).toBeUndefined();
  expect(readdirSync(join(folder, "backups"))).toHaveLength(1);
});

it("a new room has no copy, and the newest copies stay", async () => {
  const folder = await temporaryFolder();
  const steps: Migration[] = [];
  for (let n = 1; n <= copiesKept + 3; n++) {
    const { store, copy } = await open(folder, { minute: n, steps: [...steps] });
    expect(copy === undefined).toBe(n === 1);
    store.close();
    steps.push(step(newest + n));
  }
  const forms = (await formCopies(folder)).map(({ form }) => form);
  expect(forms).toEqual([newest + 4, newest + 3, newest + 2]);
});

it("a migration that fails leaves the database as it was, and names the copy", async () => {
  const { folder, updated } = await updatedRoom([]);
  updated.store.close();
  const file = join(folder, "room.sqlite");
  const before = hashIn(file);
  const refused = await open(folder, {
    minute: 20,
    steps: [step(newest + 1), step(newest + 2, "nonsense")],
  }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(FormRefused);
  const { cause, backup } = refused as FormRefused;
  expect(cause).toBeInstanceOf(MigrationFailed);
  expect(existsSync(join(folder, "backups", backup!))).toBe(true);
  expect(hashIn(file)).toBe(before);
  expect((await open(folder, { minute: 21 })).store.log.headOf(station)?.seq).toBe(3);
});

it("what cannot be copied is not migrated", async () => {
  const { folder, updated } = await updatedRoom([]);
  updated.store.close();
  writeFileSync(join(folder, "backups"), "a file");
  await expect(open(folder, { minute: 20, steps: [step(newest + 1)] })).rejects.toThrow(CopyFailed);
  expect((await open(folder)).store.log.headOf(station)?.seq).toBe(3);
});

it("an older program leaves a newer database alone, and names the copy from before", async () => {
  const { folder, updated } = await updatedRoom();
  updated.store.close();
  const before = hashIn(join(folder, "room.sqlite"));
  const refused = (await open(folder, { minute: 20 }).catch((error: unknown) => error)) as FormRefused;
  expect(refused.cause).toBeInstanceOf(DatabaseNewer);
  expect(refused.backup).toBe(updated.copy!.file);
  expect(hashIn(join(folder, "room.sqlite"))).toBe(before);
});

it("the way back takes over what was recorded since, keeps the station's name and the newer database", async () => {
  const alter = step(newest + 1, "ALTER TABLE reports ADD COLUMN mood TEXT; CREATE TABLE moods (x)");
  const { folder, updated } = await updatedRoom([alter]);
  note(updated.store, 4);
  // A kind that the older program does not know: kept for the next one that does.
  updated.store.transaction(() =>
    updated.store.log.append(
      station,
      { kind: "mood.told", subject: "TL-1", body: {} } as never,
      "person:U-1",
      1,
    ),
  );
  note(updated.store, 2, "TL-2");
  updated.store.log.verifyWith(() => true);
  const other = createStore(new Sqlite(join(await otherStation(), "room.sqlite")));
  updated.store.log.admit(other.log.sealed("st-2"), at(30).getTime());
  other.close();
  updated.store.reports.put(report("TL-1", "baru"));
  updated.store.reports.put(report("TL-9", "sesudahnya"));
  updated.store.outbox.put(
    { topic: "officers/P-1/orders/O-1", payload: "{}", retain: true, about: "order:O-1", target: "mqtt" },
    5,
  );
  updated.store.close();
  const newer = join(folder, "room.sqlite");
  const content = hashIn(newer);

  const { store, database, wayBack } = await open(folder, { minute: 40, wayBack: true });
  expect(wayBack).toMatchObject({
    backup: updated.copy!.file,
    events: 4 + 1 + 2 + 3,
    left: [],
    keepsName: true,
  });
  expect(hashIn(join(folder, wayBack!.setAside))).toBe(content);
  expect(versionOf(database)).toBe(newest);
  expect(store.settings.get("station")).toBe(station);
  expect(store.settings.get("copied")).toBe("");
  expect(store.log.headOf(station)?.seq).toBe(10);
  expect(store.log.headOf("st-2")?.seq).toBe(3);
  expect(database.prepare("SELECT id, text FROM reports ORDER BY id").raw().all()).toEqual([
    ["TL-1", "baru"],
    ["TL-9", "sesudahnya"],
  ]);
  expect(database.prepare("SELECT count(*) FROM outbox WHERE sent_at IS NULL").pluck().get()).toBe(1);
  // Whoever folds hears of them once all listen.
  const heard: string[] = [];
  store.log.onAdmitted((events) => {
    for (const { kind, subject } of events) heard.push(`${kind} ${subject}`);
    return undefined;
  });
  expect(store.log.readAgain()).toBe(9);
  expect(heard.filter((each) => each === "incident.noted TL-2")).toHaveLength(2);
  note(store, 1);
  expect(store.log.headOf(station)?.seq).toBe(11);
  // Once.
  store.close();
  expect((await open(folder, { minute: 41, wayBack: true })).wayBack).toBeUndefined();
});

it("a log that did not come back whole takes a new name: no number is given twice", async () => {
  const { folder, updated } = await updatedRoom();
  note(updated.store, 4);
  updated.database.exec("DROP TRIGGER events_are_not_altered");
  updated.database.exec(`UPDATE events SET body = '{"text":"x"}' WHERE seq = 5`);
  updated.store.close();
  const { store, wayBack } = await open(folder, { minute: 40, wayBack: true });
  expect(wayBack).toMatchObject({ events: 1, keepsName: false });
  expect(store.log.headOf(station)?.seq).toBe(4);
  expect(store.settings.get("copied")).not.toBe("");
});

it("a way back that was cut short is ended, or begun anew", async () => {
  const { folder, updated } = await updatedRoom();
  note(updated.store, 2);
  updated.store.close();
  const first = await open(folder, { minute: 40, wayBack: true });
  first.store.close();
  // Before the finished one got its place.
  renameSync(join(folder, "room.sqlite"), join(folder, "room.sqlite.back"));
  const second = await open(folder, { minute: 41 });
  expect(second.store.log.headOf(station)?.seq).toBe(5);
  second.store.close();
  // Before the newer one left it.
  writeFileSync(join(folder, "room.sqlite.back"), "half");
  expect((await open(folder, { minute: 42 })).store.log.headOf(station)?.seq).toBe(5);
  expect(readdirSync(folder)).not.toContain("room.sqlite.back");
});

it("without a copy that is old enough nothing is touched", async () => {
  const folder = await temporaryFolder();
  (await open(folder, { steps: [step(newest + 1)] })).store.close();
  const refused = (await open(folder, { minute: 1, wayBack: true }).catch(
    (error: unknown) => error,
  )) as FormRefused;
  expect(refused.cause).toBeInstanceOf(DatabaseNewer);
  expect(refused.backup).toBeUndefined();
  expect(readdirSync(folder).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(["room.sqlite"]);
});

/** The folder of another station of the room, with three events. */
async function otherStation(): Promise<string> {
  const folder = await temporaryFolder();
  const { store } = await open(folder);
  store.transaction(() => {
    for (let n = 0; n < 3; n++)
      store.log.append(
        "st-2",
        { kind: "incident.noted", subject: "TL-3", body: { text: "x" } },
        "person:U-2",
        100 + n,
      );
  });
  store.close();
  return folder;
}
