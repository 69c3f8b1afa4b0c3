import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTimes, firstTime, NoHybridTime, nextTime, readTime, writeTime } from "./hybridTime.ts";

const ms = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
const time = fc.record({ ms, counter: fc.integer({ min: 0, max: 0xffff }) });

describe("hybrid time", () => {
  it("only grows, whatever the wall clock does", () => {
    fc.assert(
      fc.property(fc.array(ms), (walls) => {
        let last = firstTime;
        for (const wall of walls) {
          const next = nextTime(last, wall);
          expect(compareTimes(next, last)).toBeGreaterThan(0);
          expect(next.ms).toBeGreaterThanOrEqual(wall);
          last = next;
        }
      }),
    );
  });

  it("goes on where the counter is full", () => {
    expect(nextTime({ ms: 5, counter: 0xffff }, 5)).toEqual({ ms: 6, counter: 0 });
  });

  it("is written so that texts sort as times do, and is read back", () => {
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(readTime(writeTime(a))).toEqual(a);
        expect(Math.sign(compareTimes(a, b))).toBe(
          writeTime(a) < writeTime(b) ? -1 : writeTime(a) > writeTime(b) ? 1 : 0,
        );
      }),
    );
  });

  it.each(["", "2026-11-24T08:42:07.123Z", "2026-13-24T08:42:07.123Z-0001", "2026-11-24T08:42:07.123Z-g001"])(
    "%j is none",
    (text) => expect(() => readTime(text)).toThrow(NoHybridTime),
  );
});
