import { beforeEach, expect, it, vi } from "vitest";
import type { MarkFeature } from "./features.ts";
import { IncidentMarks } from "./incidentMarks.ts";
import type { IncidentOnMap } from "./incidents.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const incident = (id: string, longitude: number): IncidentOnMap => ({
  ...{ id, place: [longitude, -6.2], priority: "normal", shape: "circle", stage: "new" },
  ...{ breached: false, name: id },
});

function openMarks() {
  const sight = { zoom: 12, west: 106, east: 107 };
  const drawn: string[][] = [];
  const bounds = {
    ...{ getWest: () => sight.west, getEast: () => sight.east },
    ...{ getSouth: () => -7, getNorth: () => -6 },
  };
  const marks = new IncidentMarks(
    { getZoom: () => sight.zoom, getBounds: () => bounds as never },
    13,
    () => "",
    (features: readonly MarkFeature[]) => drawn.push(features.map(({ properties }) => properties.id).sort()),
  );
  return { sight, marks, drawn };
}

it("draws nothing for the same incidents, told anew", () => {
  const { marks, drawn } = openMarks();
  const all = [incident("a", 106.2), incident("b", 106.4)];
  marks.show(all);
  vi.runAllTimers();
  marks.show([...all]);
  vi.runAllTimers();
  expect(drawn).toEqual([["a", "b"]]);
  marks.show([...all.slice(1), incident("c", 106.6)]);
  expect(drawn.at(-1)).toEqual(["b", "c"]);
});

it("draws what is true in the end, of news that came fast and were taken back", () => {
  const { marks, drawn } = openMarks();
  const [a, b] = [incident("a", 106.2), incident("b", 106.4)];
  marks.show([a]);
  marks.show([a, b]);
  marks.show([a]);
  vi.runAllTimers();
  expect(drawn.at(-1)).toEqual(["a"]);
  marks.show([a, b]);
  vi.runAllTimers();
  expect(drawn.at(-1)).toEqual(["a", "b"]);
});

it("draws what comes into view as the map moves, and opens bubbles as it comes nearer", () => {
  const { sight, marks, drawn } = openMarks();
  marks.show([incident("a", 106.2), incident("b", 106.2001), incident("c", 109)]);
  expect(drawn.at(-1)).toEqual(["a"]);
  Object.assign(sight, { west: 108, east: 110 });
  marks.regroup();
  expect(drawn.at(-1)).toEqual(["c"]);
  Object.assign(sight, { west: 106, east: 107, zoom: 18 });
  marks.regroup();
  expect(drawn.at(-1)).toEqual(["a", "b"]);
});
