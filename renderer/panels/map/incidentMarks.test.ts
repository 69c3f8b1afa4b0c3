import { beforeEach, expect, it, vi } from "vitest";
import type { MarkFeature } from "./features.ts";
import { IncidentMarks } from "./incidentMarks.ts";
import type { IncidentOnMap } from "./incidents.ts";
import { KeyRhythm } from "./keyRhythm.ts";

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

const incident = (id: string, longitude: number): IncidentOnMap => ({
  ...{ id, place: [longitude, -6.2], priority: "normal", shape: "circle", stage: "new" },
  ...{ breached: false, name: id },
});

/** How long the page stands still for them. */
const drawMs = 40;

function openMarks() {
  const sight = { zoom: 12, west: 106, east: 107 };
  const drawn: string[][] = [];
  const keys = new KeyRhythm();
  const bounds = {
    ...{ getWest: () => sight.west, getEast: () => sight.east },
    ...{ getSouth: () => -7, getNorth: () => -6 },
  };
  const marks = new IncidentMarks(
    { getZoom: () => sight.zoom, getBounds: () => bounds as never },
    13,
    keys,
    () => "",
    (features: readonly MarkFeature[]) => {
      vi.advanceTimersByTime(drawMs);
      drawn.push(features.map(({ properties }) => properties.id).sort());
    },
  );
  return { sight, marks, drawn, keys };
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

it("is not in the way of the next key of a rhythm, and is drawn right after it, or without it soon", () => {
  const { marks, drawn, keys } = openMarks();
  const [a, b, c] = [incident("a", 106.2), incident("b", 106.4), incident("c", 106.6)];
  marks.show([a]);
  vi.runAllTimers();
  const press = () => keys.press(performance.now());
  press();
  vi.advanceTimersByTime(500);
  press();
  vi.advanceTimersByTime(500 - drawMs / 2);
  marks.show([a, b]);
  expect(drawn.at(-1)).toEqual(["a"]);
  vi.advanceTimersByTime(drawMs / 2);
  press();
  vi.advanceTimersByTime(200);
  expect(drawn.at(-1)).toEqual(["a", "b"]);
  vi.runAllTimers();
  press();
  vi.advanceTimersByTime(500);
  press();
  vi.advanceTimersByTime(490);
  marks.show([a, b, c]);
  expect(drawn.at(-1)).toEqual(["a", "b"]);
  vi.advanceTimersByTime(200);
  expect(drawn.at(-1)).toEqual(["a", "b", "c"]);
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
