import { expect, it } from "vitest";
import { retentionSchema, roundEveryMs } from "../../../shared/domain/privacy/retention.ts";
import { incidentsOn } from "../incidents/testing.ts";
import { createSources } from "../live/sources.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { Retention } from "./retention.ts";

const dayMs = 24 * 3_600_000;
const periods = retentionSchema.parse({});

function retaining(given: Partial<ConstructorParameters<typeof Retention>[0]> = {}) {
  const store = given.store ?? storeInMemory();
  let now = Date.parse("2026-11-25T08:00:00Z");
  const sources = createSources();
  const log = keptLog();
  const retention = new Retention({
    ...{ periods, zone: "Asia/Jakarta", store, log, clock: () => now, outside: {} },
    ...{ rules: sources.retentionRules, deletions: sources.deletions },
    ...given,
  });
  return {
    ...{ retention, store, sources, log },
    now: () => now,
    to(time: number) {
      now = time;
    },
    /** Everything that is old enough; answers how many slices that took. */
    round() {
      let slices = 0;
      while (retention.advance()) slices++;
      return slices;
    },
    counts: () => [...sources.deletions.values()].map(({ rule, count }) => [rule, count]),
  };
}

function reported(store = storeInMemory()) {
  const made = incidentsOn(store);
  const told = { reporterName: "Budi Santoso", reporterPhone: "081234567890" };
  for (const id of ["ended", "open", "part", "withdrawn"]) {
    const text = `Saya Budi, 081234567890, ${id}`;
    made.report(id, { ...told, text, status: id === "withdrawn" ? "closed" : "open" });
  }
  made.commands["incident.merge"]({ incident: "part", into: "ended" });
  made.commands["incident.acknowledge"]({ incident: "ended" });
  made.commands["incident.cancel"]({ incident: "ended", reason: "Ganda" });
  return { ...made, store, told };
}

it("forgets who reported when the incident ended long ago, with all that it gathered, and nobody else", () => {
  const { store, now } = reported();
  const kept = retaining({ store });
  kept.to(now() + (periods.reporterDays - 1) * dayMs);
  kept.round();
  expect(kept.counts()).toEqual([]);
  kept.to(now() + (periods.reporterDays + 1) * dayMs);
  kept.round();
  for (const id of ["ended", "part", "withdrawn"]) {
    expect(store.reports.get(id)).toMatchObject({
      ...{ reporterName: null, reporterPhone: null, text: `Saya B***, ***890, ${id}` },
    });
  }
  expect(store.reports.get("open")).toMatchObject({
    reporterName: "Budi Santoso",
    text: expect.stringContaining("0812"),
  });
  expect(kept.counts()).toEqual([["reporters", 3]]);
  expect(store.search.find("081234567890", 9, () => "").map(({ report }) => report)).toEqual(["open"]);
  // The next round finds nothing of it, and a channel that tells it again is forgotten again.
  kept.to(kept.now() + roundEveryMs);
  kept.round();
  expect(kept.counts()).toEqual([["reporters", 3]]);
  const again = store.reports.get("withdrawn")!;
  store.reports.put({ ...again, reporterName: "Budi", reporterPhone: null });
  kept.to(kept.now() + roundEveryMs);
  kept.round();
  expect(store.reports.get("withdrawn")?.reporterName).toBeNull();
});

it("thins where officers clocked, deletes that, and at last the clocking", () => {
  const kept = retaining();
  const { store, now } = kept;
  const start = now();
  const event = { type: "in" as const, longitude: 106.63123, latitude: -6.18456, accuracyM: 8, device: "hp" };
  store.officers.putDutyEvent({ ...event, officer: "P-1", id: "e1", time: start, receivedAt: start });
  store.officers.putDutyEvent({
    ...{
      ...event,
      longitude: null,
      latitude: null,
      officer: "P-1",
      id: "e2",
      time: start,
      receivedAt: start,
    },
  });
  store.officers.putPosition({
    ...{
      officer: "P-1",
      longitude: 106.6,
      latitude: -6.2,
      accuracyM: null,
      speedMps: null,
      headingDeg: null,
    },
    ...{ battery: null, time: start, receivedAt: start },
  });
  const placesAfter = (days: number) => {
    kept.to(start + days * dayMs + 1);
    kept.round();
    return store.officers
      .dutyEventsOf("P-1", 0, start)
      .map(({ longitude, latitude }) => [longitude, latitude]);
  };
  const none = [null, null];
  expect(placesAfter(periods.placeThinDays - 1)).toEqual([[106.63123, -6.18456], none]);
  expect(placesAfter(periods.placeThinDays)).toEqual([[106.631, -6.185], none]);
  expect(store.officers.positions()).toEqual([]);
  expect(placesAfter(periods.placeDays)).toEqual([none, none]);
  expect(placesAfter(periods.clockingDays - 1)).toEqual([none, none]);
  expect(placesAfter(periods.clockingDays)).toEqual([]);
  expect(kept.counts()).toEqual([
    ["positions", 1],
    ["places-thinned", 1],
    ["places", 1],
    ["phone-clockings", 2],
  ]);
});

it("works in slices of a bounded size, and what they deleted is one count of the day, also after a start", () => {
  const kept = retaining();
  const { store, now } = kept;
  const old = now() - 40 * dayMs;
  const count = 450;
  store.quarantine.put(
    Array.from({ length: count }, (_, n) => ({
      ...{ topic: "t", receivedAt: old + n, bytes: 1, reason: "schema" as const, detail: "", sample: "" },
    })),
    new Map([["schema", count]]),
  );
  // One for each rule, and two more of the one that had something to do.
  expect(kept.round()).toBe(kept.sources.retentionRules.size + 2);
  expect(store.quarantine.rows()).toEqual([]);
  expect(store.quarantine.counts().get("schema")).toBe(count);
  const row = { rule: "quarantine", days: periods.quarantineDays, count, day: "2026-11-25" };
  expect([...kept.sources.deletions.values()]).toMatchObject([row]);
  expect([...retaining({ store }).sources.deletions.values()]).toMatchObject([row]);
  expect([...kept.sources.retentionRules.values()].every(({ doneAt }) => doneAt === now())).toBe(true);
});

it("counts files that lie outside the database, and a fault in one rule stops no other", async () => {
  const store = storeInMemory();
  const broken = {
    ...store,
    retention: {
      ...store.retention,
      slice: (...given: Parameters<typeof store.retention.slice>) => {
        if (given[0] === "positions") throw new Error("disk full");
        return store.retention.slice(...given);
      },
    },
  };
  const kept = retaining({ store: broken, outside: { "machine-files": async () => 3 } });
  kept.round();
  await kept.retention.stop();
  expect(kept.counts()).toEqual([["machine-files", 3]]);
  expect(kept.log.lines).toMatchObject([
    { level: "warning", details: { rule: "positions", reason: "disk full" } },
  ]);
  expect(kept.round()).toBe(2);
});
