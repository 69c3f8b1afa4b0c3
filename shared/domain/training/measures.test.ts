import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stages } from "../incident/deadlines.ts";
import type { Case } from "../performance/case.ts";
import { cautionsOf, compared, differenceText, measures, speedsOf } from "./compare.ts";
import { type DrillFacts, type IncidentFacts, incidentOf, measuresOf } from "./measures.ts";
import type { DrillRecord } from "./record.ts";

const deadlinesMin = { acknowledge: 1, dispatch: 5, arrive: 20, resolve: 60 };
const endMs = 3_600_000;

const seconds = fc.option(fc.integer({ min: 0, max: 7200 }), { nil: null });
const anyOrder = fc
  .record({
    answered: fc.constantFrom("kept", "late", "none"),
    refused: fc.constantFrom(0 as const, 1 as const),
    active: fc.boolean(),
  })
  .map(({ answered, refused, active }) => ({
    ...{ day: "2026-11-29", hour: 8, officer: "A-1", agency: "damkar", crew: "" },
    seconds: { acknowledge: null, dispatch: null, arrive: null, resolve: null },
    kept: answered === "kept" ? (1 as const) : (0 as const),
    late: answered === "late" ? (1 as const) : (0 as const),
    ...{ refused, active, answerBy: active && answered === "none" ? 1 : null },
  }));
const anyIncident = fc
  .record({
    id: fc.uuid(),
    reached: fc.record({ acknowledge: seconds, dispatch: seconds, arrive: seconds, resolve: seconds }),
    fromMs: fc.integer({ min: 0, max: endMs }),
    open: fc.boolean(),
    orders: fc.array(anyOrder, { maxLength: 3 }),
    escalated: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ id, reached, fromMs, open, orders, escalated }): IncidentFacts => {
    const due = stages.flatMap((stage) =>
      reached[stage] === null ? [fromMs + deadlinesMin[stage] * 60_000] : [],
    );
    const one: Case = {
      ...{
        day: "2026-11-29",
        hour: 8,
        category: "kebakaran",
        agency: "damkar",
        district: "",
        seconds: reached,
      },
      ...{ kept: 0, late: 0, reopened: 0, cancelled: 0, open, due: open ? due : [], orders },
    };
    return { id, case: one, deadlinesMin, escalated, acknowledgedBy: "operator", dispatchedBy: null };
  });
const anyFacts = fc.array(anyIncident, { maxLength: 12 }).map(
  (incidents): DrillFacts => ({
    ...{ incidents, endMs, reports: { received: incidents.length, merged: 0, missed: 0 } },
    alarms: incidents.map((_, n) => ({ announcedAt: n, acknowledgedAt: n % 2 === 0 ? n + 4000 : null })),
    decisions: new Map([["operator", incidents.length]]),
  }),
);
const shuffled = (facts: DrillFacts): DrillFacts => ({ ...facts, incidents: [...facts.incidents].reverse() });

describe("what a drill showed", () => {
  it("follows from its facts in any order, and what its incidents say adds up to what it says", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const told = measuresOf(facts);
        expect(measuresOf(shuffled(facts))).toEqual(told);
        const each = facts.incidents.map((one) => incidentOf(one, endMs));
        for (const stage of stages) {
          const { late, missed, count } = told.stages[stage];
          expect(late + missed).toBe(each.filter(({ breached }) => breached.includes(stage)).length);
          expect(count).toBe(each.filter(({ seconds: of }) => of[stage] !== null).length);
        }
        expect(told.open).toBe(each.filter(({ open }) => open).length);
        expect(told.orders.sent).toBe(each.reduce((sum, { orders }) => sum + orders.sent, 0));
        expect(told.orders.unanswered).toBe(each.reduce((sum, { orders }) => sum + orders.unanswered, 0));
        expect(told.alarms.count + told.alarms.unacknowledged).toBe(told.alarms.raised);
        expect(told.roles.every(({ acknowledge }) => acknowledge.count <= told.incidents)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("against itself is the same in everything that can be better or worse", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const told = measuresOf(facts);
        for (const measure of measures) {
          const { difference, verdict } = compared(measure, told, told);
          if (measure.of(told) !== null) expect(difference).toBe(0);
          expect(["same", "unknown"]).toContain(verdict);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is better one way round and worse the other", () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const [before, after] = [measuresOf(one), measuresOf(other)];
        const turned = { better: "worse", worse: "better", same: "same", unknown: "unknown" };
        for (const measure of measures)
          expect(compared(measure, after, before).verdict).toBe(
            turned[compared(measure, before, after).verdict],
          );
      }),
      { numRuns: 50 },
    );
  });
});

const record = (over: Partial<DrillRecord> = {}): DrillRecord => ({
  ...{ format: 1, id: "20261129T080000Z-hari-biasa", city: "36.71", appVersion: "1", scenario: "hari-biasa" },
  ...{ name: { id: "Hari biasa", en: "Day" }, version: "a", minutes: 30, speed: 1, participants: [] },
  ...{
    begunAt: 0,
    begunBy: { id: "U", name: "U", role: "supervisor" },
    state: "ended",
    endedAt: 1,
    endedBy: null,
  },
  ...{ pieces: [{ realMs: 0, drillMs: 0, rate: 1 }], injected: 0 },
  ...over,
});
const piece = (rate: number) => ({ realMs: 0, drillMs: 0, rate });

it("says in what two drills differ, standing still apart", () => {
  expect(cautionsOf([record(), record({ pieces: [piece(1), piece(0), piece(1)] })])).toEqual([]);
  expect(cautionsOf([record(), record({ version: "b", pieces: [piece(2)] })])).toEqual(["version", "speed"]);
  expect(cautionsOf([record(), record({ scenario: "x", version: "b", state: "broken-off" })])).toEqual([
    "scenario",
    "broken-off",
  ]);
  expect(speedsOf(record({ pieces: [piece(1), piece(0), piece(1), piece(5)] }))).toBe("1 → 5");
});

it("tells a difference with its sign", () => {
  expect(differenceText({ unit: "seconds" }, -65)).toBe("−1:05");
  expect(differenceText({ unit: "count" }, 2)).toBe("+2");
  expect(differenceText({ unit: "count" }, 0)).toBe("±0");
});
