import { expect, it, vi } from "vitest";
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
  const opened = () => new LiveReports(city, repository, rows, () => now);
  let reports = opened();
  return {
    ...{ reports, rows, repository },
    restart() {
      rows.replace([]);
      reports = opened();
    },
    remove(id: string) {
      repository.remove(id, now);
      reports.show([repository.get(id)!]);
    },
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

it("a report that was closed long ago and is told again is not news; one that is opened again is", () => {
  const { put, at, ids, rows } = screens();
  const closed: StoredReport = { ...stored, status: "closed", updatedAt: start - 25 * hourMs };
  put(closed, { ...closed, id: "TL-2" });
  expect(ids()).toEqual([]);
  put({ ...stored, id: "TL-2" });
  put({ ...stored, id: "TL-2", status: "closed" }, { ...stored, id: "TL-2", status: "open" });
  at(start + 25 * hourMs);
  expect(rows.get("TL-2")?.status).toBe("open");
  put({ ...stored, id: "TL-2", status: "closed" });
  expect(ids()).toEqual([]);
});

it("a report that was taken away stays for a day after that, however old its last version is", () => {
  const { put, remove, at, ids, restart } = screens();
  put(stored);
  at(start + 48 * hourMs);
  remove("TL-1");
  at(start + 72 * hourMs);
  restart();
  expect(ids()).toEqual(["TL-1"]);
  at(start + 72 * hourMs + 1);
  expect(ids()).toEqual([]);
});

it("time costs no reading of the database: it may hold years of reports", () => {
  const { put, at, repository } = screens();
  put(stored);
  const read = vi.spyOn(repository, "current");
  at(start + hourMs);
  expect(read).not.toHaveBeenCalled();
});

it("a place is given its district, and told when it lies outside of the city", () => {
  const { reports } = screens();
  expect(reports.locate([106.69, -6.15])).toEqual({ district: "36.71.01", outside: false });
  expect(reports.locate([106.51, -6.06])).toEqual({ district: null, outside: false });
  expect(reports.locate([107.5, -6.18])).toEqual({ district: null, outside: true });
});
