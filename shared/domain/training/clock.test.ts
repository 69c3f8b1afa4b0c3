import fc from "fast-check";
import { expect, it } from "vitest";
import { atRate, type ClockPiece, drillSpeeds, drillTimeAt } from "./clock.ts";

const start: ClockPiece = { realMs: 1000, drillMs: 5000, rate: 1 };

it("stands while it is frozen, and goes on from there at its new pace", () => {
  const frozen = atRate(start, 3000, 0);
  expect(drillTimeAt(frozen, 999_000)).toBe(7000);
  const faster = atRate(frozen, 10_000, 5);
  expect(drillTimeAt(faster, 12_000)).toBe(17_000);
});

const lived = fc.array(fc.tuple(fc.integer({ min: 0, max: 600_000 }), fc.constantFrom(0, ...drillSpeeds)), {
  maxLength: 20,
});

it("never goes back, and a change of pace moves nothing by itself", () => {
  fc.assert(
    fc.property(lived, (all) => {
      let piece = start;
      let realMs = start.realMs;
      for (const [forMs, rate] of all) {
        const before = drillTimeAt(piece, realMs);
        realMs += forMs;
        const now = drillTimeAt(piece, realMs);
        expect(now).toBeGreaterThanOrEqual(before);
        piece = atRate(piece, realMs, rate);
        expect(drillTimeAt(piece, realMs)).toBe(now);
      }
    }),
    { numRuns: 100 },
  );
});

it("says as much as was lived at each pace, to a millisecond a change", () => {
  fc.assert(
    fc.property(lived, (all) => {
      let piece = start;
      let realMs = start.realMs;
      for (const [forMs, rate] of all) {
        piece = atRate(piece, realMs, rate);
        realMs += forMs;
      }
      const whole = all.reduce((sum, [forMs, rate]) => sum + forMs * rate, start.drillMs);
      expect(Math.abs(drillTimeAt(piece, realMs) - whole)).toBeLessThanOrEqual(all.length + 1);
    }),
    { numRuns: 100 },
  );
});
