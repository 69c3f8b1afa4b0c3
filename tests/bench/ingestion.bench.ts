/**
 * MQTT to SQLite. A flood goes through a real Mosquitto; the clock runs from the first byte sent until a bare mqtt.js
 * subscriber has counted every message, or until another process reads the last one back out of the product's database.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { factSubscriptions, rootTopic } from "../../shared/messages/topics.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { cityCode, makeCity, officerCount } from "./city.ts";
import { startCore } from "./core.ts";
import { connectFlood, encode, type FloodMessage } from "./flood.ts";
import { nthPosition } from "./positions.ts";
import { processorSeconds } from "./processes.ts";
import { nthReport } from "./reports.ts";

/** The flood's last message is in long before, or it is lost. */
const patienceMs = 60_000;
const lookEveryMs = 10;
/** Between the welcome of the broker, which the core tells, and its answer to the subscriptions, which it does not. */
const subscribeMs = 300;

interface Kind {
  readonly what: string;
  readonly qos: 0 | 1;
  /** Sent before the clock runs, so that both programs' code is compiled. */
  readonly warmUp: number;
  readonly messages: number;
  readonly quickMessages: number;
  /** Message `index` of the flood; each differs from all before it. */
  message(index: number): FloodMessage;
  /** How many of the first `count` messages a database holds, or has replaced by later ones. */
  stored(database: Sqlite.Database, count: number): number;
}

const beganMs = Date.now() - 3600_000;

/** Second by second, each officer moves on. */
const positions: Kind = {
  what: `positions of ${officerCount} officers, QoS 0`,
  qos: 0,
  warmUp: 4 * officerCount,
  messages: 20 * officerCount,
  quickMessages: officerCount,
  message: (index) => nthPosition(index, beganMs),
  stored(database, count) {
    const lastRoundMs = beganMs + (count / officerCount - 1) * 1000;
    const there = database.prepare("SELECT count(*) FROM positions WHERE time >= ?").pluck().get(lastRoundMs);
    return count - officerCount + (there as number);
  },
};

const reports: Kind = {
  what: "reports, QoS 1",
  qos: 1,
  warmUp: 4000,
  messages: 20_000,
  quickMessages: 500,
  message: (index) => nthReport(index, beganMs),
  stored: (database) => database.prepare("SELECT count(*) FROM reports").pluck().get() as number,
};

const kinds: readonly Kind[] = [positions, reports];

/** A program that takes the flood in. */
interface Subscriber {
  readonly pid: number;
  /** Resolves when it has the first `total` messages, the last of which `send` sends. */
  take(total: number, send: () => Promise<void>): Promise<void>;
  /** Messages that it never got. */
  lost(total: number): Promise<number>;
  stop(): Promise<void>;
}

interface Figures {
  readonly rate: number;
  readonly microseconds: number;
  readonly lost: number;
}

export const ingestion: Benchmark = {
  name: "ingestion",
  about:
    "A flood of messages through Mosquitto 2 (raised queues). Bare: an mqtt.js subscriber that only counts. Product: the core process, until another process reads the last row back out of its database.",
  async run(context) {
    const broker = await startMosquitto();
    try {
      const found: Comparison[] = [];
      for (const kind of kinds) found.push(...(await measure(kind, broker, context)));
      return found;
    } finally {
      await broker.remove();
    }
  },
};

async function measure(kind: Kind, broker: Mosquitto, context: BenchContext): Promise<Comparison[]> {
  const { quick, folder, say } = context;
  const count = quick ? kind.quickMessages : kind.messages;
  const warmUp = quick ? kind.quickMessages : kind.warmUp;
  const city = await makeCity(join(folder, kind.what), { officers: officerCount });
  const packets = encode(
    Array.from({ length: warmUp + count }, (_, index) => kind.message(index)),
    kind.qos,
  );

  async function run(start: () => Promise<Subscriber>): Promise<Figures> {
    // A broker that has seen nothing: what an earlier run retained would come first.
    await broker.stop();
    await broker.start();
    const subscriber = await start();
    const flood = await connectFlood(broker.port, "flood");
    try {
      await subscriber.take(warmUp, () => flood.send(packets.slice(0, warmUp)));
      const usedBefore = await processorSeconds([subscriber.pid]);
      const beganAt = performance.now();
      await subscriber.take(packets.length, () => flood.send(packets.slice(warmUp)));
      const seconds = (performance.now() - beganAt) / 1000;
      const used = (await processorSeconds([subscriber.pid])) - usedBefore;
      const lost = await subscriber.lost(packets.length);
      say(`${kind.what}: ${Math.round(count / seconds)} a second, ${lost} lost`);
      return { rate: count / seconds, microseconds: (used * 1e6) / count, lost };
    } finally {
      flood.close();
      await subscriber.stop();
    }
  }

  const { bare, product } = await inTurn(
    quick ? 1 : 5,
    () => run(() => startBare(broker)),
    (turn) => run(() => startProduct(kind, broker, city, join(folder, `${kind.qos}-${turn}`))),
  );
  return [
    {
      what: kind.what,
      unit: "messages/s",
      bare: bare.map(({ rate }) => rate),
      product: product.map(({ rate }) => rate),
      target: { of: "ratio", atLeast: 0.6 },
    },
    {
      what: `${kind.what}: processor time`,
      unit: "µs/message",
      bare: bare.map(({ microseconds }) => microseconds),
      product: product.map(({ microseconds }) => microseconds),
      target: null,
    },
    {
      what: `${kind.what}: lost`,
      unit: "messages",
      bare: bare.map(({ lost }) => lost),
      product: product.map(({ lost }) => lost),
      target: { of: "product", atMost: 0 },
    },
  ];
}

async function startBare({ url }: Mosquitto): Promise<Subscriber> {
  const filters = factSubscriptions(rootTopic(cityCode)).map(({ filter, qos }) => [filter, qos]);
  const child = fork(join(root, "tests", "bench", "bare", "subscriber.ts"), [url, JSON.stringify(filters)]);
  await once(child, "message");
  return {
    pid: child.pid ?? 0,
    async take(total, send) {
      child.send(total);
      const complete = once(child, "message", { signal: AbortSignal.timeout(patienceMs) });
      await send();
      await complete;
    },
    // It counted them all, or it would not have said so.
    lost: async () => 0,
    async stop() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}

async function startProduct(
  kind: Kind,
  broker: Mosquitto,
  cityFolder: string,
  dataFolder: string,
): Promise<Subscriber> {
  await mkdir(dataFolder, { recursive: true });
  const core = await startCore(join(root, "out", "main", "core.cjs"), {
    ...{ dataFolder, cityFolder, broker: broker.url, demo: false },
    resourcesFolder: join(root, "resources"),
    ...{ language: null, scene: null, appVersion: "bench" },
  });
  const link = () => core.connection.read("link", {}).rows[0];
  core.connection.watch("link", {}, () => {});
  while (link()?.state !== "online") await wait(lookEveryMs);
  await wait(subscribeMs);
  const database = new Sqlite(join(dataFolder, "room.sqlite"), { readonly: true });
  return {
    pid: core.pid,
    async take(total, send) {
      await send();
      const giveUpAt = performance.now() + patienceMs;
      for (;;) {
        const stored = kind.stored(database, total);
        if (stored >= total) return;
        if (performance.now() > giveUpAt)
          throw new Error(`expected ${total} in the database, found ${stored}`);
        await wait(lookEveryMs);
      }
    },
    async lost(total) {
      // Counters are told once a second.
      const giveUpAt = performance.now() + 2000;
      while ((link()?.received ?? 0) < total && performance.now() < giveUpAt) await wait(lookEveryMs);
      return total - (link()?.received ?? 0);
    },
    async stop() {
      database.close();
      await core.stop();
    },
  };
}
