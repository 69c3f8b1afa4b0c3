import { expect, it } from "vitest";
import type { StoredReport } from "./reports.ts";
import { storeInMemory } from "./testing.ts";

const open: StoredReport = {
  ...{ id: "TL-1", status: "open", category: "sampah", text: "Sampah di trotoar" },
  ...{ longitude: 106.63, latitude: -6.18, address: "Jl. Daan Mogot", district: "36.71.01", outside: false },
  ...{ channel: "Tangerang LIVE", photos: ["https://foto.example/1.jpg"] },
  ...{ reporterName: "Siti", reporterPhone: "+62", requestedAt: 100, updatedAt: 100, receivedAt: 110 },
};
const closed: StoredReport = { ...open, status: "closed", updatedAt: 200, receivedAt: 210 };

function repository(...reports: StoredReport[]) {
  const { reports: repository } = storeInMemory();
  for (const report of reports) repository.put(report);
  return repository;
}

const ids = (reports: readonly StoredReport[]) => reports.map(({ id }) => id);

it("keeps every field as it came", () => {
  expect(repository(open).get("TL-1")).toEqual(open);
  expect(repository().get("TL-1")).toBeUndefined();
});

it("of two versions with the same time the one that came later stands", () => {
  expect(repository(open, { ...open, text: "corrected" }).get("TL-1")?.text).toBe("corrected");
});

it("a report that its channel took away is closed, and a newer version opens it again", () => {
  const reports = repository(open);
  reports.remove("TL-1", 150);
  expect(reports.get("TL-1")?.status).toBe("closed");
  reports.remove("TL-1", 120);
  reports.put({ ...open, updatedAt: 140 });
  expect(reports.get("TL-1")?.status).toBe("closed");
  reports.put({ ...open, updatedAt: 160 });
  expect(reports.get("TL-1")?.status).toBe("open");
});

it("a report that nobody knows can be taken away", () => {
  const reports = repository();
  reports.remove("TL-1", 150);
  expect(reports.get("TL-1")).toBeUndefined();
});

it("current are the open ones and those that were closed since", () => {
  const reports = repository(
    { ...open, id: "open", requestedAt: 3 },
    { ...closed, id: "closed-early", updatedAt: 199 },
    { ...closed, id: "closed-late", requestedAt: 2 },
    { ...open, id: "removed-early", requestedAt: 1 },
    { ...open, id: "removed-late", requestedAt: 1 },
  );
  reports.remove("removed-early", 199);
  reports.remove("removed-late", 200);
  expect(ids(reports.current(200))).toEqual(["removed-late", "closed-late", "open"]);
});
