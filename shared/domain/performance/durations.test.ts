import fc from "fast-check";
import { expect, it } from "vitest";
import { Durations, sortSeconds } from "./durations.ts";

const seconds = fc.integer({ min: 0, max: 40 });

it("knows nothing of no values", () => {
  expect(new Durations().percentile(50)).toBeNull();
});

it("takes the nearest rank", () => {
  const durations = new Durations([10, 20, 30, 40]);
  expect(durations.percentile(50)).toBe(20);
  expect(durations.percentile(90)).toBe(40);
  expect(durations.percentile(0)).toBe(10);
});

it("tells what sorting all values tells, whatever was added, taken away and asked for in between", () => {
  const step = fc.oneof(
    seconds.map((value) => ({ add: value })),
    fc.nat().map((index) => ({ removeAt: index })),
    fc.constantFrom({ ask: 50 }, { ask: 90 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const durations = new Durations();
      const all: number[] = [];
      for (const each of steps) {
        if ("add" in each) {
          durations.add(each.add);
          all.push(each.add);
        } else if ("removeAt" in each) {
          if (all.length === 0) continue;
          const [gone] = all.splice(each.removeAt % all.length, 1);
          durations.remove(gone!);
        } else expect(durations.percentile(each.ask)).toBe(naive(all, each.ask));
        expect(durations.size).toBe(all.length);
      }
      expect([...durations.values()]).toEqual([...all].sort((a, b) => a - b));
    }),
  );
});

it("sorts many as few, however long they are", () => {
  const many = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 5000, maxLength: 6000 });
  fc.assert(
    fc.property(many, (values) => {
      expect(sortSeconds(Int32Array.from(values))).toEqual(Int32Array.from(values).sort());
    }),
    { numRuns: 5 },
  );
});

it("comes to the same, added to another one", () => {
  fc.assert(
    fc.property(fc.array(seconds), fc.array(seconds), (one, other) => {
      const merged = new Durations(one);
      merged.percentile(50);
      merged.addAll(new Durations(other).values());
      expect(merged.percentile(90)).toBe(naive([...one, ...other], 90));
    }),
  );
});

/** The least value that so many of a hundred do not exceed. */
function naive(values: readonly number[], percent: number): number | null {
  const enough = (value: number) =>
    values.filter((each) => each <= value).length * 100 >= percent * values.length;
  const fitting = values.filter(enough);
  return fitting.length === 0 ? null : Math.min(...fitting);
}
