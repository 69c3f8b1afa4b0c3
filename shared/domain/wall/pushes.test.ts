import fc from "fast-check";
import { expect, it } from "vitest";
import { clear, forScene, noPushes, type PushContent, push, pushesSchema, undo } from "./pushes.ts";

const camera = (id: string): PushContent => ({ kind: "camera", camera: id });
const panel = { panel: "map", cell: null };

it("holds one thing in a place, and takes back step by step", () => {
  const one = push(noPushes("harian"), panel, camera("a"));
  const two = push(one, panel, camera("b"));
  expect(two.pushes).toEqual([{ ...panel, content: camera("b") }]);
  expect(undo(two).pushes).toEqual(one.pushes);
  expect(undo(undo(two)).pushes).toEqual([]);
  expect(undo(clear(two, null)).pushes).toEqual(two.pushes);
  expect(clear(two, { panel: "map", cell: 1 })).toBe(two);
  const none = noPushes("harian");
  expect(undo(none)).toBe(none);
});

it("ends when another scene is shown", () => {
  const one = push(noPushes("harian"), panel, camera("a"));
  expect(forScene(one, "harian")).toBe(one);
  expect(forScene(one, "banjir")).toEqual(noPushes("banjir"));
});

const place = fc.record({
  panel: fc.constantFrom("a", "b"),
  cell: fc.option(fc.nat(2)),
});
const step = fc.oneof(
  fc.record({ act: fc.constant("push" as const), place, id: fc.constantFrom("x", "y") }),
  fc.record({ act: fc.constant("clear" as const), place: fc.option(place) }),
  fc.record({ act: fc.constant("undo" as const) }),
);

it("never has a place twice, and undoes any change to what was there before it", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = noPushes("harian");
      for (const one of steps) {
        const before = state;
        if (one.act === "push") state = push(state, one.place, camera(one.id));
        if (one.act === "clear") state = clear(state, one.place);
        if (one.act === "undo") state = undo(state);
        else if (state !== before) expect(undo(state).pushes).toEqual(before.pushes);
        const names = state.pushes.map(({ panel, cell }) => `${panel}/${cell}`);
        expect(new Set(names).size).toBe(names.length);
        expect(pushesSchema.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }
    }),
  );
});
