import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shifted } from "../place.ts";
import { camerasFor, compassPoint, nearestCameras } from "./nearest.ts";

const place = [106.63, -6.18] as const;

type Health = "up" | "down" | "unknown";
const camera = (id: string, eastM: number, bearingDeg: number | null, health: Health = "up") => ({
  ...{ id, bearingDeg, health },
  place: shifted(place, eastM, 0),
});

it("gives the nearest, nearest first, without the one that is shown", () => {
  const cameras = [500, 100, 400, 200, 300, 0].map((eastM) => camera(`c${eastM}`, eastM, null));
  const nearest = nearestCameras(cameras, place, 4, "c100");
  expect(nearest.map((one) => one.camera.id)).toEqual(["c0", "c200", "c300", "c400"]);
  expect(nearest[1]?.metres).toBeCloseTo(200, 0);
});

describe("camerasFor", () => {
  const ids = (cameras: readonly ReturnType<typeof camera>[], most = 3, withinM = 2000) =>
    camerasFor(cameras, place, most, withinM).map((one) => one.camera.id);

  it("prefers a lens that looks to the place to a nearer one that looks away", () => {
    // East of the place: 270° looks to it.
    expect(ids([camera("away", 300, 90), camera("to", 500, 270), camera("unknown", 350, null)])).toEqual([
      "to",
      "unknown",
      "away",
    ]);
  });

  it("gives those that are down last, and a far one only where there is none nearer", () => {
    expect(ids([camera("dead", 50, 270, "down"), camera("far", 900, 270)])).toEqual(["far", "dead"]);
    expect(ids([camera("near", 1900, null), camera("far", 2100, 270)])).toEqual(["near"]);
    expect(ids([camera("far", 9000, 270), camera("farther", 9900, 270)])).toEqual(["far"]);
    expect(ids([])).toEqual([]);
  });

  it("gives each camera once, as many as asked for, and always one where there is one", () => {
    const some = fc.uniqueArray(
      fc.record({
        eastM: fc.integer({ min: 0, max: 5000 }),
        bearingDeg: fc.option(fc.integer({ min: 0, max: 359 })),
        health: fc.constantFrom("up" as const, "down" as const, "unknown" as const),
      }),
      { selector: ({ eastM }) => eastM, maxLength: 12 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 6 }), (given, most) => {
        const cameras = given.map((one) => camera(`c${one.eastM}`, one.eastM, one.bearingDeg, one.health));
        const chosen = ids(cameras, most);
        expect(chosen.length).toBeLessThanOrEqual(most);
        expect(chosen.length > 0).toBe(cameras.length > 0);
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
    );
  });
});

it.each([
  [0, "n"],
  [22, "n"],
  [23, "ne"],
  [180, "s"],
  [270, "w"],
  [359, "n"],
])("%i degrees are %s", (degrees, point) => {
  expect(compassPoint(degrees)).toBe(point);
});
