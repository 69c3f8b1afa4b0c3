import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceM, type LonLat, shifted } from "../place.ts";
import { type Candidate, firstFree, suggest } from "./suggest.ts";
import { fastestMps } from "./travel.ts";

const fire: LonLat = [106.63, -6.18];
const nowMs = Date.parse("2026-11-25T08:00:00Z");

function candidate(officer: string, changes: Partial<Candidate> = {}): Candidate {
  return {
    ...{ officer, agency: "damkar", crew: "DMK-A", post: "dmk-mako", place: shifted(fire, 1000, 0) },
    ...{ positionAtMs: nowMs - 1000, onDuty: true, activeOrders: 0 },
    ...changes,
  };
}

function suggested(candidates: readonly Candidate[], travel?: (place: unknown) => number | null) {
  const incident = { agency: "damkar", place: fire };
  return suggest({ candidates, incident, nowMs, travel, districtAt: () => "36.71.01" });
}

const ids = (rows: readonly { officer: string }[]) => rows.map(({ officer }) => officer);

describe("who is suggested", () => {
  it("is of the right agency, then on duty, then free, then where we know, then nearest", () => {
    const near = shifted(fire, 100, 0);
    const rows = suggested([
      candidate("other-agency", { agency: "dishub", place: near }),
      candidate("off-duty", { onDuty: false, place: near }),
      candidate("busy", { activeOrders: 1, place: near }),
      candidate("unheard", { positionAtMs: null, place: near }),
      candidate("stale", { positionAtMs: nowMs - 6 * 60_000, place: shifted(fire, 90, 0) }),
      candidate("far", { place: shifted(fire, 5000, 0) }),
      candidate("near"),
    ]);
    expect(ids(rows)).toEqual(["near", "far", "stale", "unheard", "busy", "off-duty", "other-agency"]);
    expect(rows[0]).toEqual({
      ...{ officer: "near", crew: "DMK-A", post: "dmk-mako", district: "36.71.01" },
      ...{ distanceM: expect.closeTo(1000, 0), travelS: null, positionAgeMs: 1000 },
      ...{ rightAgency: true, onDuty: true, activeOrders: 0 },
    });
    expect(rows.find(({ officer }) => officer === "unheard")?.positionAgeMs).toBeNull();
  });

  it("is there soonest by road, and who has no road is weighed by the straight distance", () => {
    const places = {
      bridge: shifted(fire, 200, 0),
      street: shifted(fire, 900, 0),
      field: shifted(fire, 500, 0),
    };
    const seconds = new Map<unknown, number>([
      [places.bridge, 600],
      [places.street, 90],
    ]);
    const all = Object.entries(places).map(([officer, place]) => candidate(officer, { place }));
    const rows = suggested(all, (place) => seconds.get(place) ?? null);
    expect(ids(rows)).toEqual(["street", "field", "bridge"]);
    expect(rows.map(({ travelS }) => travelS)).toEqual([90, null, 600]);
  });

  it("names next the first who is free and was not asked", () => {
    const rows = suggested([
      candidate("asked"),
      candidate("free", { place: shifted(fire, 2000, 0) }),
      candidate("busy", { activeOrders: 2 }),
      candidate("off-duty", { onDuty: false }),
      candidate("other-agency", { agency: "dishub" }),
    ]);
    expect(firstFree(rows, new Set(["asked"]))).toBe("free");
    expect(firstFree(rows, new Set(["asked", "free"]))).toBeNull();
  });

  it("are the same few whether all are asked for or not, however the streets run", () => {
    const given = fc.array(
      fc.record({
        eastM: fc.integer({ min: 0, max: 8000 }),
        // From as fast as anybody may be to a long way round; none for no road.
        detour: fc.option(fc.double({ min: 1, max: 20, noNaN: true })),
        activeOrders: fc.integer({ min: 0, max: 1 }),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(given, fc.integer({ min: 0, max: 12 }), (all, limit) => {
        const seconds = new Map<unknown, number | null>();
        const candidates = all.map(({ eastM, detour, activeOrders }, index) => {
          const place = shifted(fire, eastM, 0);
          seconds.set(place, detour && (distanceM(place, fire) / fastestMps) * detour);
          return candidate(`P-${index}`, { place, activeOrders });
        });
        const query = { candidates, incident: { agency: "damkar", place: fire }, nowMs };
        const travel = (place: unknown) => seconds.get(place) ?? null;
        const few = suggest({ ...query, travel, limit, districtAt: () => null });
        expect(few).toEqual(suggest({ ...query, travel, districtAt: () => null }).slice(0, limit));
        const arrivals = few.map((row) => [
          Math.min(1, row.activeOrders),
          row.travelS ?? row.distanceM / (15 / 3.6),
        ]);
        expect(arrivals).toEqual([...arrivals].sort(compare));
      }),
    );
  });

  it("is everybody, in an order that does not depend on theirs, each before whoever lacks more", () => {
    const any = fc.record({
      agency: fc.constantFrom("damkar", "dishub"),
      onDuty: fc.boolean(),
      activeOrders: fc.integer({ min: 0, max: 2 }),
      positionAtMs: fc.option(fc.integer({ min: 0, max: 20 }).map((minutes) => nowMs - minutes * 60_000)),
      place: fc.integer({ min: 0, max: 9 }).map((hundreds) => shifted(fire, hundreds * 100, 0)),
    });
    const rank = (row: ReturnType<typeof suggested>[number]) => [
      row.rightAgency ? 0 : 1,
      row.onDuty ? 0 : 1,
      row.activeOrders === 0 ? 0 : 1,
      row.positionAgeMs !== null && row.positionAgeMs <= 5 * 60_000 ? 0 : 1,
      row.distanceM,
    ];
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), fc.integer({ min: 0, max: 30 }), (given, limit) => {
        const all = given.map((each, index) => candidate(`P-${index}`, each));
        const rows = suggested(all);
        expect(ids(rows).sort()).toEqual(all.map(({ officer }) => officer).sort());
        expect(suggested([...all].reverse())).toEqual(rows);
        const incident = { agency: "damkar", place: fire };
        const few = suggest({
          ...{ candidates: all, incident, nowMs, travel: undefined, limit },
          districtAt: () => "36.71.01",
        });
        expect(few).toEqual(rows.slice(0, limit));
        for (let index = 1; index < rows.length; index++) {
          expect(compare(rank(rows[index - 1]!), rank(rows[index]!))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

function compare(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at]);
  return index < 0 ? 0 : a[index]! - b[index]!;
}
