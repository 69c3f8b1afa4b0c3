import fc from "fast-check";
import type { GeoJSONSourceDiff } from "maplibre-gl";
import { expect, it } from "vitest";
import { pointAt } from "./features.ts";
import { type KnownPoint, Sources } from "./sources.ts";

/** A map whose source does with a diff what MapLibre's does. */
function fakeMap() {
  const points = new Map<string, KnownPoint>();
  const diffs: GeoJSONSourceDiff[] = [];
  const source = {
    updateData(diff: GeoJSONSourceDiff) {
      diffs.push(diff);
      for (const id of diff.remove ?? []) points.delete(String(id));
      for (const point of (diff.add ?? []) as unknown as KnownPoint[]) points.set(point.properties.id, point);
      return Promise.resolve();
    },
  };
  return { points, diffs, getSource: () => source };
}

const point = (id: string, x: number, look: string) => pointAt([x, 0], { id, look });
const anyPoints = fc.uniqueArray(
  fc.record({ id: fc.constantFrom(..."abcdef"), x: fc.nat(3), look: fc.constantFrom("p", "q") }),
  { selector: ({ id }) => id },
);

it("what a source holds is what was shown last, whatever was shown before", () => {
  fc.assert(
    fc.property(fc.array(anyPoints, { maxLength: 6 }), (steps) => {
      const map = fakeMap();
      const sources = new Sources(map);
      for (const step of steps) {
        const points = step.map(({ id, x, look }) => point(id, x, look));
        sources.show("s", points);
        const held = [...map.points.values()].sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1));
        expect(held).toEqual(points.sort((a, b) => (a.properties.id < b.properties.id ? -1 : 1)));
      }
    }),
  );
});

it("one of many that changes is all that is sent, and nothing when nothing changes", () => {
  const map = fakeMap();
  const sources = new Sources(map);
  const points = Array.from({ length: 1000 }, (_, n) => point(`p${n}`, n, "p"));
  sources.show("s", points);
  sources.show(
    "s",
    points.map((one) => ({ ...one })),
  );
  expect(map.diffs).toHaveLength(1);
  sources.show("s", [point("p0", 0, "q"), ...points.slice(1, -1)]);
  expect(map.diffs[1]).toEqual({ add: [point("p0", 0, "q")], remove: ["p999"] });
  expect(sources.find("s", "p0")?.properties).toMatchObject({ look: "q" });
});
