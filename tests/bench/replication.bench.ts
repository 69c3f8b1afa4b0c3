/**
 * Events between stations: how fast one that has nothing catches up, beside two mqtt.js programs that move the same bytes
 * through the same broker, and how soon a decision is in the log of every other one.
 */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openProof } from "../../electron/core/proof/index.ts";
import { openSigner } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { replicationLimits } from "../../shared/domain/replication/limits.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, wait } from "./benchmark.ts";
import { admission } from "./replication/admission.ts";
import { heard, kill, start } from "./replication/children.ts";
import { letIn, noteAt, type ToStation } from "./replication/given.ts";
import { percentile } from "./statistics.ts";

const stations = 7;
const eventsEachSecond = 200;
const warmUpMs = 5000;
const measuredMs = 30_000;
/** Of a batch with one event. */
const decisionBytes = 650;

export const replication: Benchmark = {
  name: "replication",
  about: `Through one Mosquitto 2 (raised queues), each station a process of its own with its store, keys and link, without screens. Catching up: from the connection of a station that has nothing until it holds the other's log of 100 000 events, checked and committed. Bare: two mqtt.js programs move as many bytes in messages of ${replicationLimits.messageBytes} at QoS 1. Decisions: ${stations} stations make ${eventsEachSecond} a second together; from the decision until it is committed at another station. Rows alone: the same events into the log in one process with no broker, beside a loop over one prepared insert into the same table in transactions of the same size.`,
  async run(context) {
    const broker = await startMosquitto();
    try {
      const caughtUp = await catchUp(broker, context);
      const alone = await admission(join(context.folder, "full"), context);
      return [caughtUp, alone, await decisions(broker, context)];
    } finally {
      await broker.remove();
    }
  },
};

async function catchUp(broker: Mosquitto, { quick, folder, say }: BenchContext): Promise<Comparison> {
  const count = quick ? 2000 : 100_000;
  const full = join(folder, "full");
  const bytes = await seed(full, 1, 2, count);
  await seed(join(folder, "empty"), 2, 1, 0);
  const messages = Math.ceil(bytes / replicationLimits.messageBytes);
  const { bare, product } = await inTurn(
    quick ? 1 : 3,
    async () => {
      const taker = start("replication/bare.ts", broker.url, "take", String(messages));
      await heard(taker, "online");
      const sender = start(
        "replication/bare.ts",
        broker.url,
        "send",
        String(messages),
        String(replicationLimits.messageBytes),
      );
      await heard(sender, "online");
      const beganAt = performance.now();
      sender.send("go");
      await heard(taker, "reached");
      const seconds = (performance.now() - beganAt) / 1000;
      await Promise.all([taker, sender].map(kill));
      return count / seconds;
    },
    async (run) => {
      const given = join(folder, `full-${run}`);
      const empty = join(folder, `empty-${run}`);
      // Each knows of the other what it knew at first: a log that began anew would be a fork.
      await cp(full, given, { recursive: true });
      await cp(join(folder, "empty"), empty, { recursive: true });
      await broker.stop();
      await broker.start();
      const giver = start("replication/station.ts", broker.url, given, "st-1", "1");
      await heard(giver, "online");
      const taker = start("replication/station.ts", broker.url, empty, "st-2", "2", "st-1", String(count));
      await heard(taker, "online");
      const beganAt = performance.now();
      await heard(taker, "reached");
      const seconds = (performance.now() - beganAt) / 1000;
      await Promise.all([taker, giver].map(kill));
      say(`caught up with ${Math.round(count / seconds)} events a second`);
      return count / seconds;
    },
  );
  const what = `catching up, ${Math.round(bytes / count)} bytes an event`;
  return { what, unit: "events/s", bare, product, target: { of: "ratio", atLeast: 0.6 } };
}

async function decisions(broker: Mosquitto, { quick, folder, say }: BenchContext): Promise<Comparison> {
  const all = Array.from({ length: stations }, (_, index) => index + 1);
  const measure = async (who: string, children: readonly ChildProcess[]) => {
    const tell = (message: ToStation) => {
      for (const child of children) child.send(message);
    };
    await Promise.all(children.map((child) => heard(child, "online")));
    await wait(quick ? 500 : warmUpMs);
    tell({ type: "decide", everyMs: (stations * 1000) / eventsEachSecond });
    await wait(quick ? 500 : warmUpMs);
    tell({ type: "forget" });
    await wait(quick ? 1500 : measuredMs);
    const told = Promise.all(children.map(async (child) => latenciesIn(await once(child, "message"))));
    tell({ type: "stop" });
    const latest = (await told).map((latenciesMs) => percentile(latenciesMs, 0.99));
    await Promise.all(children.map(kill));
    say(`${who}: ${latest.map(Math.round).join(", ")} ms at the stations`);
    return latest;
  };
  await broker.stop();
  await broker.start();
  const bare = await measure(
    "bare",
    all.map(() => start("replication/bare.ts", broker.url, "chat", String(decisionBytes))),
  );
  for (const number of all) await seed(join(folder, `of-${number}`), number, stations, 0);
  const product = await measure(
    "product",
    all.map((number) =>
      start(
        "replication/station.ts",
        broker.url,
        join(folder, `of-${number}`),
        `st-${number}`,
        String(number),
      ),
    ),
  );
  return {
    what: "a decision at another station, 99th percentile at each",
    ...{ unit: "ms", bare, product, target: { of: "product", atMost: 150 } },
  };
}

/** Bytes of the events that are given. */
async function seed(folder: string, number: number, others: number, count: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  const { database } = openDatabase(folder, new Date());
  const signer = openSigner(testKey(number));
  const store = createStore(database, signer.signEvent);
  const station = `st-${number}`;
  const clock = () => Date.now();
  openProof({ store, station, signer, clock });
  const all = Array.from({ length: Math.max(others, number) }, (_, index) => {
    const { publicKey } = openSigner(testKey(index + 1));
    return { id: `st-${index + 1}`, publicKey };
  });
  letIn(store, station, all, clock());
  const before = store.log.headOf(station)!.seq;
  store.transaction(() => {
    for (let index = before; index < count; index++)
      store.log.append(station, noteAt(clock()), "person:U-1", clock());
  });
  const bytes = store.log
    .sealed(station, 1, 1000)
    .reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)) + 1, 0);
  const held = Math.min(1000, store.log.headOf(station)!.seq);
  store.close();
  return Math.round((bytes / held) * count);
}

function latenciesIn([message]: unknown[]): number[] {
  return (message as { latenciesMs: number[] }).latenciesMs;
}
