/** Stations with real stores, keys and links, over a real Mosquitto and a network that breaks. */
import mqtt from "mqtt";
import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { checkLog } from "../../../resources/verify/verify.mjs";
import { logTopic, replyTopic, requestTopic } from "../../../shared/messages/replication.ts";
import { rootTopic } from "../../../shared/messages/topics.ts";
import { type Mosquitto, startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { startNetwork } from "../../../tests/peers/network.ts";
import { wholeLog } from "../proof/export.ts";
import { openSigner } from "../proof/signer.ts";
import { testKey } from "../proof/testing.ts";
import { openDatabase } from "../store/database.ts";
import { createStore, type Store } from "../store/index.ts";
import { temporaryFolder, testCaller } from "../testing.ts";
import { jsonOf, signedBy } from "./outgoing.ts";
import { headsOf, type RunningStation, runningStation } from "./testing.ts";

// They wait for a network and for another program.
vi.setConfig({ testTimeout: 60_000 });

let broker: Mosquitto;
beforeEach(async () => {
  broker = await startMosquitto();
  onTestFinished(() => broker.remove());
});

const caller = testCaller({}, 7);
const root = rootTopic("36.71");
const waitFor = (holds: () => void) => vi.waitFor(holds, { timeout: 30_000, interval: 20 });

function decide({ store, station }: Pick<RunningStation, "store" | "station">, count = 1): void {
  for (let each = 0; each < count; each++) {
    const decision = {
      kind: "incident.noted",
      subject: `TL-${each % 20}`,
      body: { text: `catatan ${each}` },
    } as const;
    store.transaction(() => store.log.append(station, decision, "person:U-1", Date.now()));
  }
}

async function same(...stations: RunningStation[]): Promise<void> {
  await waitFor(() => {
    const [first, ...rest] = stations.map(headsOf);
    for (const heads of rest) expect(heads).toEqual(first);
  });
}

/** A person reads a code on one, and types it on the other. */
async function join2(showing: RunningStation, typing: RunningStation): Promise<void> {
  const { code } = await showing.commands["stations.joinCode"]({}, caller);
  await typing.commands["stations.join"]({ code: code.toLowerCase() }, caller);
  await waitFor(() => {
    for (const [at, of] of [
      [showing, typing],
      [typing, showing],
    ] as const)
      expect(at.sources.stations.get(of.station)?.state).toBe("here");
  });
}

async function storeInFolder(number: number) {
  const folder = await temporaryFolder();
  const open = (): Store =>
    createStore(openDatabase(folder, new Date()).database, openSigner(testKey(number)).signEvent);
  return open;
}

describe("three stations", () => {
  it("hold the same after one was cut off for a thousand events, one was killed as it caught up, and the broker lost everything", async () => {
    const network = await startNetwork(broker.port);
    onTestFinished(() => network.close());
    const openThird = await storeInFolder(3);
    const one = runningStation(broker.url, { station: "st-1", number: 1 });
    const two = runningStation(network.url, { station: "st-2", number: 2 });
    // What is killed says no farewell: its network ends with it.
    let threes = await startNetwork(broker.port);
    const kill = () => {
      threes.cut();
      three.kill();
      third.close();
    };
    const startAgain = async () => {
      await threes.close();
      threes = await startNetwork(broker.port);
      third = openThird();
      three = runningStation(threes.url, { ...given, store: third });
    };
    onTestFinished(() => threes.close());
    let third = openThird();
    const given = { station: "st-3", number: 3 };
    let three = runningStation(threes.url, { ...given, store: third });
    await Promise.all([one.online(), two.online(), three.online()]);
    await join2(one, two);
    await join2(two, three);
    await same(one, two, three);

    for (const station of [one, two, three]) decide(station, 20);
    await same(one, two, three);

    network.cut();
    await waitFor(() => expect(one.sources.stations.get("st-2")?.state).toBe("away"));
    decide(one, 1000);
    decide(two, 50);
    kill();
    decide(one, 500);
    await startAgain();
    // In the middle of what it catches up with.
    await waitFor(() => expect(third.log.headOf("st-1")!.seq).toBeGreaterThan(30));
    kill();
    await broker.stop();
    await broker.start();
    await startAgain();
    network.mend();
    decide(three, 5);
    await same(one, two, three);

    const events = one.store.log.headOf("st-1")!.seq + one.store.log.headOf("st-2")!.seq;
    expect(events).toBeGreaterThan(1570);
    for (const { store } of [one, two, three]) expect(checkLog(wholeLog(store.log)).faults).toEqual([]);
    await waitFor(() =>
      expect(two.sources.stations.get("st-2")).toMatchObject({ behind: 0, progress: null, queue: 0 }),
    );
    await waitFor(() =>
      expect(Math.abs(one.sources.stations.get("st-3")?.skewMs ?? 9999)).toBeLessThan(5000),
    );
    // But what whoever joined said before everybody had heard that it is let in.
    const refused = [one, two, three].flatMap((station) => station.refused);
    expect(refused.filter((each) => !each.startsWith("not-admitted log/st-"))).toEqual([]);
  });
});

describe("letting in", () => {
  it("nobody hears a stranger, a wrong code lets nobody in, and a fingerprint that was compared does", async () => {
    const one = runningStation(broker.url, { station: "st-1", number: 1 });
    const two = runningStation(broker.url, { station: "st-2", number: 2 });
    await Promise.all([one.online(), two.online()]);
    await waitFor(() => expect(one.sources.stations.get("st-2")?.state).toBe("stranger"));
    await waitFor(() => expect(two.sources.stations.get("st-1")?.state).toBe("stranger"));
    await one.commands["stations.joinCode"]({}, caller);
    await two.commands["stations.join"]({ code: "0000-0000" }, caller);
    const refusal = (station: string, fingerprint: string) => () =>
      one.commands["stations.admit"]({ station, fingerprint }, caller);
    expect(refusal("st-2", "0000-0000")).toThrow("wrong-fingerprint");
    expect(refusal("st-9", "0000-0000")).toThrow("unknown-station");
    expect(headsOf(one)).toHaveLength(1);
    for (const [at, of] of [
      [one, two],
      [two, one],
    ] as const)
      await at.commands["stations.admit"](
        { station: of.station, fingerprint: of.signer.fingerprint },
        caller,
      );
    await same(one, two);
    expect(one.store.log.heads()).toHaveLength(2);

    // Before it leaves for a drill, and while it is away in it.
    const seenOfTwo = () => one.sources.stations.get("st-2")?.state;
    await two.leaveForDrill();
    await waitFor(() => expect(seenOfTwo()).toBe("training"));

    await one.commands["stations.retire"]({ station: "st-2", reason: "hilang", second: null }, caller);
    await same(one, two);
    decide(two);
    await waitFor(() =>
      expect(one.refused.some((each) => each.startsWith("not-admitted log/st-2"))).toBe(true),
    );
    expect(one.sources.stations.get("st-2")?.state).toBe("retired");
    expect(one.store.log.headOf("st-2")!.seq).toBeLessThan(two.store.log.headOf("st-2")!.seq);
  });
});

describe("a hostile station", () => {
  it("on the broker is refused, counted and shown, whatever it says, and changes nothing", async () => {
    const one = runningStation(broker.url, { station: "st-1", number: 1 });
    const two = runningStation(broker.url, { station: "st-2", number: 2 });
    await Promise.all([one.online(), two.online()]);
    await join2(one, two);
    decide(two, 3);
    await same(one, two);
    const before = headsOf(one);
    const client = await mqtt.connectAsync(broker.url);
    onTestFinished(() => client.endAsync(true).then(() => {}));
    const hostile = openSigner(testKey(9));
    const say = (topic: string, payload: string) => client.publishAsync(topic, payload, { qos: 1 });
    const log = (station: string, city = "36.71") => logTopic(rootTopic(city), station);
    const [, second, third] = two.store.log.sealed("st-2");
    const batch = (event: object) =>
      jsonOf("st-2", { kind: "batch", events: [{ text: JSON.stringify(event) } as never] });
    const altered = { ...third, seq: third!.seq + 3, body: { text: "lain" } };

    // Forged: signed by another key, or by none; altered; of another city; replayed under another's name.
    await say(log("st-2"), signedBy(hostile, log("st-2"), batch(altered)));
    await say(log("st-2"), batch(altered));
    await say(log("st-2"), signedBy(two.signer, log("st-2", "31.71"), batch(third!)));
    await say(log("st-2"), signedBy(two.signer, log("st-2"), batch({ ...second, body: { text: "lain" } })));
    await say(log("st-2"), signedBy(two.signer, log("st-2"), batch(second!)));
    await say(log("st-1"), signedBy(two.signer, log("st-1"), batch(second!)));
    await say(log("st-2"), "{");
    await say(requestTopic(root, "st-1"), signedBy(hostile, requestTopic(root, "st-1"), giant("st-9")));
    await waitFor(() => expect(one.refused.length).toBeGreaterThanOrEqual(6));
    expect(one.refused.map((each) => each.split(" ")[0]).sort()).toEqual([
      ...["id-mismatch", "not-admitted", "not-json", "not-signed", "not-signed", "not-signed"],
    ]);
    expect(headsOf(one)).toEqual(before);
    await waitFor(() => expect(one.sources.stations.get("st-2")?.refused).toMatchObject({ signature: 3 }));

    // One that belongs to the room asks for everything: it gets a part.
    let bytes = 0;
    let parts = 0;
    client.on("message", (_topic, payload) => {
      bytes = Math.max(bytes, payload.length);
      parts++;
    });
    decide(one, 800);
    await same(one, two);
    await client.subscribeAsync(replyTopic(root, "st-2"), { qos: 1 });
    await say(requestTopic(root, "st-1"), signedBy(two.signer, requestTopic(root, "st-1"), giant("st-2")));
    await waitFor(() => expect(parts).toBeGreaterThan(5));
    expect(bytes).toBeLessThanOrEqual(64 * 1024);
  });
});

function giant(from: string): string {
  const ranges = [{ station: "st-1", from: 1, to: Number.MAX_SAFE_INTEGER }];
  return jsonOf(from, { kind: "request", to: "st-1", id: 1, askedAtMs: Date.now(), ranges, present: null });
}
