/**
 * A thousand reports a minute through a real Mosquitto into an open room, wall and console, while somebody works the
 * queue by keys. Beside it the same keys in the same room before the first report comes in.
 */
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import mqtt from "mqtt";
import { addSupervisor, supervisor } from "../peers/accounts.ts";
import { startMosquitto } from "../peers/mosquitto.ts";
import { signIn } from "../peers/signIn.ts";
import { type Benchmark, type Comparison, root, wait } from "./benchmark.ts";
import { makeCity } from "./city.ts";
import { roomArguments } from "./electron.ts";
import { type Desk, openDisplays } from "./page.ts";
import { nthReport } from "./reports.ts";
import { median, percentile } from "./statistics.ts";

const perMinute = 1000;
/** Reports that are there before the clock runs, so that there is a queue to work. */
const before = 200;
const keyEveryMs = 500;
const tickMs = 60;
/** Windows, map and code settle before the first key counts. */
const settleMs = 8000;
const patienceMs = 20_000;
const keys = ["j", "j", "PageDown", "k", ";", "j", "End", "k", "Home", "j", ";", "PageDown", "k", ";"];

export const intake: Benchmark = {
  name: "intake",
  about: `${perMinute} reports a minute (QoS 1, retained) through Mosquitto 2 into a room with its wall and its console open, for one minute, or for ten with --long; a key every ${keyEveryMs} ms in the queue, from the key until the frame that shows what it did. Bare: the same keys in the same room before the reports. Lost is what the database, or the queue on screen, does not have of them in the end.`,
  async run(context) {
    const { quick, long, folder, say } = context;
    const seconds = quick ? 5 : long ? 600 : 60;
    const runs = quick || long ? 1 : 3;
    const city = await makeCity(folder, {});
    const found = {
      bare: [] as number[][],
      product: [] as number[][],
      stored: [] as number[],
      seen: [] as number[],
    };
    for (let run = 0; run < runs; run++) {
      const broker = await startMosquitto();
      const displays = await openDisplays(context, 1);
      const client = await mqtt.connectAsync(broker.url, { protocolVersion: 4, clientId: "bench-gateway" });
      const beganMs = Date.now();
      let sent = 0;
      const send = async (until: number) => {
        const from = sent;
        sent = until;
        for (let index = from; index < until; index++) {
          const { topic, payload } = nthReport(index, beganMs);
          await client.publishAsync(topic, payload, { qos: 1, retain: true });
        }
      };
      try {
        const data = join(folder, `run-${run}`);
        await addSupervisor(data);
        const desk = await displays.open(root, roomArguments(city, broker.url, data), "app://room/console/");
        await signIn(desk.page, supervisor);
        await send(before);
        await shows(desk, sent);
        await wait(quick ? 1000 : settleMs);
        found.bare.push(await pressKeys(desk, quick ? 5 : Math.min(seconds, 60)));

        const startedAt = performance.now();
        let sending: Promise<void> = Promise.resolve();
        const total = before + Math.round((perMinute * seconds) / 60);
        // What is due by the clock, not by the tick: a late timer loses nothing.
        const timer = setInterval(() => {
          const due = before + Math.floor(((performance.now() - startedAt) / 60_000) * perMinute);
          sending = sending.then(() => send(Math.min(total, due)));
        }, tickMs);
        found.product.push(await pressKeys(desk, seconds));
        clearInterval(timer);
        await sending;
        await send(total);
        await shows(desk, total).catch(() => {});
        found.seen.push(total - (await shown(desk)));
        found.stored.push(total - countReports(data));
        await desk.close();
        const [quiet, busy] = [found.bare[run]!, found.product[run]!].map((times) => percentile(times, 0.99));
        say(
          `99th percentile ${Math.round(busy!)} ms, ${Math.round(quiet!)} ms without reports; ${total} sent`,
        );
      } finally {
        await client.endAsync();
        await displays.close();
        await broker.remove();
      }
    }
    const of = (
      what: string,
      unit: string,
      value: (times: number[]) => number,
      target: Comparison["target"],
    ) => ({
      ...{ what, unit, target },
      ...{ bare: found.bare.map(value), product: found.product.map(value) },
    });
    const none = found.seen.map(() => 0);
    return [
      of("key to frame, 99th percentile", "ms", (times) => percentile(times, 0.99), {
        ...{ of: "product", atMost: 100 },
      }),
      of("key to frame, median", "ms", median, null),
      {
        ...{ what: "lost in the database", unit: "reports", bare: none, product: found.stored },
        target: { of: "product", atMost: 0 },
      },
      {
        ...{ what: "lost on the console", unit: "reports", bare: none, product: found.seen },
        target: { of: "product", atMost: 0 },
      },
    ];
  },
};

async function pressKeys({ press }: Desk, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const endAt = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < endAt; n++) {
    const nextAt = performance.now() + keyEveryMs;
    times.push(await press(keys[n % keys.length]!));
    await wait(Math.max(0, nextAt - performance.now()));
  }
  return times;
}

function rowsOf({ page }: Desk) {
  return page.locator(".queue [role=listbox]");
}

async function shown(desk: Desk): Promise<number> {
  return Number(await rowsOf(desk).getAttribute("data-rows"));
}

async function shows(desk: Desk, count: number): Promise<void> {
  await rowsOf(desk)
    .and(desk.page.locator(`[data-rows="${count}"]`))
    .waitFor({ timeout: patienceMs });
}

function countReports(dataFolder: string): number {
  const database = new Sqlite(join(dataFolder, "room.sqlite"), { readonly: true });
  try {
    return database.prepare("SELECT count(*) FROM reports").pluck().get() as number;
  } finally {
    database.close();
  }
}
