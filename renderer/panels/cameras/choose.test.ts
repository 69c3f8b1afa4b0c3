import { expect, it } from "vitest";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { chooseCameras, gridSchema } from "./choose.ts";

const cameras = ["a", "b", "c", "d", "e"].map((id) => ({ id }) as CameraRow);
const chosen = (settings: object, all = cameras) =>
  chooseCameras(all, gridSchema.parse({ columns: 3, rows: 1, ...settings })).map((camera) => camera?.id);

it("shows the city's order from a start, and begins anew at its end", () => {
  expect(chosen({})).toEqual(["a", "b", "c"]);
  expect(chosen({ start: 3 })).toEqual(["d", "e", "a"]);
  expect(chosen({ start: 8 })).toEqual(["d", "e", "a"]);
});

it("shows listed cameras first, each once, and fills the place of one that the city no longer has", () => {
  expect(chosen({ cameras: ["e", "b", "a"] })).toEqual(["e", "b", "a"]);
  expect(chosen({ cameras: ["e", "gone", "b"] })).toEqual(["e", "b", "a"]);
  expect(chosen({ cameras: ["a", "b", "c", "d"] })).toEqual(["a", "b", "c"]);
});

it("shows those with one of the tags before the others, and goes on through them from a start", () => {
  const rivers = cameras.map((camera) => ({ ...camera, tags: "bd".includes(camera.id) ? ["river"] : [] }));
  expect(chosen({ tags: ["river"] }, rivers)).toEqual(["b", "d", "a"]);
  expect(chosen({ tags: ["river"], start: 1 }, rivers)).toEqual(["d", "a", "c"]);
  expect(chosen({ tags: ["river"], cameras: ["e", "d"] }, rivers)).toEqual(["e", "d", "b"]);
});

it("leaves the cells empty that something else lies on, and moves no other", () => {
  expect(chosen({ without: [1] })).toEqual(["a", undefined, "c"]);
});

it("shows no others than the listed ones where it is told so", () => {
  expect(chosen({ cameras: ["e"], only: true })).toEqual(["e"]);
  expect(chosen({ cameras: ["gone"], only: true })).toEqual([]);
});

it("shows each camera of a small city once", () => {
  expect(chosen({}, cameras.slice(0, 2))).toEqual(["a", "b"]);
  expect(chosen({}, [])).toEqual([]);
});
