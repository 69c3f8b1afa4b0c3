import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cutoffOf,
  daysOf,
  firstRound,
  nextSlice,
  type RetentionPeriods,
  retentionRules,
  retentionSchema,
  roundEveryMs,
} from "./retention.ts";

const dayMs = 24 * 3_600_000;
const usual = retentionSchema.parse({});
const periods: fc.Arbitrary<RetentionPeriods> = fc
  .record({
    ...{ reporterDays: fc.integer({ min: 2, max: 3650 }), positionDays: fc.integer({ min: 1, max: 3650 }) },
    places: fc.tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 90, max: 93 })),
    clockingDays: fc.integer({ min: 93, max: 3650 }),
    ...{ quarantineDays: fc.integer({ min: 1, max: 3650 }), outboxDays: fc.integer({ min: 1, max: 3650 }) },
  })
  .map(({ places: [placeThinDays, placeDays], ...rest }) => ({ ...rest, placeThinDays, placeDays }));
const rule = fc.constantFrom(...retentionRules);
const moment = fc.integer({ min: 4000 * dayMs, max: 40_000 * dayMs });

describe("what is old enough to go", () => {
  test("is never younger than its period, and stays old enough", () => {
    fc.assert(
      fc.property(periods, rule, moment, fc.nat(dayMs * 400), (city, each, now, later) => {
        const cutoff = cutoffOf(each, city, now);
        expect(now - cutoff).toBe(daysOf(each, city) * dayMs);
        expect(cutoffOf(each, city, now + later)).toBeGreaterThanOrEqual(cutoff);
      }),
      { numRuns: 50 },
    );
  });

  test("with a longer period is never more", () => {
    fc.assert(
      fc.property(rule, moment, fc.integer({ min: 1, max: 3650 }), fc.nat(500), (each, now, days, more) => {
        const of = (length: number) =>
          Object.fromEntries(Object.keys(usual).map((key) => [key, length])) as RetentionPeriods;
        expect(cutoffOf(each, of(days + more), now)).toBeLessThanOrEqual(cutoffOf(each, of(days), now));
      }),
      { numRuns: 50 },
    );
  });

  test("a place is thinned before it goes, and goes with its clocking at the latest", () => {
    fc.assert(
      fc.property(periods, moment, (city, now) => {
        expect(retentionSchema.safeParse(city).success).toBe(true);
        const [thinned, places, clockings] = (["places-thinned", "places", "phone-clockings"] as const).map(
          (each) => cutoffOf(each, city, now),
        ) as [number, number, number];
        expect(thinned).toBeGreaterThanOrEqual(places);
        expect(places).toBeGreaterThanOrEqual(clockings);
      }),
      { numRuns: 50 },
    );
    expect(retentionSchema.safeParse({ placeThinDays: 60, placeDays: 30 }).success).toBe(false);
    expect(retentionSchema.safeParse({ placeDays: 200, clockingDays: 150 }).success).toBe(false);
    expect(retentionSchema.safeParse({ clockingDays: 30 }).success).toBe(false);
  });
});

test("a round goes through every rule, each to its end, and rests then", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: retentionRules.length }), moment, (more, now) => {
      let round = firstRound;
      const seen: string[] = [];
      for (const [n, each] of retentionRules.entries()) {
        for (let left = more[n]!; left >= 0; left--) {
          seen.push(round.rule);
          round = nextSlice(round, left > 0, now);
        }
        expect(seen.at(-1)).toBe(each);
      }
      expect(round).toEqual({ rule: retentionRules[0], notBeforeMs: now + roundEveryMs });
      expect(seen).toHaveLength(
        retentionRules.length + more.slice(0, retentionRules.length).reduce((a, b) => a + b),
      );
    }),
    { numRuns: 50 },
  );
});
