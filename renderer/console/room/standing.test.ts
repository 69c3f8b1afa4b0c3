import { expect, it } from "vitest";
import { station } from "./given.ts";
import { grouped, inOrder, isSkewed, refusedOf, standingOf } from "./standing.ts";

it("says in a word how a station stands", () => {
  expect(standingOf(station("a"))).toBe("online");
  expect(standingOf(station("a", { progress: 0.4, behind: 9000 }))).toBe("catching-up");
  // What is on its way is no catching up.
  expect(standingOf(station("a", { progress: 0.99, behind: 3 }))).toBe("online");
  expect(standingOf(station("a", { state: "away", progress: 0.4 }))).toBe("offline");
  expect(standingOf(station("a", { state: "retired" }))).toBe("retired");
  expect(standingOf(station("a", { state: "stranger" }))).toBe("stranger");
});

it("puts this station first, who asks next, and retired ones last", () => {
  const rows = [
    station("z", { state: "retired" }),
    station("c"),
    station("b", { state: "away" }),
    station("s", { state: "stranger" }),
    station("me", { self: true, name: "ZZ" }),
  ];
  expect(inOrder(rows).map(({ id }) => id)).toEqual(["me", "s", "b", "c", "z"]);
});

it("takes a clock for wrong beyond five seconds, ahead or behind", () => {
  expect([5000, -5000, 0].map((skewMs) => isSkewed({ skewMs }))).toEqual([false, false, false]);
  expect([5001, -5001].map((skewMs) => isSkewed({ skewMs }))).toEqual([true, true]);
  expect(isSkewed({ skewMs: null })).toBe(false);
});

it("counts what was refused, and groups what people compare", () => {
  expect(refusedOf({ refused: { forged: 2, altered: 1 } })).toBe(3);
  expect(grouped("AB12-cd34 ef")).toBe("AB12 cd34 ef");
});
