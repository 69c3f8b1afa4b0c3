/**
 * Broker to changed pixel, while 1 000 positions a second flow. An urgent report is opened and closed again in turn; the
 * clock runs from the call that publishes it until the X server's root window holds the changed pixel: the third bar
 * of the mark in the board's first line, red for an urgent report and empty for the normal one that is next.
 */
import { join } from "node:path";
import mqtt from "mqtt";
import { rootTopic } from "../../shared/messages/topics.ts";
import { startLoad } from "../peers/load.ts";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { findUrgentMark, urgentColour, waitForPatch } from "./board.ts";
import { cityCentre, cityCode, makeCity, officerCount, officerId, steadyScenes } from "./city.ts";
import { bareApp, fullHd, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import { reportOf } from "./reports.ts";
import type { Area } from "./screen.ts";
import { median, percentile } from "./statistics.ts";

const perSecond = 1000;
const displayCount = 3;
const lookEveryMs = 2;
/** Beyond any target: a change that takes so long counts as that. */
const patienceMs = 5000;
/** Between two changes, at random, so that they meet the screen's pace at any moment. */
const pauseMs = { least: 50, most: 250 };
/** Windows, map and code settle before the first change counts. */
const settleMs = 5000;

export const pixel: Benchmark = {
  name: "pixel",
  about: `From publishing a report until the pixel on screen has changed, while ${perSecond} positions a second of ${officerCount} officers flow (QoS 0, retained). Bare: a page that subscribes with mqtt.js itself and colours a square. Product: the everyday scene on ${displayCount} displays, the first line of the incident board, which is shown only after the report's commit.`,
  async run(context) {
    const broker = await startMosquitto();
    const stage = await openStage(context, displayCount);
    try {
      const programs = { bare: bareProgram, product: await productProgram(context.folder) };
      const values = await inTurn(
        context.quick ? 1 : 3,
        (run) => measure(context, broker, stage, programs.bare, run),
        (run) => measure(context, broker, stage, programs.product, run),
      );
      return comparisons(values);
    } finally {
      await stage.close();
      await broker.remove();
    }
  },
};

interface Program {
  readonly name: string;
  readonly app: string;
  args(brokerUrl: string, folder: string): readonly string[];
  /** Waits for the pixel that is red while the urgent report is open. */
  findMark(stage: Stage): Promise<Area>;
}

const bareProgram: Program = {
  name: "bare",
  app: bareApp("pixel"),
  args: (brokerUrl, folder) => [`--broker=${brokerUrl}`, `--root=${rootTopic(cityCode)}`, profileIn(folder)],
  findMark: (stage) => waitForPatch(stage, { x: 0, y: 0, ...fullHd }),
};

async function productProgram(folder: string): Promise<Program> {
  const city = await makeCity(folder, { officers: officerCount, scenes: await steadyScenes() });
  return {
    name: "product",
    app: root,
    args: (brokerUrl, dataFolder) => roomArguments(city, brokerUrl, dataFolder),
    findMark: findUrgentMark,
  };
}

/** Milliseconds of each change. */
async function measure(
  context: BenchContext,
  broker: Mosquitto,
  stage: Stage,
  program: Program,
  run: number,
): Promise<number[]> {
  // A broker that has seen nothing: each run begins with the same.
  await broker.stop();
  await broker.start();
  const folder = join(context.folder, `${program.name}-${run}`);
  const app = await stage.start(program.app, program.args(broker.url, folder));
  const gateway = await mqtt.connectAsync(broker.url, { protocolVersion: 4, clientId: "bench-gateway" });
  const load = await startLoad({
    ...{ brokerUrl: broker.url, cityCode, centre: cityCentre, perSecond },
    officers: Array.from({ length: officerCount }, (_, index) => officerId(index)),
  });
  try {
    const tell = (id: string, category: string, status: "open" | "closed") => {
      const { topic, payload } = reportOf({ id, category, status, atMs: Date.now() });
      return gateway.publishAsync(topic, payload, { qos: 1, retain: true });
    };
    await tell("RPT-normal", "sampah", "open");
    await tell("RPT-urgent", "kebakaran", "open");
    const mark = await program.findMark(stage);
    await wait(context.quick ? 500 : settleMs);
    const times: number[] = [];
    let isOpen = true;
    for (let sample = 0; sample < (context.quick ? 4 : 100); sample++) {
      await wait(pauseMs.least + Math.random() * (pauseMs.most - pauseMs.least));
      isOpen = !isOpen;
      const publishedAt = performance.now();
      void tell("RPT-urgent", "kebakaran", isOpen ? "open" : "closed");
      await untilPixel(stage, mark, isOpen);
      times.push(performance.now() - publishedAt);
    }
    const [middle, slow] = [median(times), percentile(times, 0.99)].map(Math.round);
    context.say(`${program.name}: median ${middle} ms, 99th percentile ${slow} ms`);
    return times;
  } finally {
    await load.stop();
    await gateway.endAsync();
    await app.stop();
  }
}

async function untilPixel({ screen }: Stage, mark: Area, isRed: boolean): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  while (performance.now() < giveUpAt) {
    const [colour] = (await screen.look(mark)).colours;
    if ((colour === urgentColour) === isRed) return;
    await wait(lookEveryMs);
  }
}

function comparisons({ bare, product }: { bare: number[][]; product: number[][] }): Comparison[] {
  const line = (what: string, of: (times: number[]) => number, target: Comparison["target"]): Comparison => ({
    ...{ what, unit: "ms", target },
    bare: bare.map(of),
    product: product.map(of),
  });
  return [
    line("99th percentile", (times) => percentile(times, 0.99), { of: "product", atMost: 250 }),
    line("median", median, null),
  ];
}
