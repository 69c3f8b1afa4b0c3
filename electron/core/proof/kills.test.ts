import Sqlite from "better-sqlite3";
import { describe, expect, it, vi } from "vitest";
import { checkLog } from "../../../resources/verify/verify.mjs";
import { seededRandom } from "../../../shared/domain/random.ts";
import { killWriter } from "../../../tests/peers/logKills.ts";
import { serveClient } from "../live/serve.ts";
import { shiftLogOn } from "../shiftLog/testing.ts";
import { createStore } from "../store/index.ts";
import { migrations } from "../store/migrations/index.ts";
import { fakeClient, keptLog, temporaryFolder, testCaller } from "../testing.ts";
import { wholeLog } from "./export.ts";
import { openSigner } from "./signer.ts";
import { testKey } from "./testing.ts";

it("a station that is killed while it writes has a whole log each time", async () => {
  // Two hundred kills: tests/e2e/long/logKills.test.ts.
  const kills = await killWriter(await temporaryFolder(), 5, seededRandom(5));
  expect(kills).toMatchObject({ faults: [], halfWritten: [] });
  expect(kills.events).toBeGreaterThan(5);
}, 60_000);

describe("a full disk", () => {
  it("is said, reading goes on, nothing is half-written, and writing goes on when there is room", async () => {
    const signer = openSigner(testKey(1));
    const database = new Sqlite(":memory:");
    for (const { apply } of migrations) apply(database);
    const store = createStore(database, signer.signEvent);
    const { commands, open } = shiftLogOn({ store, signer });
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
    expect(await write("sebelum penuh")).toMatchObject({ type: "done" });
    database.pragma(`max_page_count = ${database.pragma("page_count", { simple: true })}`);
    const long = "penuh ".repeat(1500);
    let answer = await write(long);
    for (let n = 0; answer?.type === "done" && n < 50; n++) answer = await write(long);
    expect(answer).toMatchObject({ type: "refused", error: { code: "disk-full" } });
    const { faults, stations } = checkLog(wholeLog(store.log), { keys: [signer.fingerprint] });
    expect(faults).toEqual([]);
    const events = stations[0]!.events;
    client.say({ type: "view", id: 99, name: "logDay", params: { day: "2026-11-29" } });
    expect(client.sent.find((message) => message.id === 99)).toMatchObject({ type: "rows" });
    database.pragma("max_page_count = 1000000");
    expect(await write("ada tempat lagi")).toMatchObject({ type: "done" });
    const after = checkLog(wholeLog(store.log));
    expect([after.faults, after.stations[0]!.events]).toEqual([[], events + 1]);
  });
});
