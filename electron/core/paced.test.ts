import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { Paced } from "./paced.ts";

function counting(steps: number) {
  const seen: string[] = [];
  let run = 0;
  const work = function* () {
    const name = `${++run}`;
    for (let step = 0; step < steps; step++) {
      seen.push(`${name}.${step}`);
      yield;
    }
    seen.push(`${name} done`);
  };
  return { seen, work };
}

it("lets others do their work between two steps", async () => {
  const { seen, work } = counting(4);
  const paced = new Paced(work, false);
  await nextTurn();
  expect(seen).not.toContain("1 done");
  await paced.running;
  expect(seen).toEqual(["1.0", "1.1", "1.2", "1.3", "1 done"]);
});

it("gives up what a change made old, and ends with what is new", async () => {
  const { seen, work } = counting(4);
  const paced = new Paced(work, false);
  await nextTurn();
  paced.again();
  paced.again();
  await paced.running;
  expect(seen).not.toContain("1 done");
  expect(seen.at(-1)).toMatch(/done$/);
  expect(seen.filter((each) => each.endsWith("done"))).toHaveLength(1);
});

it("does little of it at once, and none after it was stopped", async () => {
  const little = counting(3);
  expect(new Paced(little.work, true).running).toBeUndefined();
  expect(little.seen.at(-1)).toBe("1 done");
  const { seen, work } = counting(9);
  const paced = new Paced(work, false);
  paced.stop();
  await paced.running;
  expect(seen).toEqual([]);
});
