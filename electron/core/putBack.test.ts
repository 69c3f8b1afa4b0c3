import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { seededRandom } from "../../shared/domain/random.ts";
import { letIn, noteAt } from "../../tests/bench/replication/given.ts";
import { openSigner } from "./proof/signer.ts";
import { testKey } from "./proof/testing.ts";
import { renamePutBack } from "./putBack.ts";
import { headsOf, linked, stationOn } from "./replication/testing.ts";
import { openDatabase } from "./store/database.ts";
import { createStore, type Store } from "./store/index.ts";
import { storeInMemory } from "./store/testing.ts";
import { temporaryFolder } from "./testing.ts";

const signers = [1, 2].map((number) => openSigner(testKey(number)));
const all = signers.map(({ publicKey }, index) => ({ id: `st-${index + 1}`, publicKey }));
const note = ({ log, transaction }: Store, station: string, count: number) =>
  transaction(() => {
    for (let each = 0; each < count; each++)
      log.append(station, noteAt(Date.now()), "person:U-1", Date.now());
  });

function inFolder(folder: string): Store {
  const store = createStore(openDatabase(folder, new Date()).database, signers[0]!.signEvent);
  onTestFinished(() => store.close());
  return store;
}

it("a station that is put back from a copy gives no number again, and gets back what it missed", async () => {
  const folder = await temporaryFolder();
  const store = inFolder(folder);
  store.settings.set("station", "st-1");
  const one = stationOn({ station: "st-1", number: 1, store });
  letIn(store, "st-1", all, Date.now());
  const other = storeInMemory(signers[1]!.signEvent);
  letIn(other, "st-2", all, Date.now());
  const two = stationOn({ station: "st-2", number: 2, store: other });
  note(store, "st-1", 5);
  const copy = join(await temporaryFolder(), "room.sqlite");
  await store.backup(copy, "2026-11-29T01:00:00Z");
  note(store, "st-1", 7);
  one.close();
  const before = stationOn({ station: "st-1", number: 1, store });
  linked(before, two);
  await vi.waitFor(() => expect(headsOf(two)).toEqual(headsOf(before)), { timeout: 10_000 });
  before.close();
  two.link.down();
  const told = store.log.headOf("st-1")!;

  const back = await temporaryFolder();
  await copyFile(copy, join(back, "room.sqlite"));
  const restored = inFolder(back);
  expect(restored.log.headOf("st-1")!.seq).toBe(told.seq - 7);
  const random = seededRandom(3);
  const renamed = renamePutBack({ store: restored, random, clock: Date.now })!;
  expect(renamed).toMatchObject({ former: "st-1", copiedAt: "2026-11-29T01:00:00Z" });
  expect(renamed.station).not.toBe("st-1");
  expect(restored.settings.station(random)).toBe(renamed.station);
  // Once, and not again at the next start.
  expect(renamePutBack({ store: restored, random, clock: Date.now })).toBeUndefined();
  // Somebody works on before others are heard.
  note(restored, renamed.station, 3);
  const anew = stationOn({ station: renamed.station, number: 1, store: restored });
  // A person lets it in again.
  letIn(other, "st-2", [{ id: renamed.station, publicKey: signers[0]!.publicKey }], Date.now());
  const third = stationOn({ station: "st-2", number: 2, store: other });
  linked(anew, third);
  await vi.waitFor(() => expect(headsOf(anew)).toEqual(headsOf(third)), { timeout: 10_000 });
  expect(restored.log.headOf("st-1")).toEqual(told);
  expect(other.log.sealed(renamed.station)).toEqual(restored.log.sealed(renamed.station));
  expect([...anew.forks, ...third.forks]).toEqual([]);
});

it("a database that is no copy keeps its name", () => {
  const store = storeInMemory();
  const name = store.settings.station(seededRandom(1));
  expect(renamePutBack({ store, random: seededRandom(2), clock: Date.now })).toBeUndefined();
  expect(store.settings.station(seededRandom(2))).toBe(name);
});
