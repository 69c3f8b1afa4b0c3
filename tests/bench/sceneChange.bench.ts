/**
 * From the key that changes the scene to new pictures: 36 tiles on three displays give way to 36 other cameras, back and
 * forth. The bare page's players are thrown away and made anew in the same moment in each window.
 */
import { join } from "node:path";
import { loadCity } from "../../electron/core/city/load.ts";
import { startOrigin } from "../../electron/core/demo/origin/index.ts";
import { addSupervisor, supervisor } from "../peers/accounts.ts";
import { freePort } from "../peers/mosquitto.ts";
import { signIn } from "../peers/signIn.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { makeCity, shippedCity } from "./city.ts";
import { bareApp, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import { connectWindows, type Windows } from "./firstPictures.ts";
import { median } from "./statistics.ts";

const displayCount = 3;
const side = 6;
const eachDisplay = 12;
const tileCount = displayCount * eachDisplay;
const changes = 8;
const patienceMs = 30_000;
const settleMs = 4000;
/** All pages are loaded by then. */
const openMs = 10_000;

interface Change {
  readonly firstMs: number;
  readonly lastMs: number;
}

interface Program {
  readonly name: string;
  readonly app: string;
  readonly windows: number;
  args(folder: string): readonly string[];
  /** What its folder holds before it starts. */
  fill?(folder: string): Promise<void>;
  /** Before anything is measured. */
  prepare?(windows: Windows): Promise<unknown>;
  /** Shows the one set of cameras or the other; resolves when it has been asked for. */
  change(windows: Windows, set: number): Promise<unknown>;
}

export const sceneChange: Benchmark = {
  name: "scene-change",
  about: `From the key to the first and to the last new picture, when a scene of ${tileCount} cameras on ${displayCount} displays gives way to one of ${tileCount} others. Bare: pages of hls.js players with hls.js' defaults, at the largest rendition, that throw them away and make others. Product: the digit that is pressed in the console.`,
  async run(context) {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const cameras = city.cameras.slice(0, 2 * tileCount);
    if (cameras.length < 2 * tileCount) throw new Error(`expected ${2 * tileCount} cameras in the city`);
    const ids = cameras.map(({ id }) => id);
    const sets = [ids.slice(0, tileCount), ids.slice(tileCount)];
    const origin = await startOrigin({
      cameras: cameras.map(({ id, name, tags }) => ({ id, name, scene: tags[0] ?? "junction" })),
      footageFolder: join(root, "resources", "footage"),
      clock: Date.now,
      zone: city.zone,
    });
    const stage = await openStage(context, displayCount);
    try {
      const bare: Program = {
        name: "bare",
        app: bareApp("tiles"),
        windows: displayCount,
        args: (folder) => [
          ...[`--origin=${origin.url}`, `--cameras=${sets[0]?.join(",")}`, "--all-displays"],
          ...["--ignore-connections-limit=127.0.0.1", profileIn(folder)],
        ],
        change: (windows, set) =>
          Promise.all(
            windows
              .pages("cameras=")
              .map((page, n) =>
                page.evaluate(showInBare, sets[set]!.slice(n * eachDisplay, (n + 1) * eachDisplay)),
              ),
          ),
      };
      const cityFolder = await makeCity(context.folder, {
        cameraOrigin: origin.url,
        scenes: [0, 1].map(scene),
      });
      const away = `mqtt://127.0.0.1:${await freePort()}`;
      const product: Program = {
        name: "product",
        app: root,
        windows: displayCount + 1,
        args: (folder) => [...roomArguments(cityFolder, away, folder, "bench-0"), "--console"],
        fill: (folder) => addSupervisor(folder),
        async prepare(windows) {
          const desk = windows.pages("/console/")[0]!;
          await signIn(desk, supervisor);
          // A console that covers a whole display hides its tiles, and they rest.
          await desk.evaluate("resizeTo(1280, 720)");
        },
        change: (windows, set) => windows.pages("/console/")[0]!.keyboard.press(String(digit(set))),
      };
      const values = await inTurn(
        context.quick ? 1 : 3,
        (run) => measure(context, stage, bare, sets, run),
        (run) => measure(context, stage, product, sets, run),
      );
      return comparisons(values);
    } finally {
      await stage.close();
      await origin.close();
    }
  },
};

function digit(set: number): number {
  return 8 + set;
}

function scene(set: number): string {
  const pages = Array.from({ length: displayCount }, (_, page) => {
    const start = set * tileCount + page * eachDisplay;
    return `  - title: Cameras ${page + 1}
    panels:
      - { id: cameras-${page}, type: cameras, at: [0, 0, ${side}, ${side}], settings: { columns: 4, rows: 3, start: ${start} } }`;
  });
  return `id: bench-${set}
name: { id: Bench ${set}, en: Bench ${set} }
position: ${digit(set)}
grid: { columns: ${side}, rows: ${side} }
pages:
${pages.join("\n")}
`;
}

async function measure(
  context: BenchContext,
  stage: Stage,
  program: Program,
  sets: readonly (readonly string[])[],
  run: number,
): Promise<Change[]> {
  const port = await freePort();
  const folder = join(context.folder, `${program.name}-${run}`);
  await program.fill?.(folder);
  const app = await stage.start(program.app, [...program.args(folder), `--remote-debugging-port=${port}`]);
  try {
    const windows = await connectWindows(port, program.windows, "body");
    await program.prepare?.(windows);
    await wait(openMs);
    await windows.watch(sets[0]!);
    await untilAll(windows, sets[0]!);
    const found: Change[] = [];
    for (let n = 1; n <= (context.quick ? 2 : changes); n++) {
      await wait(settleMs);
      const wanted = sets[n % 2]!;
      await windows.watch(wanted);
      const askedAt = Date.now();
      await program.change(windows, n % 2);
      const times = await untilAll(windows, wanted);
      found.push({ firstMs: Math.min(...times) - askedAt, lastMs: Math.max(...times) - askedAt });
    }
    await windows.close();
    context.say(`${program.name}: ${JSON.stringify(found)}`);
    return found;
  } finally {
    await app.stop();
    await wait(500);
  }
}

async function untilAll(windows: Windows, cameras: readonly string[]): Promise<number[]> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const seen = await windows.firstPictures();
    const times = cameras.flatMap((camera) => seen.get(camera) ?? []);
    if (times.length === cameras.length) return times;
    if (performance.now() > giveUpAt) {
      const missing = cameras.filter((camera) => !seen.has(camera));
      throw new Error(`expected a picture of each camera, found none of ${missing.join(", ")}`);
    }
    await wait(100);
  }
}

function showInBare(cameras: string[]): void {
  (globalThis as unknown as { show(cameras: string[]): void }).show(cameras);
}

function comparisons({ bare, product }: { bare: Change[][]; product: Change[][] }): Comparison[] {
  const line = (what: string, of: (change: Change) => number, atMost: number): Comparison => ({
    ...{ what, unit: "ms", target: { of: "product", atMost } },
    bare: bare.map((changes) => median(changes.map(of))),
    product: product.map((changes) => median(changes.map(of))),
  });
  return [
    line("first new picture", ({ firstMs }) => firstMs, 300),
    line("a new picture everywhere", ({ lastMs }) => lastMs, 1500),
  ];
}
