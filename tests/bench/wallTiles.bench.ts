/**
 * Cameras in mixed sizes over three and four displays: on each display one large tile and a border of small ones. The
 * bare page shows the same cameras, each at its largest rendition, in a grid on each display.
 */
import { join } from "node:path";
import { chromium } from "playwright-core";
import { loadCity } from "../../electron/core/city/load.ts";
import { type Origin, startOrigin } from "../../electron/core/demo/origin/index.ts";
import { freePort } from "../peers/mosquitto.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { makeCity, shippedCity } from "./city.ts";
import { bareApp, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import { electronHasNone } from "./firstPictures.ts";
import { processorSeconds, processTree } from "./processes.ts";

/** On a grid of 6 by 6, so that the smallest tile is 320 by 180: one large tile, and tiles to the right and below. */
const walls = [
  { tiles: 36, displays: 3, large: 5, right: { columns: 1, rows: 5 }, below: { columns: 6, rows: 1 } },
  { tiles: 64, displays: 4, large: 4, right: { columns: 1, rows: 3 }, below: { columns: 6, rows: 2 } },
] as const;
const gridSide = 6;
type Wall = (typeof walls)[number];

const patienceMs = 90_000;
const settleMs = 12_000;
const measureMs = 30_000;

interface Figures {
  readonly coresUsed: number;
  readonly bytesPerSecond: number;
  readonly droppedPerSecond: number;
  readonly shownPerSecond: number;
}

interface Program {
  readonly name: string;
  readonly app: string;
  args(folder: string): readonly string[];
}

export const wallTiles: Benchmark = {
  name: "wall-tiles",
  about: `36 cameras on three and 64 on four displays of Full HD, in mixed sizes: on each display one that fills most of it and a border of small ones; over ${measureMs / 1000} s once every picture moves. Bare: a page on each display of hls.js players with hls.js' defaults, all at the largest rendition. Product: the whole program. Frames are those that the browser counts for each video element.`,
  async run(context) {
    const lines: Comparison[] = [];
    for (const wall of walls) lines.push(...(await compare(context, wall)));
    return lines;
  },
};

async function compare(context: BenchContext, wall: Wall): Promise<Comparison[]> {
  const { city } = await loadCity(shippedCity);
  if (!city) throw new Error("expected the shipped city to be usable");
  const cameras = city.cameras.slice(0, wall.tiles);
  if (cameras.length < wall.tiles) throw new Error(`expected ${wall.tiles} cameras in the city`);
  const origin = await startOrigin({
    cameras: cameras.map(({ id, name, tags }) => ({ id, name, scene: tags[0] ?? "junction" })),
    footageFolder: join(root, "resources", "footage"),
    clock: Date.now,
    zone: city.zone,
  });
  const stage = await openStage(context, wall.displays);
  try {
    const list = cameras.map(({ id }) => id).join(",");
    const bare: Program = {
      name: "bare",
      app: bareApp("tiles"),
      args: (folder) => [
        ...[`--origin=${origin.url}`, `--cameras=${list}`, "--all-displays"],
        ...["--ignore-connections-limit=127.0.0.1", profileIn(folder)],
      ],
    };
    const scene = mixedScene(wall);
    const cityFolder = await makeCity(join(context.folder, String(wall.tiles)), {
      cameraOrigin: origin.url,
      scenes: [scene],
    });
    const away = `mqtt://127.0.0.1:${await freePort()}`;
    const product: Program = {
      name: "product",
      app: root,
      args: (folder) => roomArguments(cityFolder, away, folder, "bench"),
    };
    const values = await inTurn(
      context.quick ? 1 : 3,
      (run) => measure(context, stage, origin, bare, wall, run),
      (run) => measure(context, stage, origin, product, wall, run),
    );
    return comparisons(wall, values);
  } finally {
    await stage.close();
    await origin.close();
  }
}

function mixedScene({ tiles, displays, large, right, below }: Wall): string {
  const each = tiles / displays;
  const rest = gridSide - large;
  const pages = Array.from({ length: displays }, (_, page) => {
    const start = page * each;
    const panel = (
      id: string,
      at: readonly number[],
      grid: { columns: number; rows: number },
      first: number,
    ) =>
      `      - { id: ${id}-${page}, type: cameras, at: [${at.join(", ")}], settings: { columns: ${grid.columns}, rows: ${grid.rows}, start: ${first} } }`;
    return [
      `  - title: Cameras ${page + 1}`,
      "    panels:",
      panel("large", [0, 0, large, large], { columns: 1, rows: 1 }, start),
      panel("right", [large, 0, rest, large], right, start + 1),
      panel("below", [0, large, gridSide, rest], below, start + 1 + right.columns * right.rows),
    ].join("\n");
  });
  const grid = `grid: { columns: ${gridSide}, rows: ${gridSide} }`;
  return `id: bench\nname: { id: Bench, en: Bench }\nposition: 9\n${grid}\npages:\n${pages.join("\n")}\n`;
}

async function measure(
  context: BenchContext,
  stage: Stage,
  origin: Origin,
  program: Program,
  wall: Wall,
  run: number,
): Promise<Figures> {
  const port = await freePort();
  const folder = join(context.folder, `${program.name}-${wall.tiles}-${run}`);
  const args = [...program.args(folder), `--remote-debugging-port=${port}`];
  const app = await stage.start(program.app, args);
  try {
    await untilAllMove(port, wall);
    await wait(context.quick ? 0 : settleMs);
    const before = await readMeters(app.pid, origin);
    const framesBefore = await countFrames(port);
    await wait(context.quick ? 3000 : measureMs);
    const after = await readMeters(app.pid, origin);
    const frames = await countFrames(port);
    const seconds = (after.atMs - before.atMs) / 1000;
    const framesSeconds = (frames.atMs - framesBefore.atMs) / 1000;
    const figures: Figures = {
      coresUsed: (after.usedS - before.usedS) / seconds,
      bytesPerSecond: (after.bytes - before.bytes) / seconds,
      droppedPerSecond: (frames.dropped - framesBefore.dropped) / framesSeconds,
      shownPerSecond: (frames.shown - framesBefore.shown) / framesSeconds,
    };
    context.say(`${wall.tiles} ${program.name}: ${JSON.stringify(figures)}`);
    return figures;
  } finally {
    await app.stop();
    await wait(500);
  }
}

/** With the time of reading: to connect to a busy program for its frames takes seconds. */
async function readMeters(pid: number, origin: Origin) {
  const usedS = await processorSeconds(await processTree(pid));
  return { atMs: performance.now(), usedS, bytes: origin.requests().bytes };
}

interface Frames {
  readonly atMs: number;
  readonly dropped: number;
  readonly shown: number;
  /** Video elements that have shown something. */
  readonly playing: number;
}

/** Over all pages of the program; connected only for the moment of counting. */
async function countFrames(port: number): Promise<Frames> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, electronHasNone);
  try {
    const pages = browser.contexts().flatMap((one) => one.pages());
    const counts = await Promise.all(
      pages.map((page) =>
        page.evaluate(() => {
          const qualities = [...document.querySelectorAll("video")].map((video) =>
            video.getVideoPlaybackQuality(),
          );
          return {
            dropped: qualities.reduce((sum, quality) => sum + quality.droppedVideoFrames, 0),
            shown: qualities.reduce(
              (sum, { totalVideoFrames, droppedVideoFrames }) => sum + totalVideoFrames - droppedVideoFrames,
              0,
            ),
            playing: qualities.filter(({ totalVideoFrames }) => totalVideoFrames > 0).length,
          };
        }),
      ),
    );
    const sum = (of: (one: Omit<Frames, "atMs">) => number) => counts.reduce((all, one) => all + of(one), 0);
    return {
      atMs: performance.now(),
      dropped: sum((one) => one.dropped),
      shown: sum((one) => one.shown),
      playing: sum((one) => one.playing),
    };
  } finally {
    await browser.close();
  }
}

async function untilAllMove(port: number, { tiles }: Wall): Promise<void> {
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const playing = await countFrames(port).then(
      (frames) => frames.playing,
      () => 0,
    );
    if (playing >= tiles) return;
    if (performance.now() > giveUpAt) throw new Error(`expected ${tiles} tiles that play, found ${playing}`);
    await wait(500);
  }
}

function comparisons(
  { tiles }: Wall,
  { bare, product }: { bare: Figures[]; product: Figures[] },
): Comparison[] {
  const line = (
    what: string,
    unit: string,
    of: (figures: Figures) => number,
    target: Comparison["target"],
  ): Comparison => ({
    what: `${tiles} tiles: ${what}`,
    ...{ unit, target, bare: bare.map(of), product: product.map(of) },
  });
  return [
    line("processor", "cores", ({ coresUsed }) => coresUsed, { of: "ratio", atMost: 0.6 }),
    line("bytes from the cameras", "kB/s", ({ bytesPerSecond }) => bytesPerSecond / 1000, {
      of: "ratio",
      atMost: 0.5,
    }),
    line("dropped frames", "a second", ({ droppedPerSecond }) => droppedPerSecond, {
      of: "ratio",
      atMost: 1,
    }),
    line("frames shown", "a second", ({ shownPerSecond }) => shownPerSecond, null),
    // Where the bare program has all of the machine, it cannot take more: what it does with it tells them apart.
    line("processor for a frame shown", "ms", (one) => (one.coresUsed * 1000) / one.shownPerSecond, null),
  ];
}
