import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Motion } from "./motion.ts";

/** About 25 m in mercator units: what a car drives between two reports. */
const step = 6e-7;

describe("Motion", () => {
  it("moves from the shown place to the new one in the time between two reports", () => {
    const motion = new Motion();
    motion.moveTo("a", 0.8, 0.5, 0);
    motion.moveTo("a", 0.8 + step, 0.5, 2000);
    expect(motion.xAt(0, 2000)).toBe(0.8);
    expect(motion.xAt(0, 3000)).toBeCloseTo(0.8 + step / 2, 12);
    expect(motion.xAt(0, 4000)).toBe(0.8 + step);
    expect(motion.xAt(0, 9000)).toBe(0.8 + step);
    expect([2000, 3999, 4000].map((now) => motion.isMoving(0, now))).toEqual([true, true, false]);
  });

  it("shows a jump across the city at once", () => {
    const motion = new Motion();
    motion.moveTo("a", 0.8, 0.5, 0);
    motion.moveTo("a", 0.81, 0.5, 2000);
    expect(motion.xAt(0, 2000)).toBe(0.81);
    expect(motion.isMoving(0, 2000)).toBe(false);
  });

  it("never shows a place beyond the reported one, nor a step backwards, for any reports", () => {
    const reports = fc.array(
      fc.record({ gapMs: fc.integer({ min: 1, max: 9000 }), by: fc.integer({ min: 0, max: 20 }) }),
      {
        minLength: 1,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(reports, (given) => {
        const motion = new Motion();
        let now = 0;
        let reported = 0.8;
        let shown = 0.8;
        motion.moveTo("a", reported, 0.5, now);
        for (const { gapMs, by } of given) {
          for (let at = now; at <= now + gapMs; at += Math.max(1, gapMs / 7)) {
            const x = motion.xAt(0, at);
            expect(x).toBeGreaterThanOrEqual(shown - 1e-15);
            expect(x).toBeLessThanOrEqual(reported);
            shown = x;
          }
          now += gapMs;
          reported += (by * step) / 20;
          motion.moveTo("a", reported, 0.5, now);
        }
        expect(motion.xAt(0, now + 10_000)).toBe(reported);
      }),
    );
  });

  it("keeps thousands apart while it grows", () => {
    const motion = new Motion();
    for (let n = 0; n < 5000; n++) motion.moveTo(`o${n}`, n / 5000, 0.5, 0);
    expect(motion.count).toBe(5000);
    expect(motion.xAt(motion.slotOf("o4321") as number, 1)).toBe(4321 / 5000);
  });
});
