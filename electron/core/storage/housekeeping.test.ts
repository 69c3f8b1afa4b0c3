import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkLog } from "../../../resources/verify/verify.mjs";
import { createSources } from "../live/sources.ts";
import { wholeLog } from "../proof/export.ts";
import { openProof } from "../proof/index.ts";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import { openDatabase } from "../store/database.ts";
import { createStore } from "../store/index.ts";
import { keptLog, temporaryFolder } from "../testing.ts";
import { Housekeeping } from "./housekeeping.ts";

const start = Date.parse("2026-11-29T01:00:00Z");
const dayMs = 86_400_000;

async function station() {
  const dataFolder = await temporaryFolder();
  const signer = openSigner(testKey(1));
  const store = createStore(openDatabase(dataFolder, new Date(start)).database, signer.signEvent);
  onTestFinished(() => store.close());
  openProof({ store, station: "st-1", signer, clock: () => start });
  let now = start;
  const sources = createSources();
  const log = keptLog();
  const housekeeping = new Housekeeping({
    ...{ dataFolder, zone: "Asia/Jakarta", marginDays: 30, store, rows: sources.storage, log },
    ...{ freeBytes: () => 100 * 1024 ** 2, clock: () => now },
  });
  onTestFinished(() => housekeeping.stop());
  return {
    ...{ dataFolder, store, housekeeping, log, row: () => sources.storage.get("storage")! },
    nextDay() {
      now += dayMs;
    },
  };
}

it("shows what each part takes, and from the second day on how long the disk lasts", async () => {
  const { dataFolder, housekeeping, row, nextDay } = await station();
  await mkdir(join(dataFolder, "backups"));
  await writeFile(join(dataFolder, "backups", "room-2026-11-28.sqlite"), Buffer.alloc(5000));
  await housekeeping.look();
  expect(row().bytes).toMatchObject({ backups: 5000, other: 0 });
  expect(row().bytes.database + row().bytes.journal).toBeGreaterThan(4096);
  expect(row()).toMatchObject({ sampledDays: 1, bytesEachDay: null, daysLeft: null, marginDays: 30 });
  nextDay();
  await writeFile(join(dataFolder, "attendance.bin"), Buffer.alloc(5 * 1024 ** 2));
  await housekeeping.look();
  expect(row().sampledDays).toBe(2);
  expect(row().bytesEachDay).toBeGreaterThan(4.9 * 1024 ** 2);
  expect(row().daysLeft).toBeLessThan(21);
});

it("takes nothing of the log away: it is whole, and proves to be, after all that was done", async () => {
  const { store, housekeeping, log } = await station();
  for (let day = 0; day < 30; day++)
    store.transaction(() => {
      for (let each = 0; each < 10; each++) {
        const body = { text: `catatan ${day} ${each} pompa air` };
        store.log.append("st-1", { kind: "incident.noted", subject: `TL-${each}`, body }, "person:a", start);
      }
    });
  for (let round = 0; round < 40; round++) store.logSearch.indexDue(8);
  const before = store.log.sealed("st-1");
  const filter = { actor: null, tag: null, group: null, incident: null };
  const found = () => store.logSearch.find("pompa", filter, Number.MAX_SAFE_INTEGER, 500).length;
  const hits = found();
  expect(hits).toBe(300);
  await housekeeping.look();
  let steps = 0;
  while (housekeeping.step() && steps < 1000) steps++;
  expect(steps).toBeLessThan(1000);
  store.storage.shortenJournal();
  expect(store.log.sealed("st-1")).toEqual(before);
  expect(checkLog(wholeLog(store.log), { keys: [], heads: [] }).faults).toEqual([]);
  expect(found()).toBe(hits);
  expect(log.lines.filter(({ level }) => level !== "info")).toEqual([]);
});
