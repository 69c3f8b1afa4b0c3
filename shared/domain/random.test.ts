import { expect, it } from "vitest";
import { gaussian, seededRandom, seedOf } from "./random.ts";

it("gives the same numbers for the same seed, evenly between 0 and 1", () => {
  const numbers = Array.from({ length: 10_000 }, seededRandom(7));
  expect(Array.from({ length: 10_000 }, seededRandom(7))).toEqual(numbers);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
});

it("gives other numbers for another name", () => {
  expect(seedOf(1, "P-001")).not.toBe(seedOf(1, "P-002"));
  expect(seedOf(1, "P-001")).not.toBe(seedOf(2, "P-001"));
});

it("draws a bell with deviation 1", () => {
  const random = seededRandom(3);
  const squares = Array.from({ length: 20_000 }, () => gaussian(random) ** 2);
  expect(squares.reduce((sum, square) => sum + square, 0) / squares.length).toBeCloseTo(1, 1);
});
