import { expect, it } from "vitest";
import { bearingDeg, distanceM, partWay, shifted } from "./place.ts";

const alunAlun = [106.6306, -6.1783] as const;

it("measures a minute of latitude as a nautical mile", () => {
  expect(distanceM([106, -6], [106, -6 + 1 / 60])).toBeCloseTo(1853, 0);
});

it("points north, east, south and west", () => {
  expect(bearingDeg(alunAlun, shifted(alunAlun, 0, 100))).toBeCloseTo(0, 1);
  expect(bearingDeg(alunAlun, shifted(alunAlun, 100, 0))).toBeCloseTo(90, 1);
  expect(bearingDeg(alunAlun, shifted(alunAlun, 0, -100))).toBeCloseTo(180, 1);
  expect(bearingDeg(alunAlun, shifted(alunAlun, -100, 0))).toBeCloseTo(270, 1);
});

it("shifts by metres and comes half way", () => {
  const there = shifted(alunAlun, 300, 400);
  expect(distanceM(alunAlun, there)).toBeCloseTo(500, 0);
  expect(distanceM(alunAlun, partWay(alunAlun, there, 0.5))).toBeCloseTo(250, 0);
});
