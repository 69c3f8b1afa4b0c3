/**
 * Who could go, among all officers: the command as a screen asks for it, on the incidents and officers that PRODUCT
 * plans for, beside a sort of the same officers by their straight distance.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { personCaller } from "../../electron/core/access/caller.ts";
import { loadCity } from "../../electron/core/city/load.ts";
import { openIncidents } from "../../electron/core/incidents/index.ts";
import { LiveOfficers } from "../../electron/core/live/officers.ts";
import { LivePositions } from "../../electron/core/live/positions.ts";
import { LiveReports } from "../../electron/core/live/reports.ts";
import { createSources } from "../../electron/core/live/sources.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";
import { distanceM, type LonLat, shifted } from "../../shared/domain/place.ts";
import { between, seededRandom } from "../../shared/domain/random.ts";
import type { BenchContext, Benchmark, Comparison } from "./benchmark.ts";
import { cityCentre, makeCity, officerCount } from "./city.ts";
import { percentile } from "./statistics.ts";

const incidentCount = 10_000;
const asked = 200;
const runs = 5;
const shown = 30;
const now = Date.now();
const operator = personCaller({ id: 1, kind: "console" }, { id: "U-1", name: "Bench", role: "operator" });
const nowhere = {
  ...{ address: null, district: null, outside: false, channel: "112", photos: [] },
  ...{ reporterName: null, reporterPhone: null },
};

export const suggestion: Benchmark = {
  name: "suggestion",
  about: `Who could go, the best ${shown} of ${officerCount} officers, for ${asked} of ${incidentCount} open incidents, no two in one place. Bare: the same officers sorted by straight distance. Product: the command, by agency, duty, orders, the age of positions and travel time over the city's roads.`,
  async run({ quick, folder, say }: BenchContext): Promise<Comparison[]> {
    const officers = quick ? 200 : officerCount;
    const room = await openRoom(folder, officers, quick ? 200 : incidentCount);
    const places = room.city.officers.map(({ id }): readonly [string, LonLat] => {
      const { longitude, latitude } = room.positions.get(id)!;
      return [id, [longitude, latitude]];
    });
    const bare = (_: string, incident: LonLat) =>
      places
        .map(([officer, place]) => ({ officer, distanceM: distanceM(place, incident) }))
        .sort((a, b) => a.distanceM - b.distanceM)
        .slice(0, shown);
    const product = (incident: string) =>
      room.commands["officers.suggest"]({ incident, limit: shown }, operator).suggestions;

    const found = { bare: [] as number[], product: [] as number[] };
    const slowest = { bare: [] as number[], product: [] as number[] };
    const perRun = quick ? 20 : asked;
    for (let run = 0; run <= (quick ? 0 : runs); run++) {
      const times = { bare: [] as number[], product: [] as number[] };
      for (let index = 0; index < perRun; index++) {
        // Another incident each time: a search over the roads that is remembered would be no measure.
        const [id, place] = room.incidents[(run * perRun + index) % room.incidents.length]!;
        const ways = { bare: () => bare(id, place), product: () => product(id) };
        for (const who of index % 2 === 0 ? (["bare", "product"] as const) : (["product", "bare"] as const)) {
          const beganAt = performance.now();
          const rows = ways[who]();
          times[who].push(performance.now() - beganAt);
          if (rows.length !== shown) throw new Error(`expected ${shown} officers, found ${rows.length}`);
        }
      }
      // The first one compiles the code.
      if (run === 0 && !quick) continue;
      for (const who of ["bare", "product"] as const) {
        found[who].push(percentile(times[who], 0.5));
        slowest[who].push(percentile(times[who], 0.99));
      }
      say(`bare ${found.bare.at(-1)!.toFixed(1)} ms, product ${found.product.at(-1)!.toFixed(1)} ms`);
    }
    room.close();
    return [
      { what: "99th percentile", unit: "ms", ...slowest, target: { of: "product", atMost: 20 } },
      { what: "median", unit: "ms", ...found, target: null },
    ];
  },
};

async function openRoom(folder: string, officers: number, incidents: number) {
  const { city } = await loadCity(await makeCity(folder, { officers }));
  if (!city) throw new Error("expected the bench's city to be usable");
  const data = join(folder, "data");
  mkdirSync(data, { recursive: true });
  const store = createStore(openDatabase(data, new Date(now)).database);
  const random = seededRandom(1);
  const somewhere = (): LonLat =>
    shifted(cityCentre, between(random, [-6000, 6000]), between(random, [-5000, 5000]));

  const placed: (readonly [string, LonLat])[] = [];
  store.transaction(() => {
    for (let index = 0; index < incidents; index++) {
      const id = `RPT-${index}`;
      const place = somewhere();
      const at = now - incidents + index;
      store.reports.put({
        ...{ ...nowhere, id, status: "open", category: "sampah", text: "Sampah menumpuk" },
        ...{ longitude: place[0], latitude: place[1], requestedAt: at, updatedAt: at, receivedAt: at },
      });
      placed.push([id, place]);
    }
  });
  const sources = createSources();
  const clock = () => now;
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  new LiveOfficers(city, store.officers, sources.officers, clock);
  const positions = new LivePositions();
  for (const { id } of city.officers) {
    const [longitude, latitude] = somewhere();
    positions.put({
      ...{ officer: id, longitude, latitude, time: now, receivedAt: now, headingDeg: null, accuracyM: 8 },
    });
  }
  const { commands, close } = openIncidents({
    ...{ city, station: "st-bench", store, rows: sources.incidents, clock, random },
    ...{
      officers: sources.officers,
      cameras: sources.cameras,
      positions,
      locate: (place) => reports.locate(place),
    },
    ...{ texts: (status) => status, targetOf: () => undefined },
  });
  return {
    ...{ city, positions, commands, incidents: placed },
    close() {
      close();
      store.close();
    },
  };
}
