import fc from "fast-check";
import { expect, it } from "vitest";
import { type Clocked, dutyMs, longestDutyMs } from "./dutyHours.ts";

const hour = 3_600_000;
const clocked = (...times: readonly (readonly [Clocked["type"], number])[]): Clocked[] =>
  times.map(([type, at]) => ({ officer: "P-1", type, time: at * hour }));

it("counts what was clocked, as far as it lies within the span", () => {
  const events = clocked(["in", 5], ["out", 13], ["in", 20]);
  expect(dutyMs(events, 6 * hour, 30 * hour, 22 * hour).get("P-1")).toBe((7 + 2) * hour);
  expect(dutyMs(events, 0, 4 * hour, 22 * hour).size).toBe(0);
});

it("does not count who forgot to clock out, and takes the next day for itself", () => {
  expect(dutyMs(clocked(["in", 0]), 0, 40 * hour, 17 * hour).size).toBe(0);
  expect(dutyMs(clocked(["in", 0], ["in", 24], ["out", 30]), 0, 40 * hour, 40 * hour).get("P-1")).toBe(
    6 * hour,
  );
});

it("changes nothing for an answer that was given twice", () => {
  expect(
    dutyMs(clocked(["in", 1], ["in", 2], ["out", 5], ["out", 6]), 0, 40 * hour, 40 * hour).get("P-1"),
  ).toBe(4 * hour);
});

it("of two spans one after the other is that of both together", () => {
  const events = fc.array(
    fc.tuple(fc.constantFrom("in" as const, "out" as const), fc.integer({ min: 0, max: 100 })),
  );
  const cut = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(events, cut, (given, at) => {
      const sorted = clocked(...[...given].sort((a, b) => a[1] - b[1]));
      const of = (from: number, to: number) =>
        dutyMs(sorted, from * hour, to * hour, 100 * hour).get("P-1") ?? 0;
      expect(of(0, at) + of(at, 101)).toBe(of(0, 101));
      expect(of(0, 101)).toBeLessThanOrEqual(101 * hour);
      expect(longestDutyMs).toBeLessThan(24 * hour);
    }),
  );
});
