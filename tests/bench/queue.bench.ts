/**
 * The queue of the console with ten thousand open incidents, worked by keys: opened, filtered, sorted and walked
 * through. Beside it a page that has the list library, as many plain rows, and nothing else.
 */
import { cpSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { loadCity } from "../../electron/core/city/load.ts";
import { addSupervisor, supervisor } from "../peers/accounts.ts";
import { freePort } from "../peers/mosquitto.ts";
import { signIn } from "../peers/signIn.ts";
import { type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { makeCity, shippedCity } from "./city.ts";
import { bareApp, profileIn, roomArguments } from "./electron.ts";
import { seedIncidents } from "./incidents.ts";
import { type Desk, openDisplays } from "./page.ts";
import { percentile } from "./statistics.ts";

const open = 10_000;
const finished = 2000;
/** A view that nobody watches is closed by then: opening the queue means to have it told again. */
const awayMs = 6000;
const askedMs = 50;

/** A wall that draws next to nothing: what is measured is the console. */
const scene = `id: bench
name: { id: Bench, en: Bench }
position: 9
grid: { columns: 1, rows: 1 }
pages:
  - title: Status
    panels:
      - { id: status, type: status, at: [0, 0, 1, 1] }
`;

const kinds = ["open", "filter", "sort", "move"] as const;
type Kind = (typeof kinds)[number];
type Steps = Record<Kind, number[]>;

export const queue: Benchmark = {
  name: "queue",
  about: `The console's queue with ${open} open incidents, four of ten taken up, two of ten with a crew. From a key until the frame that shows what it did: to come back to the page, to type a filter letter by letter and to go through the groups, to order otherwise, to move by row, by page and to the ends. Bare: one page with the list library alone on as many rows. The value of a run is its 95th percentile.`,
  async run(context) {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const cityFolder = await makeCity(context.folder, { scenes: [scene] });
    const seeded = join(context.folder, "seeded");
    await mkdir(seeded);
    const many = context.quick ? { open: 500, finished: 100 } : { open, finished };
    seedIncidents(seeded, { city, ...many, nowMs: Date.now() });
    await addSupervisor(seeded);
    const away = `mqtt://127.0.0.1:${await freePort()}`;
    const displays = await openDisplays(context, 1);
    try {
      const measure = async (name: string, desk: Desk) => {
        try {
          const steps = await work(desk, many.open, context.quick);
          const told = kinds.map((kind) => `${kind} ${Math.round(percentile(steps[kind], 0.95))}`);
          context.say(`${name}: ${told.join(", ")} ms`);
          return steps;
        } finally {
          await desk.close();
        }
      };
      const values = await inTurn(
        context.quick ? 1 : 3,
        async (run) => {
          const args = [`--rows=${many.open}`, profileIn(join(context.folder, `bare-${run}`))];
          return measure("bare", await displays.open(bareApp("queue"), args, "index.html"));
        },
        async (run) => {
          const data = join(context.folder, `product-${run}`);
          cpSync(seeded, data, { recursive: true });
          const args = roomArguments(cityFolder, away, data, "bench");
          const desk = await displays.open(root, args, "app://room/console/");
          await signIn(desk.page, supervisor);
          return measure("product", desk);
        },
      );
      return kinds.map(
        (kind): Comparison => ({
          ...{ what: kind, unit: "ms", target: { of: "product", atMost: askedMs } },
          bare: values.bare.map((steps) => percentile(steps[kind], 0.95)),
          product: values.product.map((steps) => percentile(steps[kind], 0.95)),
        }),
      );
    } finally {
      await displays.close();
    }
  },
};

async function work({ page, press }: Desk, count: number, quick: boolean): Promise<Steps> {
  const steps: Steps = { open: [], filter: [], sort: [], move: [] };
  const rows = page.locator(`.queue [role=listbox][data-rows="${count}"]`);
  await rows.waitFor();
  const times = (many: number) => (quick ? 1 : many);
  async function take(kind: Kind, ...keys: readonly string[]) {
    for (const key of keys) steps[kind].push(await press(key));
  }
  // Code is compiled, and what the page loads later is there.
  for (const key of ["j", "End", "Home", ";", ";", ";", "/", ..."lampu", "Escape", "a"]) await press(key);
  await rows.waitFor();
  await wait(quick ? 500 : 5000);
  for (let round = 0; round < times(5); round++) {
    await take("move", ...Array.from({ length: times(20) }, () => "j"));
    await take("move", ...Array.from({ length: times(10) }, () => "PageDown"));
    await take("move", "k", "k", "End", "k", "PageUp", "Home");
    await take("sort", ";", ";", ";");
    await press("/");
    await take("filter", ..."lampu");
    await press("Escape");
    await take("filter", "a");
    await rows.waitFor();
  }
  for (let round = 0; round < times(5); round++) {
    await press("F5");
    await wait(quick ? 100 : awayMs);
    await take("open", "F3");
    await rows.waitFor();
  }
  return steps;
}
