/**
 * 36 camera tiles on one display. Both show the same streams of the demo's camera origin in a grid of 6 by 6 on a
 * full-screen window. The clock runs once every tile's picture changes on the X server's root window.
 */
import { join } from "node:path";
import { loadCity } from "../../electron/core/city/load.ts";
import { type Origin, startOrigin } from "../../electron/core/demo/origin/index.ts";
import { freePort } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { makeCity, shippedCity } from "./city.ts";
import { bareApp, fullHd, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import { memoryBytes, processorSeconds, processTree } from "./processes.ts";
import type { Area, Colour, Screen } from "./screen.ts";

const across = 6;
const tileCount = across * across;
const patienceMs = 60_000;
/** The burnt-in clocks count seconds. */
const movesWithinMs = 1500;
/** Players fill their buffers at first: they are let come to rest. */
const settleMs = 10_000;
const measureMs = 30_000;
const looks = 5;

const scene = `id: bench
name: { id: Bench, en: Bench }
position: 9
grid: { columns: 1, rows: 1 }
pages:
  - title: Cameras
    panels:
      - { id: cameras, type: cameras, at: [0, 0, 1, 1], settings: { columns: ${across}, rows: ${across} } }
`;

interface Figures {
  readonly coresUsed: number;
  readonly memoryMiB: number;
  readonly bytesPerSecond: number;
  readonly moving: number;
}

interface Program {
  readonly name: string;
  readonly app: string;
  args(folder: string): readonly string[];
}

export const tiles: Benchmark = {
  name: "tiles",
  about: `${tileCount} cameras in a grid of ${across} by ${across} on one display of ${fullHd.width} by ${fullHd.height}, over ${measureMs / 1000} s once every picture moves. Bare: a page of hls.js players with hls.js' defaults at the largest rendition. Product: the whole program, its data process included. Memory is the proportional set size of all processes.`,
  async run(context) {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const cameras = city.cameras.slice(0, tileCount);
    const origin = await startOrigin({
      cameras: cameras.map(({ id, name, tags }) => ({ id, name, scene: tags[0] ?? "junction" })),
      footageFolder: join(root, "resources", "footage"),
      clock: Date.now,
      zone: city.zone,
    });
    const stage = await openStage(context, 1);
    try {
      const list = cameras.map(({ id }) => id).join(",");
      const bare: Program = {
        name: "bare",
        app: bareApp("tiles"),
        args: (folder) => [
          `--origin=${origin.url}`,
          `--cameras=${list}`,
          "--ignore-connections-limit=127.0.0.1",
          profileIn(folder),
        ],
      };
      const cityFolder = await makeCity(context.folder, { cameraOrigin: origin.url, scenes: [scene] });
      const away = `mqtt://127.0.0.1:${await freePort()}`;
      const product: Program = {
        name: "product",
        app: root,
        args: (folder) => roomArguments(cityFolder, away, folder, "bench"),
      };
      const values = await inTurn(
        context.quick ? 1 : 3,
        (run) => measure(context, stage, origin, bare, run),
        (run) => measure(context, stage, origin, product, run),
      );
      return comparisons(values);
    } finally {
      await stage.close();
      await origin.close();
    }
  },
};

async function measure(
  context: BenchContext,
  stage: Stage,
  origin: Origin,
  program: Program,
  run: number,
): Promise<Figures> {
  const app = await stage.start(program.app, program.args(join(context.folder, `${program.name}-${run}`)));
  try {
    await untilAllMove(stage.screen);
    await wait(context.quick ? 0 : settleMs);
    const before = { usedS: await processorSeconds(await processTree(app.pid)), ...origin.requests() };
    const beganAt = performance.now();
    const memory: number[] = [];
    for (let look = 0; look < looks; look++) {
      await wait((context.quick ? 1000 : measureMs) / looks);
      memory.push(await memoryBytes(await processTree(app.pid)));
    }
    const seconds = (performance.now() - beganAt) / 1000;
    const usedS = (await processorSeconds(await processTree(app.pid))) - before.usedS;
    const bytes = origin.requests().bytes - before.bytes;
    const figures = {
      coresUsed: usedS / seconds,
      memoryMiB: Math.max(...memory) / 2 ** 20,
      bytesPerSecond: bytes / seconds,
      moving: await movingTiles(stage.screen),
    };
    context.say(`${program.name}: ${JSON.stringify(figures)}`);
    return figures;
  } finally {
    await app.stop();
    await wait(500);
  }
}

async function untilAllMove(screen: Screen): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (let moving = 0; moving < tileCount; ) {
    if (performance.now() > giveUpAt) throw new Error(`expected ${tileCount} moving tiles, found ${moving}`);
    moving = await movingTiles(screen);
  }
}

/** Tiles whose picture changed within a moment. */
async function movingTiles(screen: Screen): Promise<number> {
  const before = await tilePictures(screen);
  await wait(movesWithinMs);
  const after = await tilePictures(screen);
  return after.filter((colours, tile) => colours.some((colour, n) => colour !== before[tile]?.[n])).length;
}

/** The middle half of each tile: captions and marks stand at the edges. */
async function tilePictures(screen: Screen): Promise<(readonly Colour[])[]> {
  const width = fullHd.width / across;
  const height = fullHd.height / across;
  const pictures: (readonly Colour[])[] = [];
  for (let tile = 0; tile < tileCount; tile++) {
    const area: Area = {
      x: (tile % across) * width + width / 4,
      y: Math.floor(tile / across) * height + height / 4,
      width: width / 2,
      height: height / 2,
    };
    pictures.push((await screen.look(area)).colours);
  }
  return pictures;
}

function comparisons({ bare, product }: { bare: Figures[]; product: Figures[] }): Comparison[] {
  const line = (
    what: string,
    unit: string,
    of: (figures: Figures) => number,
    target: Comparison["target"],
  ): Comparison => ({ what, unit, target, bare: bare.map(of), product: product.map(of) });
  const notMore = { of: "ratio", atMost: 1 } as const;
  return [
    line("processor", "cores", ({ coresUsed }) => coresUsed, notMore),
    line("memory", "MiB", ({ memoryMiB }) => memoryMiB, notMore),
    line("bytes from the cameras", "kB/s", ({ bytesPerSecond }) => bytesPerSecond / 1000, notMore),
    line("tiles that move at the end", "tiles", ({ moving }) => moving, {
      of: "product",
      atLeast: tileCount,
    }),
  ];
}
