import { expect, it } from "vitest";
import { readPushText } from "./pushText.ts";

it.each([
  ["5.12", 5, 12],
  [" 5 12 ", 5, 12],
  ["5-12", 5, 12],
  ["5*12", 5, 12],
  ["5, 12", 5, 12],
  ["5", 5, null],
  ["5.", 5, null],
])("reads %j as place %i and camera %j", (text, place, camera) => {
  expect(readPushText(text)).toEqual({ place, camera, tour: null });
});

it.each([
  ["5.t2", 2],
  ["5 T12", 12],
  ["5.t", null],
])("reads %j as place 5 and tour %j", (text, tour) => {
  expect(readPushText(text)).toEqual({ place: 5, camera: null, tour });
});

it.each(["", ".12", "0.1", "1.0", "a", "1.2.3", "1..2", "5.t0", "t5", "5.12t"])(
  "reads nothing in %j",
  (text) => {
    expect(readPushText(text)).toBeNull();
  },
);
