/** A disk without room: by the database's own limit, and by a real small one where this machine lets a test mount it. */
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { checkLog } from "../../../resources/verify/verify.mjs";
import { mountSmallDisk } from "../../../tests/peers/smallDisk.ts";
import { serveClient } from "../live/serve.ts";
import { openAttachments } from "../shiftLog/attachments.ts";
import { shiftLogOn } from "../shiftLog/testing.ts";
import { openDatabase } from "../store/database.ts";
import { createStore, type Store } from "../store/index.ts";
import { migrations } from "../store/migrations/index.ts";
import { fakeClient, keptLog, temporaryFolder, testCaller } from "../testing.ts";
import { wholeLog } from "./export.ts";
import { openSigner } from "./signer.ts";
import { testKey } from "./testing.ts";

const signer = openSigner(testKey(1));
const long = "penuh ".repeat(1500);
const megabyte = 1024 ** 2;

/** A console that writes entries as its page does. */
function writer(store: Store) {
  const { commands, open, stop } = shiftLogOn({ store, signer });
  // What it does from time to time is the core's to outlive (core/index.test.ts).
  stop();
  const client = fakeClient("console");
  serveClient(client, {
    ...{ positions: {} as never, log: keptLog(), forget() {}, onNotAllowed() {} },
    callerOf: () => testCaller(),
    open: (view, params) => open(view, params)!,
    run: (name, input, from) => commands[name as "log.write"](input, from),
  });
  let id = 0;
  const write = async (text: string) => {
    client.say({ type: "command", id: ++id, name: "log.write", input: { text, tags: [], links: [] } });
    await vi.waitFor(() => expect(client.sent.at(-1)).toMatchObject({ id }));
    return client.sent.at(-1);
  };
  return {
    write,
    day() {
      client.say({ type: "view", id: 9999, name: "logDay", params: { day: "2026-11-29" } });
      return client.sent.find((message) => message.id === 9999);
    },
  };
}

/** As quickly as the disk takes it. */
function fill(store: Store): void {
  const body = { text: long, tags: [], links: [], template: null, attachments: [], writtenAt: 1 };
  const decision = { kind: "log.written" as const, subject: "L-1", body };
  try {
    for (let n = 0; n < 5000; n++)
      store.transaction(() => store.log.append("st-1", decision, "room", Date.now()));
  } catch (error) {
    expect(error).toMatchObject({ code: "SQLITE_FULL" });
  }
}

describe("a full disk", () => {
  it("is said, reading goes on, nothing is half-written, and writing goes on when there is room", async () => {
    const database = new Sqlite(":memory:");
    for (const { apply } of migrations) apply(database);
    const store = createStore(database, signer.signEvent);
    const { write, day } = writer(store);
    expect(await write("sebelum penuh")).toMatchObject({ type: "done" });
    database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
    fill(store);
    expect(await write(long)).toMatchObject({ type: "refused", error: { code: "disk-full" } });
    const { faults, stations } = checkLog(wholeLog(store.log), { keys: [signer.fingerprint] });
    expect(faults).toEqual([]);
    const events = stations[0]!.events;
    expect(day()).toMatchObject({ type: "rows" });
    database.pragma("max_page_count = 1000000");
    expect(await write("ada tempat lagi")).toMatchObject({ type: "done" });
    const after = checkLog(wholeLog(store.log));
    expect([after.faults, after.stations[0]!.events]).toEqual([[], events + 1]);
  });

  it("of real bytes: the same, for the log and for what is attached", async ({ skip }) => {
    const folder = await temporaryFolder();
    mountSmallDisk(folder, 5, skip);
    writeFileSync(join(folder, "ballast"), Buffer.alloc(2 * megabyte));
    const { database } = openDatabase(folder, new Date());
    const store = createStore(database, signer.signEvent);
    const { write, day } = writer(store);
    fill(store);
    expect(await write(long)).toMatchObject({ type: "refused", error: { code: "disk-full" } });
    expect(day()).toMatchObject({ type: "rows" });
    const attachments = openAttachments(folder, { largestMegabytes: 5, most: 1 }, () => null);
    const file = { name: "catatan.txt", bytes: Buffer.from("a".repeat(2 * megabyte)) };
    await expect(attachments.keep([file])).rejects.toMatchObject({ reason: { code: "disk-full" } });
    expect(readdirSync(folder, { recursive: true }).filter((name) => /part|txt/.test(String(name)))).toEqual(
      [],
    );
    const before = checkLog(wholeLog(store.log));
    expect(before.faults).toEqual([]);

    rmSync(join(folder, "ballast"));
    expect(await write("ada tempat lagi")).toMatchObject({ type: "done" });
    const after = checkLog(wholeLog(store.log), { keys: [signer.fingerprint] });
    expect([after.faults, after.stations[0]!.events]).toEqual([[], before.stations[0]!.events + 1]);
    expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
    database.close();
  });
});
