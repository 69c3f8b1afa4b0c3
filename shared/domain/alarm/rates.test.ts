import fc from "fast-check";
import { expect, it } from "vitest";
import { hourMs, mostFrequent, perHour, ratesHours, ratesNamed } from "./rates.ts";

const now = 1000 * hourMs + 5;

it("counts by hour, the running one last", () => {
  const raised = [now, now - 5, now - 6, now - hourMs, now - 30 * hourMs, now + hourMs].map((raisedAtMs) => ({
    alarm: "a",
    raisedAtMs,
  }));
  const hours = perHour(raised, now);
  expect(hours).toHaveLength(ratesHours);
  expect(hours.at(-1)).toEqual({ fromMs: 1000 * hourMs, count: 2 });
  expect(hours.at(-2)).toEqual({ fromMs: 999 * hourMs, count: 2 });
  expect(hours.reduce((sum, { count }) => sum + count, 0)).toBe(4);
});

it("every one of the last hours is counted once", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(ratesHours * hourMs - hourMs)), (ages) => {
      const counted = perHour(
        ages.map((age) => ({ alarm: "a", raisedAtMs: now - age })),
        now,
      );
      expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(ages.length);
    }),
  );
});

it("names the most frequent, of as many the later", () => {
  const raised = ["a", "b", "b", "c", "c", "d", "e", "f", "g"].map((alarm, raisedAtMs) => ({
    alarm,
    raisedAtMs,
  }));
  const named = mostFrequent(raised);
  expect(named).toHaveLength(ratesNamed);
  expect(named.map(({ alarm, count }) => `${alarm}${count}`)).toEqual(["c2", "b2", "g1", "f1", "e1"]);
});
