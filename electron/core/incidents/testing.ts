/** For tests: the incidents of a small city on a store in memory, with a clock that the test moves. */
import { onTestFinished } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import { LiveCameras } from "../live/cameras.ts";
import { LiveOfficers } from "../live/officers.ts";
import { LivePositions } from "../live/positions.ts";
import { LiveReports } from "../live/reports.ts";
import { createSources } from "../live/sources.ts";
import type { Store } from "../store/index.ts";
import { storeInMemory } from "../store/testing.ts";
import { calledBy } from "../testing.ts";
import { type IncidentsOptions, openIncidents } from "./index.ts";

export const city = smallCity();
export const start = Date.parse("2026-11-25T08:00:00Z");

export function incidentsOn(store: Store = storeInMemory(), changes: Partial<IncidentsOptions> = {}) {
  let now = start;
  const clock = changes.clock ?? (() => now);
  const sources = createSources();
  const reports = new LiveReports(city, store.reports, sources.reports, clock);
  const positions = new LivePositions();
  const cameras = (changes.city ?? city).cameras;
  new LiveCameras(cameras, "https://cctv.example", store.cameras, sources.cameras);
  new LiveOfficers(city, store.officers, sources.officers, clock);
  let drawn = 0;
  const incidents = openIncidents({
    ...{ city, station: "st-1", store, rows: sources.incidents, clock },
    ...{ officers: sources.officers, cameras: sources.cameras, positions },
    random: () => (drawn++ % 97) / 97,
    locate: (place) => reports.locate(place),
    texts: (status, agency) => `${status} ${agency}`,
    targetOf: () => undefined,
    ...changes,
  });
  onTestFinished(incidents.close);
  return {
    ...{ ...incidents, commands: calledBy(incidents.commands), store, sources, reports, positions },
    /** As the window of this number sees it. */
    open: (view: Parameters<typeof incidents.open>[0], params: unknown, window = 1) =>
      incidents.open(view, params, window),
    /** Time goes on by so many milliseconds. */
    wait(ms: number) {
      now += ms;
    },
    now: () => now,
    /** A citizen's report comes in. */
    report(
      id: string,
      told: {
        category?: string;
        status?: "open" | "closed";
        text?: string;
        lon?: number;
        reporterName?: string;
        reporterPhone?: string;
      } = {},
    ) {
      const { category = "sampah", status = "open", text = "Sampah menumpuk", lon = 106.63 } = told;
      const { reporterName = null, reporterPhone = null } = told;
      const report = store.reports.put({
        ...{ id, status, category, text, longitude: lon, latitude: -6.18 },
        ...{ address: "Jl. Merdeka", district: null, outside: false, channel: "Tangerang LIVE", photos: [] },
        ...{ reporterName, reporterPhone, requestedAt: now, updatedAt: now, receivedAt: now },
      });
      if (!report) throw new Error(`expected report ${id} to stand`);
      reports.show([report]);
      incidents.register.hear([report]);
    },
    row: (id: string) => sources.incidents.get(id),
    /** What waits for the broker, oldest first. */
    waiting: () => store.outbox.waiting("mqtt", 1000),
  };
}
