import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { longestMs, type Outage, planRecovery } from "./recovery.ts";

const outage: Outage = { attempt: 0, cause: "other", awayMs: 0, playing: false, reportedDown: false };
const stepOf = (given: Partial<Outage>) => planRecovery({ ...outage, ...given }, () => 0).step;

describe("planRecovery", () => {
  it("is gentle at first and rebuilds then; what is in the buffer plays on", () => {
    expect(stepOf({ cause: "frozen" })).toBe("restart-load");
    expect(stepOf({ cause: "frozen", attempt: 1 })).toBe("rebuild");
    expect(stepOf({ cause: "decode", playing: true })).toBe("recover-media");
    expect(stepOf({ cause: "decode", attempt: 1, playing: true })).toBe("rebuild");
    expect(stepOf({})).toBe("rebuild");
    expect(stepOf({ playing: true, attempt: 3 })).toBe("restart-load");
  });

  it("waits up to 1.5 s or a 40th of the outage, half of it at least, and never more than 30 s", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.nat(10 ** 9),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempt, awayMs, chance) => {
          const { waitMs } = planRecovery({ ...outage, attempt, awayMs }, () => chance);
          const longest = longestMs(attempt, awayMs);
          expect(waitMs).toBeGreaterThanOrEqual(longest / 2);
          expect(waitMs).toBeLessThanOrEqual(longest);
          expect(longest).toBeLessThanOrEqual(Math.min(30_000, Math.max(1500, awayMs / 40)) + 1e-6);
          expect(longestMs(attempt + 1, awayMs)).toBeGreaterThanOrEqual(longest);
        },
      ),
    );
  });

  it("seldom tries what the gateway says is down", () => {
    const { waitMs } = planRecovery({ ...outage, reportedDown: true }, () => 0.5);
    expect(waitMs).toBe(22_500);
  });
});
