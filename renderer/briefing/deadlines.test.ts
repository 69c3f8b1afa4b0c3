import { expect, it } from "vitest";
import { incident } from "../console/given.ts";
import { nextToBreak } from "./deadlines.ts";

it("puts what breaks soonest first, and what broke after that", () => {
  const at = (n: number, due: number) => incident(n, { deadline: { stage: "arrive", at: due } });
  const rows = [at(1, 900), at(2, 1200), at(3, 1100), at(4, 500), incident(5, { deadline: null })];
  const { next, broken } = nextToBreak(rows, 1000, 3);
  expect(next.map(({ id }) => id)).toEqual(["report-3", "report-2", "report-1"]);
  expect(broken).toBe(2);
});
