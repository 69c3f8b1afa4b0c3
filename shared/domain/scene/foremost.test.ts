import fc from "fast-check";
import { expect, it } from "vitest";
import { foremostDisplay } from "./foremost.ts";
import { sceneSchema } from "./scene.ts";

/** One display for each list, with a panel of each of its priorities; undefined: a panel that is not the scene's. */
function given(displays: readonly (readonly (number | undefined)[])[]) {
  const named = displays.map((priorities, n) => ({
    id: `d${n}`,
    panels: priorities.map((priority, k) => ({ id: `${n}-${k}`, priority })),
  }));
  const panels = named.flatMap((display) => display.panels.filter(({ priority }) => priority !== undefined));
  const scene = sceneSchema.parse({
    ...{ id: "uji", name: { id: "Uji", en: "Test" }, position: 1 },
    grid: { columns: Math.max(1, panels.length), rows: 1 },
    pages: [{ title: "", panels: panels.map((panel, n) => ({ ...panel, type: "map", at: [n, 0, 1, 1] })) }],
  });
  return { scene, named };
}

it("is the first display that shows the most important of the panels that are shown", () => {
  const priorities = fc.array(fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(priorities, { minLength: 1, maxLength: 5 }), (displays) => {
      fc.pre(displays.flat().some((priority) => priority !== undefined));
      const { scene, named } = given(displays);
      const best = Math.min(...displays.flat().filter((priority) => priority !== undefined));
      expect(foremostDisplay(scene, named)).toBe(`d${displays.findIndex((each) => each.includes(best))}`);
    }),
  );
});

it("is none where no display shows a panel of the scene", () => {
  const { scene } = given([[1, 2]]);
  expect(foremostDisplay(scene, [])).toBeNull();
  expect(foremostDisplay(scene, [{ id: "d0", panels: [{ id: "safe-clock" }] }])).toBeNull();
});
