import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";

/** As `Math.random`: 1 itself never comes. */
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

it("every wait is between half a second and half a minute, however often it failed", () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1 })), chance, (failures, x) => {
      const waitMs = backoffMs(failures, () => x);
      expect(waitMs).toBeGreaterThanOrEqual(500);
      expect(waitMs).toBeLessThanOrEqual(30_000);
    }),
  );
});

it("the longest wait doubles up to its limit, and chance spreads the waits over all below it", () => {
  const longest = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoffMs(failures, () => 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(backoffMs(7, () => 0)).toBe(500);
  expect(backoffMs(7, () => 0.5)).toBe(15_250);
});
