/**
 * A new station in a room with a long history: how soon every open incident is there, as it is at the station that gave
 * it, and how soon everything is. Beside it two mqtt.js programs that move the same bytes.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { replicationLimits } from "../../shared/domain/replication/limits.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, root, wait } from "./benchmark.ts";
import { shippedCity } from "./city.ts";
import { joiner, openPrefix, seedJoiner, seedRoom } from "./joining/seed.ts";
import { heard, kill, start } from "./replication/children.ts";

const lookEveryMs = 100;
/** Per event, as JSON. */
const eventBytes = 560;

export const joining: Benchmark = {
  name: "joining",
  about:
    "A room of four stations; a fifth, the whole core without screens, joins with an empty disk over one Mosquitto 2. Every event is hashed, chained and signed, five years of them (5 million, of 10 000 open incidents; 300 000 of 2000 without --long). Open incidents: from its start until the state of each is in its table, as the giver has it. Everything: until its logs are whole. Bare: two mqtt.js programs move as many bytes at QoS 1.",
  async run(context) {
    const broker = await startMosquitto();
    try {
      return await join5(broker, context);
    } finally {
      await broker.remove();
    }
  },
};

async function join5(broker: Mosquitto, { quick, long, folder, say }: BenchContext): Promise<Comparison[]> {
  const events = quick ? 12_000 : long ? 5_000_000 : 300_000;
  const open = quick ? 100 : long ? 10_000 : 2000;
  const full = process.env.LIVE_ROOM_BENCH_ROOM ?? join(folder, "room");
  if (!existsSync(full)) {
    const beganAt = performance.now();
    seedRoom(full, { events, open, nowMs: Date.now() });
    say(`made ${events} events in ${Math.round((performance.now() - beganAt) / 1000)} s`);
  }
  const empty = join(folder, "joiner");
  seedJoiner(empty);
  const wanted = stateOf(full);
  const bareOpen = await moved(broker, wanted.openEvents * eventBytes);
  const bareAll = await moved(broker, wanted.events * eventBytes);
  await broker.stop();
  await broker.start();
  const giver = start("replication/station.ts", broker.url, full, "st-1", "1");
  await heard(giver, "online");
  const options: CoreOptions = {
    ...{ dataFolder: empty, cityFolder: shippedCity, resourcesFolder: join(root, "resources") },
    ...{ broker: broker.url, demo: false, language: null, scene: null, appVersion: "0.1.0" },
    signingKey: testKey(joiner),
  };
  const beganAt = performance.now();
  const seconds = () => (performance.now() - beganAt) / 1000;
  const taker = start("joining/room.ts", JSON.stringify(options));
  let isHere = false;
  taker.once("exit", () => {
    isHere = false;
  });
  await heard(taker, "online");
  isHere = true;
  const database = new Sqlite(join(empty, "room.sqlite"), { readonly: true });
  try {
    const until = async (what: string, holds: () => boolean) => {
      let toldAt = 0;
      while (!holds()) {
        if (!isHere) throw new Error("expected a station that joins, found its end");
        await wait(lookEveryMs);
        if (seconds() - toldAt > 20) {
          toldAt = seconds();
          say(`${what}: ${Math.round(toldAt)} s, ${eventsIn(database)} events`);
        }
      }
      return seconds();
    };
    const right = await until("open incidents", () => openIn(database) === wanted.open);
    say(`every open incident after ${right.toFixed(1)} s, with ${eventsIn(database)} events`);
    const all = await until(
      "everything",
      () => eventsIn(database) >= wanted.events && partsIn(database) === 0,
    );
    say(`everything after ${Math.round(all)} s: ${Math.round(wanted.events / all)} events a second`);
    const line = (what: string, product: number, bare: number, atMost: number | null): Comparison => ({
      ...{ what, unit: "s", product: [product], bare: [bare] },
      target: atMost === null ? null : { of: "product", atMost },
    });
    return [line("every open incident", right, bareOpen, 10), line("everything", all, bareAll, null)];
  } finally {
    database.close();
    await Promise.all([taker, giver].map(kill));
  }
}

/** Seconds that two plain programs take for so many bytes. */
async function moved(broker: Mosquitto, bytes: number): Promise<number> {
  const messages = String(Math.ceil(bytes / replicationLimits.messageBytes));
  const size = String(replicationLimits.messageBytes);
  const taker = start("replication/bare.ts", broker.url, "take", messages);
  await heard(taker, "online");
  const sender = start("replication/bare.ts", broker.url, "send", messages, size);
  await heard(sender, "online");
  const beganAt = performance.now();
  sender.send("go");
  await heard(taker, "reached");
  const seconds = (performance.now() - beganAt) / 1000;
  await Promise.all([taker, sender].map(kill));
  return seconds;
}

interface Wanted {
  readonly events: number;
  readonly openEvents: number;
  /** Of every open incident: its state and since when. */
  readonly open: string;
}

function stateOf(folder: string): Wanted {
  const { database } = openDatabase(folder, new Date());
  const store = createStore(database);
  const events = store.log.heads().reduce((sum, { seq }) => sum + seq, 0);
  const openEvents = database
    .prepare(
      `SELECT count(*) FROM events WHERE subject >= '${openPrefix}' AND subject < '${openPrefix.slice(0, -1)}.'`,
    )
    .pluck()
    .get() as number;
  const open = openIn(database);
  store.close();
  return { events, openEvents, open };
}

function openIn(database: Sqlite.Database): string {
  return JSON.stringify(
    database
      .prepare(
        "SELECT count(*), sum(state_since), min(id), max(id) FROM incidents WHERE state = 'acknowledged' AND id LIKE ? ",
      )
      .raw()
      .get(`${openPrefix}%`),
  );
}

/** Reads nothing but ends of logs. */
function eventsIn(database: Sqlite.Database): number {
  return database
    .prepare(
      'SELECT sum((SELECT max(seq) FROM events WHERE events.station = value)) FROM json_each(\'["st-1","st-2","st-3","st-4"]\')',
    )
    .pluck()
    .get() as number;
}

function partsIn(database: Sqlite.Database): number {
  return database.prepare("SELECT count(*) FROM logs_in_part").pluck().get() as number;
}
