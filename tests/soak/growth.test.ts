import fc from "fast-check";
import { expect, it } from "vitest";
import { growthOf, type Sample, slope } from "./growth.ts";

const samplesOf = (values: readonly number[]): Sample[] =>
  values.map((value, n) => ({ atMs: n * 1000, value }));

it("finds a straight line's slope, whatever its height", () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -1000, max: 1000 }), (rise, height) => {
      const samples = samplesOf(Array.from({ length: 20 }, (_, n) => height + rise * n));
      expect(slope(samples)).toBeCloseTo(rise / 1000, 9);
    }),
  );
});

it("is not moved by wild samples, fewer than a quarter of all", () => {
  const wild = fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 8 });
  fc.assert(
    fc.property(wild, fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 8 }), (at, by) => {
      const flat = samplesOf(Array.from({ length: 40 }, (_, n) => (at.includes(n) ? by[n % 8]! : 100)));
      expect(slope(flat)).toBe(0);
    }),
  );
});

it("what fills up at the beginning is no growth, what goes on growing is", () => {
  const filling = samplesOf(Array.from({ length: 100 }, (_, n) => Math.min(n, 25) * 10));
  expect(growthOf(filling)).toMatchObject({ level: 250, grown: 0 });
  const leaking = samplesOf(Array.from({ length: 101 }, (_, n) => 1000 + n));
  expect(growthOf(leaking).grown).toBeCloseTo(70, 6);
});
