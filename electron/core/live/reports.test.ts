import { expect, it } from "vitest";
import { smallCity } from "../demo/drill/smallCity.ts";
import type { StoredReport } from "../store/reports.ts";
import { storeInMemory } from "../store/testing.ts";
import { LiveReports } from "./reports.ts";
import { createSources } from "./sources.ts";

const hourMs = 3600_000;
const start = Date.parse("2026-11-24T01:00:00Z");

const stored: StoredReport = {
  ...{ id: "TL-1", status: "open", category: "sampah", text: "Sampah", longitude: 106.63, latitude: -6.18 },
  ...{ address: null, district: "36.71.01", outside: false, channel: "112", photos: ["https://foto/1"] },
  ...{
    reporterName: "Siti",
    reporterPhone: "+62 812",
    requestedAt: start,
    updatedAt: start,
    receivedAt: start,
  },
};

function screens() {
  const { reports: repository } = storeInMemory();
  const { reports: rows } = createSources();
  let now = start;
  const area: [number, number][] = [
    [106.6, -6.2],
    [106.7, -6.2],
    [106.7, -6.1],
    [106.6, -6.2],
  ];
  const city = {
    ...smallCity(),
    districtAreas: {
      type: "FeatureCollection" as const,
      features: [
        {
          type: "Feature" as const,
          properties: { code: "36.71.01" },
          geometry: { type: "Polygon" as const, coordinates: [area] },
        },
      ],
    },
  };
  const reports = new LiveReports(city, repository, rows, () => now);
  return {
    ...{ reports, rows },
    put(...changed: StoredReport[]) {
      reports.show(changed.flatMap((report) => repository.put(report) ?? []));
    },
    at(time: number) {
      now = time;
      reports.advance();
    },
    ids: () => [...rows.values()].map(({ id }) => id),
  };
}

it("no screen is told who reported", () => {
  const { put, rows } = screens();
  put(stored);
  expect(rows.get("TL-1")).toMatchObject({ place: [106.63, -6.18], status: "open" });
  expect(JSON.stringify(rows.get("TL-1"))).not.toMatch(/Siti|812/);
});

it("closed reports stay for a day, open ones for as long as they are", () => {
  const { put, at, ids, rows } = screens();
  put(stored, { ...stored, id: "TL-2" });
  put({ ...stored, id: "TL-2", status: "closed", updatedAt: start + hourMs });
  expect(rows.get("TL-2")?.status).toBe("closed");
  at(start + 25 * hourMs);
  expect(ids()).toEqual(["TL-1", "TL-2"]);
  at(start + 25 * hourMs + 1);
  expect(ids()).toEqual(["TL-1"]);
});

it("a place is given its district, and told when it lies outside of the city", () => {
  const { reports } = screens();
  expect(reports.locate([106.69, -6.15])).toEqual({ district: "36.71.01", outside: false });
  expect(reports.locate([106.51, -6.06])).toEqual({ district: null, outside: false });
  expect(reports.locate([107.5, -6.18])).toEqual({ district: null, outside: true });
});
