import { expect, it } from "vitest";
import { directionOf, jobsPerHour, meetsKept, meetsPace } from "./compare.ts";
import { figuresRow } from "./given.ts";

it("judges by what is asked, and only where something is asked and known", () => {
  const asked = { kept: 0.9, p90S: { arrive: 600 } };
  const row = figuresRow("a", { kept: 0.9, target: asked, arrive: { count: 9, median: 300, p90: 601 } });
  expect(meetsKept(row)).toBe(true);
  expect(meetsPace(row, "arrive")).toBe(false);
  expect(meetsPace(row, "resolve")).toBeNull();
  expect(meetsKept({ kept: null, target: asked })).toBeNull();
  expect(meetsKept({ kept: 0.5, target: null })).toBeNull();
});

it("tells no rate of no hours", () => {
  expect(jobsPerHour({ count: 6, dutyHours: 12 })).toBe(0.5);
  expect(jobsPerHour({ count: 6, dutyHours: null })).toBeNull();
});

it("calls the same what hardly changed", () => {
  expect(directionOf(100, 97)).toBe("same");
  expect(directionOf(100, 80)).toBe("up");
  expect(directionOf(0, 3)).toBe("down");
  expect(directionOf(0, 0)).toBe("same");
  expect(directionOf(null, 3)).toBeNull();
});
