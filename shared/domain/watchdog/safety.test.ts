import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calmMs, probationMs, type Restart, returnAfterMs, safetyAt, tooMany, withinMs } from "./safety.ts";

const crash = (at: number, display: string | null = "left"): Restart => ({
  ...{ at, display },
  ...(display === null
    ? { cause: "graphics" as const, page: null }
    : { cause: "crashed" as const, page: "wall" as const }),
});
const thrice = (at: number, display: string | null = "left") => [0, 1, 2].map((n) => crash(at + n, display));

describe("safetyAt", () => {
  it("three restarts of one window within a minute make its display safe; two, or three slower ones, do not", () => {
    expect(safetyAt(thrice(1000), [], 2000)).toEqual({
      ...{ displays: ["left"], since: 1002, until: 1002 + returnAfterMs[0], attempt: 1 },
    });
    expect(safetyAt(thrice(1000).slice(0, tooMany - 1), [], 2000)).toBeNull();
    expect(safetyAt([crash(0), crash(withinMs / 2), crash(withinMs + 1)], [], withinMs + 2)).toBeNull();
  });

  it("several windows, or what draws for all, make every display safe; the console's window makes none", () => {
    expect(safetyAt([crash(1), crash(2, "right"), crash(3)], [], 4)?.displays).toBeNull();
    expect(safetyAt(thrice(1, null), [], 4)?.displays).toBeNull();
    const desk = thrice(1).map((each) => ({ ...each, display: null, page: "console" as const }));
    expect(safetyAt(desk, [], 4)).toBeNull();
  });

  it("the wall returns by itself, after growing waits while it fails again, and begins anew when it is calm", () => {
    const restarts = [...thrice(0)];
    const waits: number[] = [];
    for (let n = 0; n < 7; n++) {
      const last = restarts.at(-1)!.at;
      const { until } = safetyAt(restarts, [], last)!;
      waits.push(until - last);
      expect(safetyAt(restarts, [], until)).toBeNull();
      // On probation one is enough.
      restarts.push(crash(until + probationMs - 1));
    }
    expect(waits).toEqual([...returnAfterMs, returnAfterMs.at(-1), returnAfterMs.at(-1)]);
    const last = restarts.at(-1)!.at;
    const { until } = safetyAt(restarts, [], last)!;
    const later = until + calmMs + 1;
    expect(safetyAt([...restarts, crash(later)], [], later)).toBeNull();
    expect(safetyAt([...restarts, ...thrice(later)], [], later + 2)?.attempt).toBe(1);
  });

  it("an operator's return counts at once; a restart on a safe display starts its wait again", () => {
    expect(safetyAt(thrice(0), [10], 11)).toBeNull();
    expect(safetyAt([...thrice(0), crash(1000)], [], 1000)?.until).toBe(1000 + returnAfterMs[0]);
    // One window more that was restarted once is what may happen to any.
    const other = [...thrice(0), crash(1000, "right")];
    expect(safetyAt(other, [], 1000)).toEqual(safetyAt(thrice(0), [], 1000));
    const both = safetyAt([...other, ...thrice(1001, "right")], [], 1003);
    expect(both?.displays).toEqual(["left", "right"]);
  });

  it("whatever happens, every safe state ends in bounded time without another restart", () => {
    const events = fc.array(
      fc.record({ gapMs: fc.integer({ min: 0, max: 90_000 }), display: fc.constantFrom("a", "b", null) }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(events, fc.array(fc.integer({ min: 0, max: 3_000_000 }), { maxLength: 5 }), (gaps, by) => {
        let at = 0;
        const restarts = gaps.map(({ gapMs, display }) => {
          at += gapMs;
          return crash(at, display);
        });
        const returns = [...by].sort((a, b) => a - b);
        const safety = safetyAt(restarts, returns, at);
        if (safety) {
          expect(safety.until).toBeGreaterThan(at);
          expect(safety.until - at).toBeLessThanOrEqual(returnAfterMs.at(-1)!);
          expect(safety.since).toBeLessThanOrEqual(at);
        }
        expect(safetyAt(restarts, returns, at + returnAfterMs.at(-1)!)).toBeNull();
        if (restarts.length < tooMany) expect(safety).toBeNull();
      }),
    );
  });
});
