import fc from "fast-check";
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
  expect(repository(open).get("TL-1")).toEqual({ ...open, changedAt: open.updatedAt });
  expect(repository().get("TL-1")).toBeUndefined();
});

it("of two versions with the same time the one that came later stands", () => {
  expect(repository(open, { ...open, text: "corrected" }).get("TL-1")?.text).toBe("corrected");
});

it("a report that its channel took away is closed, and the version that comes after it opens it again", () => {
  const reports = repository(open);
  reports.remove("TL-1", 150);
  expect(reports.get("TL-1")?.status).toBe("closed");
  reports.put({ ...open, updatedAt: 90 });
  expect(reports.get("TL-1")?.status).toBe("closed");
  // By a channel whose clock is behind ours.
  reports.put({ ...open, updatedAt: 140 });
  expect(reports.get("TL-1")?.status).toBe("open");
});

it("a report that its channel's clock dates ahead of us can be taken away", () => {
  const reports = repository({ ...open, updatedAt: 1000 });
  reports.remove("TL-1", 150);
  expect(reports.get("TL-1")?.status).toBe("closed");
});

it("a broker that tells the end of its messages again, any part of it, ends in the same state", () => {
  type Told = "removed" | { readonly updatedAt: number; readonly status: "open" | "closed" };
  const version = fc.record({ gap: fc.nat(2), status: fc.constantFrom("open" as const, "closed" as const) });
  const messages = fc
    .array(fc.oneof(fc.constant("removed" as const), version), { minLength: 1 })
    .map((all) => {
      let updatedAt = 100;
      return all.map((each): Told => {
        if (each === "removed") return each;
        updatedAt += each.gap;
        return { updatedAt, status: each.status };
      });
    });
  fc.assert(
    fc.property(messages, fc.array(fc.nat()), (all, repeats) => {
      const reports = repository();
      let at = 0;
      const tell = (told: readonly Told[]) => {
        for (const each of told) {
          if (each === "removed") reports.remove("TL-1", ++at);
          else reports.put({ ...open, ...each, receivedAt: ++at });
        }
      };
      tell(all);
      const before = reports.get("TL-1");
      for (const repeat of repeats) tell(all.slice(repeat % all.length));
      const last = all.at(-1)!;
      const after = reports.get("TL-1");
      expect(after?.status).toBe(before && (last === "removed" ? "closed" : last.status));
      expect(after?.updatedAt).toBe(before?.updatedAt);
    }),
    { numRuns: 60 },
  );
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
