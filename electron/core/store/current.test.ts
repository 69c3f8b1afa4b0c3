import { expect, it } from "vitest";
import { currentIds } from "./current.ts";
import { databaseInMemory } from "./testing.ts";

it("looks at no more of what has ended than what ended lately, however long the history", () => {
  const database = databaseInMemory();
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${currentIds} SELECT id FROM current`).all(0) as {
    detail: string;
  }[];
  const steps = plan.map(({ detail }) => detail);
  expect(steps).toContainEqual(expect.stringContaining("incidents_by_state (state=? AND state_since>?)"));
  expect(steps.filter((step) => /^SCAN (incidents|events)/.test(step))).toEqual([]);
});
