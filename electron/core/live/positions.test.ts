import { expect, it } from "vitest";
import { type LivePosition, LivePositions } from "./positions.ts";

const at = (officer: string, time: number, changes: Partial<LivePosition> = {}): LivePosition => ({
  ...{
    officer,
    longitude: 106.6,
    latitude: -6.2,
    time,
    headingDeg: 90,
    accuracyM: 8,
    receivedAt: time,
    ...changes,
  },
});

it("a frame holds who moved since the last, and names each officer once", () => {
  const positions = new LivePositions();
  positions.put(at("P-1", 1));
  positions.put(at("P-2", 2, { longitude: 106.7, headingDeg: null, accuracyM: null }));
  const reader = positions.reader();
  expect(reader.next(5)).toEqual({
    ...{ type: "positions", id: 5, officers: ["P-1", "P-2"], index: Uint32Array.of(0, 1) },
    ...{ places: Float64Array.of(106.6, -6.2, 106.7, -6.2), times: Float64Array.of(1, 2) },
    ...{ headings: Float32Array.of(90, Number.NaN), accuraciesM: Float32Array.of(8, Number.NaN) },
  });
  positions.put(at("P-3", 3));
  positions.put(at("P-2", 4));
  positions.put(at("P-2", 5));
  positions.put(at("P-1", 0));
  const next = reader.next(5);
  expect([next.officers, next.index, next.times]).toEqual([
    ["P-3"],
    Uint32Array.of(1, 2),
    Float64Array.of(5, 3),
  ]);
  expect(positions.get("P-2")?.time).toBe(5);
  expect(reader.next(5).index).toHaveLength(0);
  expect(positions.reader().next(6).officers).toEqual(["P-1", "P-2", "P-3"]);
});

it("tells its watchers when it is told to, until they stop", () => {
  const positions = new LivePositions();
  let told = 0;
  const stop = positions.watch(() => told++);
  positions.put(at("P-1", 1));
  expect(told).toBe(0);
  positions.tell();
  stop();
  positions.tell();
  expect(told).toBe(1);
});
