/**
 * Launch to first wall painted. The clock runs from the start of the process until the X server's root window holds a
 * pixel that only the finished picture has: seen from outside, the same way for both. The product starts on the data of
 * an earlier run, with its broker away: what it shows can only come from its cache.
 */
import { join } from "node:path";
import { reachPx } from "../../shared/domain/scene/drift.ts";
import { connectGateway } from "../peers/gateway.ts";
import { freePort, startMosquitto } from "../peers/mosquitto.ts";
import { connectPhone } from "../peers/phone.ts";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { findUrgentMark, urgentColour, waitForPatch } from "./board.ts";
import { cityCentre, cityCode, makeCity, steadyScenes } from "./city.ts";
import { bareApp, fullHd, openStage, profileIn, roomArguments, type Stage } from "./electron.ts";
import type { Area } from "./screen.ts";

const lookEveryMs = 2;
const patienceMs = 30_000;
/** What an ended app leaves behind (processes, windows) is gone by then. */
const restMs = 500;

interface Program {
  readonly app: string;
  readonly args: readonly string[];
  /** Something in it is red when it has painted, and nothing before. */
  readonly mark: Area;
}

export const launch: Benchmark = {
  name: "launch",
  about:
    "From the start of the process until the X server shows the finished picture. Bare: an Electron app whose page paints a square and a word on each display. Product: the wall, until its board shows the incidents of its cache, with no broker there.",
  async run(context) {
    const found: Comparison[] = [];
    for (const count of context.quick ? [1] : [1, 3]) found.push(await measure(context, count));
    return found;
  },
};

async function measure(context: BenchContext, displayCount: number): Promise<Comparison> {
  const stage = await openStage(context, displayCount);
  try {
    const folder = join(context.folder, String(displayCount));
    const bare = await findBare(stage, folder);
    const product = await fillCache(stage, folder);
    const milliseconds = async (program: Program) => {
      const ms = await timeToPaint(stage, program);
      context.say(`${program === bare ? "bare" : "product"}, ${displayCount} displays: ${Math.round(ms)} ms`);
      return ms;
    };
    const values = await inTurn(
      context.quick ? 1 : 7,
      () => milliseconds(bare),
      () => milliseconds(product),
    );
    const what = displayCount === 1 ? "one display" : `${displayCount} displays, first wall`;
    return { what, unit: "ms", ...values, target: { of: "ratio", atMost: 1.5 } };
  } finally {
    await stage.close();
  }
}

async function timeToPaint({ screen, start }: Stage, { app, args, mark }: Program): Promise<number> {
  const isPainted = async () => (await screen.look(mark)).colours.includes(urgentColour);
  if (await isPainted()) throw new Error("expected the screen to be empty before a launch, found it painted");
  const running = await start(app, args);
  try {
    while (!(await isPainted())) {
      if (performance.now() > running.startedAt + patienceMs) throw new Error(`${app} painted nothing`);
      await wait(lookEveryMs);
    }
    return performance.now() - running.startedAt;
  } finally {
    await running.stop();
    await wait(restMs);
  }
}

async function findBare(stage: Stage, folder: string): Promise<Program> {
  const program = { app: bareApp("window"), args: [profileIn(join(folder, "bare"))] };
  const running = await stage.start(program.app, program.args);
  const { width, height } = fullHd;
  const mark = await waitForPatch(stage, { x: 0, y: 0, width, height });
  await running.stop();
  await wait(restMs);
  return { ...program, mark };
}

/** A first run of the product takes in what the later ones show. */
async function fillCache(stage: Stage, folder: string): Promise<Program> {
  const broker = await startMosquitto();
  const city = await makeCity(folder, { scenes: await steadyScenes() });
  const dataFolder = join(folder, "data");
  const running = await stage.start(root, roomArguments(city, broker.url, dataFolder));
  const gateway = await connectGateway(broker.url, cityCode);
  const phone = await connectPhone(broker.url, cityCode, "DLH-001");
  for (let index = 0; index < 12; index++) {
    const place = [cityCentre[0] + index / 1000, cityCentre[1]] as const;
    const category = index === 0 ? "kebakaran" : "sampah";
    await gateway.open({ id: `RPT-${index}`, category, text: "Laporan warga", place });
  }
  await phone.position(cityCentre);
  await phone.duty([{ type: "in", atMs: Date.now() - 60_000 }]);
  const mark = await findUrgentMark(stage);
  await gateway.close();
  await phone.close();
  await running.stop();
  await broker.remove();
  await wait(restMs);
  // Nobody listens there.
  const away = `mqtt://127.0.0.1:${await freePort()}`;
  return { app: root, args: roomArguments(city, away, dataFolder), mark: driftOf(mark) };
}

/** Where the wall's drift against burn-in takes a pixel in an hour: a bench of some minutes sees it move. */
function driftOf({ x, y }: Area): Area {
  const furthest = 2 * reachPx;
  const side = 2 * furthest + 1;
  return { x: x - furthest, y: y - furthest, width: side, height: side };
}
