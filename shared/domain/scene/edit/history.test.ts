import fc from "fast-check";
import { expect, it } from "vitest";
import { begin, type History, mostSteps, record, redo, undo } from "./history.ts";

const values = fc.array(fc.tuple(fc.nat(), fc.constantFrom(null, "drag", "name")), { maxLength: 30 });
const after = (steps: readonly (readonly [number, string | null])[]): History<number> =>
  steps.reduce((history, [value, group]) => record(history, value, group), begin(-1));

it("undo after a change gives what was before, and redo after undo what was undone", () => {
  fc.assert(
    fc.property(values, fc.nat(), (steps, next) => {
      const before = after(steps);
      const done = record(before, next);
      expect(undo(done).present).toBe(before.present);
      expect(undo(done).past).toEqual(before.past);
      expect(redo(undo(done))).toEqual({ ...done, group: null });
    }),
  );
});

it("every step back and forth again ends where it began", () => {
  fc.assert(
    fc.property(values, (steps) => {
      const end = after(steps);
      let history = end;
      for (let n = 0; n < end.past.length; n++) history = undo(history);
      expect(history.present).toBe(-1);
      expect(undo(history)).toBe(history);
      while (history.future.length > 0) history = redo(history);
      expect(history).toEqual({ ...end, group: null });
      expect(redo(history)).toBe(history);
    }),
  );
});

it("a drag is one step, two drags are two, and a change ends what could be done again", () => {
  const drag = after([
    [1, "drag"],
    [2, "drag"],
    [3, "drag"],
  ]);
  expect([drag.present, undo(drag).present]).toEqual([3, -1]);
  expect(record(drag, 4, "name").past).toEqual([-1, 3]);
  expect(record(undo(drag), 5).future).toEqual([]);
  // What was undone is no longer the drag that goes on.
  expect(record(undo(record(drag, 4)), 6, "drag").past).toEqual([-1, 3]);
});

it("keeps so many steps and no more", () => {
  const steps = Array.from({ length: mostSteps + 50 }, (_, n) => [n, null] as const);
  expect(after(steps).past).toHaveLength(mostSteps);
  expect(after(steps).past[0]).toBe(49);
});
