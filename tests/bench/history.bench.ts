/**
 * The start of a room with a long history: what is open is read and folded, what ended long ago is left where it is.
 * Beside it a loop that reads the same rows with one prepared statement for each table, knowing which they are, and
 * builds nothing of them but plain rows.
 */
import { mkdirSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { loadCity } from "../../electron/core/city/load.ts";
import { IncidentRegister } from "../../electron/core/incidents/register.ts";
import { LiveReports } from "../../electron/core/live/reports.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { type Database, openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { type Benchmark, type Comparison, inTurn } from "./benchmark.ts";
import { shippedCity } from "./city.ts";
import { seedIncidents } from "./incidents.ts";

const open = 10_000;
const finished = 100_000;
const runs = 7;

interface Figures {
  readonly ms: number;
  readonly heapMiB: number;
}

interface Started {
  readonly count: number;
  /** All that stays in memory. */
  readonly held: unknown;
}

export const history: Benchmark = {
  name: "history",
  about: `A core's start with ${open} open incidents and ${finished} that ended long ago, half of them with a report that its channel never closed: from the opened database until every open incident is a row. Bare: one SELECT for each table over exactly those rows, read into plain objects. Memory is what stays of it on the heap.`,
  async run({ quick, folder, say }): Promise<Comparison[]> {
    const { city } = await loadCity(shippedCity);
    if (!city) throw new Error("expected the shipped city to be usable");
    const many = quick ? { open: 200, finished: 1000 } : { open, finished };
    mkdirSync(folder, { recursive: true });
    seedIncidents(folder, { city, ...many, nowMs: Date.now() });
    const { database } = openDatabase(folder, new Date());
    const clock = Date.now;

    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const measured = (start: () => Started): Figures => {
      collect();
      const heapBefore = process.memoryUsage().heapUsed;
      const beganAt = performance.now();
      const started = start();
      const ms = performance.now() - beganAt;
      collect();
      // With few, what was left over from before may weigh more.
      const heapMiB = Math.max(0.01, (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20);
      const { count, held } = started;
      if (count !== many.open || !held)
        throw new Error(`expected ${many.open} open incidents, found ${count}`);
      return { ms, heapMiB };
    };
    const product = (): Started => {
      const store = createStore(database);
      const sources = createSources();
      const reports = new LiveReports(city, store.reports, sources.reports, clock);
      const register = new IncidentRegister({
        ...{ city, store, rows: sources.incidents, clock, planned: () => null },
        locate: (place) => reports.locate(place),
      });
      return { count: [...register.values()].length, held: { register, sources, reports } };
    };
    try {
      product();
      const values = await inTurn(
        quick ? 1 : runs,
        async () => measured(() => readPlainly(database)),
        async () => measured(product),
      );
      say(`product ${values.product.map(({ ms }) => Math.round(ms)).join(", ")} ms`);
      const line = (what: string, unit: string, of: (figures: Figures) => number): Comparison => ({
        ...{ what, unit, target: null },
        ...{ bare: values.bare.map(of), product: values.product.map(of) },
      });
      return [line("start", "ms", ({ ms }) => ms), line("heap", "MiB", ({ heapMiB }) => heapMiB)];
    } finally {
      database.close();
    }
  },
};

function readPlainly(database: Database): Started {
  const isOpen = "id >= 'RPT-' AND id < 'RPT.'";
  const reports = database.prepare(`SELECT * FROM reports WHERE ${isOpen}`).all();
  const isAbout = isOpen.replaceAll("id ", "subject ");
  const events = database.prepare(`SELECT * FROM events WHERE ${isAbout}`).all() as { body: string }[];
  const bodies = events.map(({ body }) => JSON.parse(body) as unknown);
  const incidents = database.prepare(`SELECT * FROM incidents WHERE ${isOpen}`).all();
  return { count: reports.length, held: { reports, events, bodies, incidents } };
}
