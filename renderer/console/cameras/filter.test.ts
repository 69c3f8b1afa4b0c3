import { expect, it } from "vitest";
import { camera, cameraStatus } from "../given.ts";
import { countWords, everyCamera, filterCameras, orderCameras } from "./filter.ts";
import { seenCameras } from "./seen.ts";

const city = { districts: new Map([["36.71.01", { code: "36.71.01", name: "Tangerang" }]]) } as never;
const t = ((key: string) => key) as never;
const rows = [
  camera(2, { name: "Simpang 10", tags: ["junction"], groups: ["Proyek A"], health: "up" }),
  camera(1, { name: "Simpang 9", tags: ["river"], health: "down", origin: "station" }),
  camera(3, { name: "Álun", tags: ["river", "junction"], health: "unknown", edited: true, district: "x" }),
];
const cameras = seenCameras(rows, [
  cameraStatus("camera-2"),
  cameraStatus("camera-3", { seen: "none", pictureAt: null }),
]);
const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id.slice("camera-".length));
const shown = (given: object) => ids(filterCameras(cameras, { ...everyCamera, ...given }, city, t));

it("lets through what has every wish", () => {
  expect(shown({})).toEqual(["2", "1", "3"]);
  expect(shown({ tag: "river" })).toEqual(["1", "3"]);
  expect(shown({ tag: "river", health: "down" })).toEqual(["1", "3"]);
  expect(shown({ tag: "junction", health: "down" })).toEqual(["3"]);
  expect(shown({ neverSeen: true })).toEqual(["1", "3"]);
  expect(shown({ group: "Proyek A" })).toEqual(["2"]);
  expect(shown({ ours: true })).toEqual(["1", "3"]);
  expect(shown({ district: "36.71.01", text: "proyek simpang" })).toEqual(["2"]);
});

it("orders as the city does, by name as people count, or the dead first", () => {
  expect(orderCameras(cameras, "city", "id")).toBe(cameras);
  expect(ids(orderCameras(cameras, "name", "id"))).toEqual(["3", "1", "2"]);
  expect(ids(orderCameras(cameras, "health", "id"))).toEqual(["3", "1", "2"]);
});

it("counts words, the most frequent first", () => {
  expect(countWords(cameras.map(({ tags }) => tags))).toEqual([
    ["junction", 2],
    ["river", 2],
  ]);
});
