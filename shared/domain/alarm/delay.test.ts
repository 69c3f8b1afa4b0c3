import fc from "fast-check";
import { expect, it } from "vitest";
import { afterDelay, type Delayed, isOver, neverHeld } from "./delay.ts";

const delays = { onMs: 30, offMs: 60 };
const run = (steps: readonly (readonly [atMs: number, holds: boolean])[], given = delays) =>
  steps.reduce<Delayed>((state, [at, holds]) => afterDelay(state, holds, at, given), neverHeld).on;

it("counts once it has held for the on-delay, and is over once it has not for the off-delay", () => {
  expect(run([[0, true]])).toBe(false);
  expect(
    run([
      [0, true],
      [29, true],
    ]),
  ).toBe(false);
  expect(
    run([
      [0, true],
      [30, true],
    ]),
  ).toBe(true);
  const on = [
    [0, true],
    [30, true],
  ] as const;
  expect(run([...on, [40, false], [99, false]])).toBe(true);
  expect(run([...on, [40, false], [100, false]])).toBe(false);
});

it("a condition that breaks off begins anew", () => {
  expect(
    run([
      [0, true],
      [20, false],
      [40, true],
      [60, true],
    ]),
  ).toBe(false);
  expect(
    run([
      [0, true],
      [20, false],
      [40, true],
      [70, true],
    ]),
  ).toBe(true);
});

it("without delays it is what the condition says", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1 }), (holds) => {
      expect(
        run(
          holds.map((each, at) => [at, each]),
          { onMs: 0, offMs: 0 },
        ),
      ).toBe(holds.at(-1));
    }),
  );
});

it("a clock that is set back makes no delay longer", () => {
  expect(
    run([
      [1000, true],
      [0, true],
      [30, true],
    ]),
  ).toBe(true);
});

it("a value that trembles around its limit is over it once", () => {
  const values = [198, 201, 199, 200, 191, 201, 189, 199, 200];
  let over = false;
  const seen = values.map((value) => {
    over = isOver(value, 200, 10, over);
    return over;
  });
  expect(seen).toEqual([false, true, true, true, true, true, false, false, true]);
});

it("without hysteresis a value is over its limit when it is", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.boolean(), (value, limit, was) => {
      expect(isOver(value, limit, 0, was)).toBe(value >= limit);
    }),
  );
});
