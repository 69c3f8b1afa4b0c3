/**
 * The incident map of a city at its busiest. What is measured is the page and what draws for it: rows and positions
 * come from the page itself, as the core would send them.
 */
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { createServer, type Plugin } from "vite";
import { type BenchContext, type Benchmark, type Comparison, inTurn, root, wait } from "./benchmark.ts";
import { bareApp, openStage, profileIn, type Stage } from "./electron.ts";
import { processorSeconds, processTree } from "./processes.ts";

const patienceMs = 120_000;
const measureMs = 15_000;
/** Frames come as fast as they can be drawn, not as fast as a display takes them. */
const unlimited = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];
/** How much nearer than the whole city. */
const sights = [
  { name: "whole city", steps: 0 },
  { name: "a district", steps: 3 },
] as const;

export const map: Benchmark = {
  name: "map",
  about:
    "10 000 incidents, of which 10 change each second, and 5 000 officers who all move each second, 200 of them on their way to an incident, on one display of full HD. Frames: the map is dragged to and fro, drawn as fast as it can be, and the whole time is divided by the frames that the pointer had moved in; bare is MapLibre with the same base map and no marks. Processor: nobody touches the map; bare is MapLibre with two GeoJSON sources that are replaced as a whole each second, icons that may overlap. Both are pages in the same Electron, and all its processes are counted.",
  async run(context) {
    const server = await serve(join(context.folder, "modules"));
    const stage = await openStage(context, 1);
    const bench = { context, server, stage, runs: context.quick ? 1 : 3 };
    try {
      const found: Comparison[] = [];
      for (const sight of sights) found.push(await frames(bench, sight));
      for (const sight of sights) found.push(await processor(bench, sight));
      return found;
    } finally {
      await stage.close();
      await server.close();
    }
  },
};

type Sight = (typeof sights)[number];

interface Bench {
  readonly context: BenchContext;
  readonly server: PageServer;
  readonly stage: Stage;
  readonly runs: number;
}

async function frames(bench: Bench, { name, steps }: Sight): Promise<Comparison> {
  const measure = async (program: string, run: number) => {
    const ms = bench.context.quick ? 1000 : measureMs;
    const page = await open(bench, run, { program, task: "drag", steps, ms }, unlimited);
    try {
      const { frames, ms } = (await page.told("frames")) as { frames: number; ms: number };
      bench.context.say(`${name}, ${program}: ${frames} frames, ${ms.toFixed(1)} ms each`);
      return ms;
    } finally {
      await page.close();
    }
  };
  const values = await inTurn(
    bench.runs,
    (run) => measure("bare", run),
    (run) => measure("product", run),
  );
  return { what: `frame, ${name}`, unit: "ms", ...values, target: { of: "ratio", atMost: 1.2 } };
}

async function processor(bench: Bench, { name, steps }: Sight): Promise<Comparison> {
  const measure = async (program: string, run: number) => {
    const page = await open(bench, run, { program, task: "rest", steps });
    try {
      await page.told("ready");
      const before = await processorSeconds(await processTree(page.pid));
      const beganAt = performance.now();
      await wait(bench.context.quick ? 1000 : measureMs);
      const seconds = (performance.now() - beganAt) / 1000;
      const cores = ((await processorSeconds(await processTree(page.pid))) - before) / seconds;
      bench.context.say(`${name}, ${program}: ${cores.toFixed(2)} cores`);
      return cores;
    } finally {
      await page.close();
    }
  };
  const values = await inTurn(
    bench.runs,
    (run) => measure("geojson", run),
    (run) => measure("product", run),
  );
  return { what: `processor, ${name}`, unit: "cores", ...values, target: { of: "ratio", atMost: 0.5 } };
}

interface OpenPage {
  readonly pid: number;
  /** What the page says of this. */
  told(what: string): Promise<unknown>;
  close(): Promise<void>;
}

async function open(
  { context, server, stage }: Bench,
  run: number,
  query: Readonly<Record<string, string | number>>,
  switches: readonly string[] = [],
): Promise<OpenPage> {
  server.forget();
  const address = `${server.url}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
  const folder = join(context.folder, `${query.program}-${run}`);
  const app = await stage.start(bareApp("map"), [`--page=${address}`, ...switches, profileIn(folder)]);
  return {
    pid: app.pid,
    told: (what) => server.told(what),
    async close() {
      await app.stop();
      await wait(500);
    },
  };
}

interface PageServer {
  readonly url: string;
  told(what: string): Promise<unknown>;
  forget(): void;
  close(): Promise<void>;
}

/** Serves the page out of the sources, as they are built: without React's and Vite's help for developers. */
async function serve(cacheDir: string): Promise<PageServer> {
  process.env.NODE_ENV = "production";
  const said = new Map<string, unknown>();
  const server = await createServer({
    ...{ root, cacheDir, configFile: false, mode: "production", logLevel: "error" },
    plugins: [react(), listener(said)],
    optimizeDeps: { entries: ["tests/bench/map/index.html"], include: packages },
    server: { port: 0, host: "127.0.0.1", hmr: false, watch: null, fs: { strict: false } },
  });
  await server.listen();
  const address = server.httpServer?.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/tests/bench/map/index.html`,
    async told(what) {
      const giveUpAt = performance.now() + patienceMs;
      while (!said.has(what)) {
        if (performance.now() > giveUpAt) throw new Error(`expected the page to tell of ${what}, it did not`);
        await wait(50);
      }
      return said.get(what);
    },
    forget: () => said.clear(),
    close: () => server.close(),
  };
}

/** Found beforehand: a page that finds one later begins anew. */
const packages = [
  ...["react", "react-dom/client", "react-i18next", "i18next"],
  ...["zod", "maplibre-gl", "pmtiles", "supercluster", "yaml"],
];

/** Keeps what pages tell, by what it is about. */
function listener(said: Map<string, unknown>): Plugin {
  return {
    name: "listener",
    configureServer({ middlewares }) {
      middlewares.use("/told/", (request, response) => {
        const parts: Buffer[] = [];
        request.on("data", (part: Buffer) => parts.push(part));
        request.on("end", () => {
          said.set((request.url ?? "").replace("/", ""), JSON.parse(Buffer.concat(parts).toString()));
          response.end();
        });
      });
    },
  };
}
