/**
 * From an urgent report's message to the first picture in the spotlight, on the everyday scene with all its cameras
 * moving.
 */
import { join } from "node:path";
import mqtt, { type MqttClient } from "mqtt";
import { loadCity } from "../../electron/core/city/load.ts";
import { startOrigin } from "../../electron/core/demo/origin/index.ts";
import { rootTopic } from "../../shared/messages/topics.ts";
import { freePort, type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { cityCode, makeCity, shippedCity } from "./city.ts";
import { bareApp, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import { connectWindows } from "./firstPictures.ts";
import { reportOf } from "./reports.ts";
import { median } from "./statistics.ts";

const displayCount = 3;
const spotlights = 8;
const patienceMs = 20_000;
const settleMs = 6000;
/** As many as stand in the everyday scene's spotlight. */
const bareCameras = 3;

interface Program {
  readonly name: string;
  readonly app: string;
  readonly windows: number;
  args(folder: string): readonly string[];
  /** Where the pictures that count are, in its pages. */
  readonly within: string;
}

export const spotlight: Benchmark = {
  name: "spotlight",
  about: `From publishing an urgent report until the first picture of a camera near it is shown in the spotlight, while the everyday scene moves on ${displayCount} displays. Bare: a page that subscribes with mqtt.js itself and opens ${bareCameras} cameras with hls.js' defaults when a report comes.`,
  async run(context) {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const origin = await startOrigin({
      cameras: city.cameras.map(({ id, name, tags }) => ({ id, name, scene: tags[0] ?? "junction" })),
      footageFolder: join(root, "resources", "footage"),
      clock: Date.now,
      zone: city.zone,
    });
    const broker = await startMosquitto();
    const stage = await openStage(context, displayCount);
    try {
      const cityFolder = await makeCity(context.folder, { cameraOrigin: origin.url });
      const cameras = city.cameras.slice(0, bareCameras).map(({ id }) => id);
      const bare: Program = {
        ...{ name: "bare", app: bareApp("spotlight"), windows: 1, within: "body" },
        args: (folder) => [
          ...[`--broker=${broker.url}`, `--root=${rootTopic(cityCode)}`, `--origin=${origin.url}`],
          ...[`--cameras=${cameras.join(",")}`, profileIn(folder)],
        ],
      };
      const product: Program = {
        ...{ name: "product", app: root, windows: displayCount, within: '[data-panel^="spotlight-"]' },
        args: (folder) => roomArguments(cityFolder, broker.url, folder),
      };
      const values = await inTurn(
        context.quick ? 1 : 3,
        (run) => measure(context, stage, broker, bare, run),
        (run) => measure(context, stage, broker, product, run),
      );
      return comparisons(values);
    } finally {
      await stage.close();
      await broker.remove();
      await origin.close();
    }
  },
};

/** Milliseconds of each spotlight. */
async function measure(
  context: BenchContext,
  stage: Stage,
  broker: Mosquitto,
  program: Program,
  run: number,
): Promise<number[]> {
  // A broker that has seen nothing: each run begins with the same.
  await broker.stop();
  await broker.start();
  const port = await freePort();
  const folder = join(context.folder, `${program.name}-${run}`);
  const app = await stage.start(program.app, [...program.args(folder), `--remote-debugging-port=${port}`]);
  const gateway = await mqtt.connectAsync(broker.url, { protocolVersion: 4, clientId: "bench-gateway" });
  try {
    const windows = await connectWindows(port, program.windows, program.within);
    await wait(2 * settleMs);
    const times: number[] = [];
    for (let n = 0; n < (context.quick ? 2 : spotlights); n++) {
      const id = `RPT-${run}-${n}`;
      await windows.watch(null);
      const publishedAt = Date.now();
      await tell(gateway, id, "open");
      times.push((await firstOf(windows.firstPictures)) - publishedAt);
      await tell(gateway, id, "closed");
      await wait(settleMs);
    }
    await windows.close();
    context.say(`${program.name}: ${times.map(Math.round).join(" ms, ")} ms`);
    return times;
  } finally {
    await gateway.endAsync();
    await app.stop();
    await wait(500);
  }
}

async function tell(gateway: MqttClient, id: string, status: "open" | "closed"): Promise<void> {
  const { topic, payload } = reportOf({ id, category: "pohon", status, atMs: Date.now() });
  await gateway.publishAsync(topic, payload, { qos: 1, retain: true });
}

async function firstOf(read: () => Promise<ReadonlyMap<string, number>>): Promise<number> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const times = [...(await read()).values()];
    if (times.length > 0) return Math.min(...times);
    if (performance.now() > giveUpAt) throw new Error("expected a picture in the spotlight, found none");
    await wait(50);
  }
}

function comparisons({ bare, product }: { bare: number[][]; product: number[][] }): Comparison[] {
  return [
    {
      ...{ what: "first picture in the spotlight", unit: "ms", target: { of: "product", atMost: 1500 } },
      bare: bare.map(median),
      product: product.map(median),
    },
  ];
}
