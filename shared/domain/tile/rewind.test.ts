import fc from "fast-check";
import { expect, it } from "vitest";
import { formatBehind, isGone, lookFrom, type StreamWindow } from "./rewind.ts";

const seconds = (max: number) => fc.double({ min: 0, max, noNaN: true });
const window: fc.Arbitrary<StreamWindow> = fc
  .record({ startS: seconds(1e6), lengthS: seconds(600), segmentS: seconds(10) })
  .map(({ startS, lengthS, segmentS }) => ({ startS, liveS: startS + lengthS, segmentS }));

it("looks nowhere but where the server has a picture, with a segment to spare, and before the present", () => {
  fc.assert(
    fc.property(window, seconds(1), fc.double({ min: -1e4, max: 1e4, noNaN: true }), (server, share, byS) => {
      const position = server.startS + share * (server.liveS - server.startS);
      const target = lookFrom(position, byS, server);
      if (target === null) return;
      expect(target).toBeGreaterThanOrEqual(server.startS + server.segmentS);
      expect(target).toBeLessThan(server.liveS);
      expect(isGone(target, server)).toBe(false);
    }),
  );
});

it("goes back by as much as was asked for, and by steps to the present", () => {
  const server = { startS: 100, liveS: 160, segmentS: 2 };
  expect(lookFrom(160, -10, server)).toBe(150);
  expect(lookFrom(150, -10, server)).toBe(140);
  expect(lookFrom(108, -10, server)).toBe(102);
  expect(lookFrom(102, -10, server)).toBe(102);
  expect(lookFrom(140, 10, server)).toBe(150);
  expect(lookFrom(150, 10, server)).toBeNull();
  // The server has too little to look back.
  expect(lookFrom(160, -10, { startS: 157, liveS: 160, segmentS: 2 })).toBeNull();
  expect([isGone(99.9, server), isGone(100, server)]).toEqual([true, false]);
});

it.each([
  [0, "0:00"],
  [24.4, "0:24"],
  [59.6, "1:00"],
  [725, "12:05"],
])("%s s are written %s", (behindS, text) => expect(formatBehind(behindS)).toBe(text));
