import { copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Backups, backupsKept } from "./backups.ts";
import { Notices } from "./live/notices.ts";
import { createSources } from "./live/sources.ts";
import { openDatabase } from "./store/database.ts";
import { createStore } from "./store/index.ts";
import { keptLog, temporaryFolder } from "./testing.ts";

const start = Date.parse("2026-11-29T01:00:00Z");
const dayMs = 86_400_000;

async function room(freeBytes: number | null = null) {
  const dataFolder = await temporaryFolder();
  const store = createStore(openDatabase(dataFolder, new Date(start)).database);
  onTestFinished(() => store.close());
  let now = start;
  const sources = createSources();
  const backups = new Backups({
    ...{ dataFolder, zone: "Asia/Jakarta", store, log: keptLog(), clock: () => now },
    ...{ freeBytes: () => freeBytes, notices: new Notices(sources.notices, () => now) },
  });
  let written = 0;
  return {
    ...{ dataFolder, store, backups, sources },
    folder: join(dataFolder, "backups"),
    nextDay() {
      now += dayMs;
    },
    write(count: number) {
      store.transaction(() => {
        for (let n = 0; n < count; n++) {
          const body = { text: `catatan ${++written} ${"x".repeat(2000)}` };
          store.log.append("st-1", { kind: "incident.noted", subject: "TL-1", body }, "person:a", now);
        }
      });
    },
  };
}

it("a copy that is made while the room writes is whole, and opens as the room that it was", async () => {
  const { dataFolder, folder, store, backups, write } = await room();
  write(1200);
  const making = backups.look();
  let turns = 0;
  let isMade = false;
  void making.then(() => {
    isMade = true;
  });
  while (!isMade) {
    if (turns < 20) write(5);
    turns++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  // Pages were copied between turns of other work, not in one go.
  expect(turns).toBeGreaterThan(5);
  expect(await readdir(folder)).toEqual(["room-2026-11-29.sqlite"]);
  const back = await temporaryFolder();
  await copyFile(join(folder, "room-2026-11-29.sqlite"), join(back, "room.sqlite"));
  const opened = openDatabase(back, new Date(start));
  expect(opened.setAside).toBeUndefined();
  expect(opened.database.pragma("integrity_check", { simple: true })).toBe("ok");
  const restored = createStore(opened.database);
  const events = restored.log.sealed("st-1");
  expect(events.length).toBeGreaterThanOrEqual(1200);
  expect(events).toEqual(store.log.sealed("st-1", 1, events.length));
  // It goes on where it was.
  restored.transaction(() =>
    restored.log.append(
      "st-1",
      { kind: "incident.acknowledged", subject: "TL-1", body: {} },
      "person:a",
      start,
    ),
  );
  expect(restored.log.heads()[0]!.seq).toBe(events.length + 1);
  restored.close();
  expect(await readdir(dataFolder)).toContain("room.sqlite");
});

it("there is one a day, the newest stay, and what was not finished is taken away", async () => {
  const { folder, backups, write, nextDay } = await room();
  write(1);
  await mkdir(folder);
  await writeFile(join(folder, "room-2026-11-28.sqlite.part"), "half");
  // From before a migration: not this one's to take away.
  await writeFile(join(folder, "before-612-2026-11-28T01-00-00-000Z.sqlite"), "whole");
  for (let day = 0; day < backupsKept + 2; day++) {
    await backups.look();
    await backups.look();
    nextDay();
  }
  const [before, ...names] = (await readdir(folder)).sort();
  expect(before).toMatch(/^before-/);
  expect(names).toHaveLength(backupsKept);
  expect(names[0]).toBe("room-2026-12-01.sqlite");
});

it("a disk that it would fill is left alone, and that is told until a copy was made", async () => {
  const { folder, backups, write, sources } = await room(1000);
  write(1);
  await backups.look();
  expect(await readdir(folder)).toEqual([]);
  expect([...sources.notices.values()]).toMatchObject([{ code: "backup-failed", severity: "warning" }]);
});
