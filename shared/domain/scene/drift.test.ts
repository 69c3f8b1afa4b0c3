import fc from "fast-check";
import { expect, it } from "vitest";
import { driftAt, reachPx, stepMs } from "./drift.ts";

const anyTime = fc.integer({ min: 0, max: 4_000_000_000_000 });

it("stands on every place of its field within an hour, on whole pixels", () => {
  fc.assert(
    fc.property(anyTime, (start) => {
      const seen = new Set<string>();
      for (let now = start; now < start + 3_600_000; now += stepMs) {
        const { x, y } = driftAt(now);
        expect(Number.isInteger(x) && Number.isInteger(y)).toBe(true);
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(reachPx);
        seen.add(`${x} ${y}`);
      }
      expect(seen.size).toBe((2 * reachPx + 1) ** 2);
    }),
    { numRuns: 20 },
  );
});

it("goes one pixel at a time, and rests in between for longer than half a minute", () => {
  fc.assert(
    fc.property(anyTime, (now) => {
      const [one, other] = [driftAt(now), driftAt(now + stepMs)];
      expect(Math.abs(one.x - other.x) + Math.abs(one.y - other.y)).toBe(1);
    }),
  );
  expect(stepMs).toBeGreaterThan(30_000);
});
