import { expect, it } from "vitest";
import { camera } from "../given.ts";
import { compassPoint, nearestCameras } from "./nearestCameras.ts";

const place = [106.63, -6.18] as const;

it("gives the four nearest, nearest first, without the one that is shown", () => {
  const cameras = [5, 1, 4, 2, 3, 0].map((n) => camera(n, { place: [106.63 + n / 1000, -6.18] }));
  const nearest = nearestCameras(cameras, place, "camera-1");
  expect(nearest.map((one) => one.camera.id)).toEqual(["camera-0", "camera-2", "camera-3", "camera-4"]);
  expect(nearest[1]?.metres).toBeCloseTo(221.1, 0);
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
