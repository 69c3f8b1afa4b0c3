import { expect, it } from "vitest";
import { pointAt } from "./features.ts";
import { StepAside } from "./stepAside.ts";

/** A map that was dragged by so many pixels; a degree is 10 000 of them. */
function draggedMap(x: number, y: number) {
  const scale = 10_000;
  return {
    getZoom: () => 12,
    project: ([longitude, latitude]: [number, number]) => ({
      x: longitude * scale + x,
      y: -latitude * scale + y,
    }),
    unproject: ([left, top]: [number, number]) => ({ lng: (left - x) / scale, lat: (y - top) / scale }),
  } as never;
}

it("tells the same places however the map was dragged, so that nothing is news but what has changed", () => {
  const bubble = (id: string, place: readonly [number, number]) =>
    pointAt(place, {
      ...({ kind: "bubble", id, icon: "bubble", farIcon: "", anchor: "center" } as const),
      ...{ order: 0, count: 2, bearingDeg: 0, name: "" },
    });
  const names = [
    { name: "Periuk", place: [106.6001234567, -6.1700000001], widthRem: 5, heightRem: 1 },
  ] as const;
  // The second lies on the first, and the third under the name.
  const bubbles = [
    bubble("a", [106.65012345678, -6.2]),
    bubble("b", [106.65012345679, -6.2]),
    bubble("c", [106.6001234567, -6.1700000001]),
  ];
  const arranged = (x: number, y: number) =>
    new StepAside(draggedMap(x, y), { sizeOf: () => [40, 30] }, names, 16).arrange(
      { marks: [], officers: [], officerRem: 0.6 },
      bubbles,
    );
  const before = arranged(0, 0);
  expect(before.names[0]?.geometry.coordinates).toEqual(names[0].place);
  expect(before.bubbles[0]?.geometry.coordinates).toEqual([106.65012345678, -6.2]);
  expect(before.bubbles[1]?.geometry.coordinates).not.toEqual(bubbles[1]?.geometry.coordinates);
  expect(arranged(-1_066_000.3, -61_700.7)).toEqual(before);
});
