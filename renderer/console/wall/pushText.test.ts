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
  expect(readPushText(text)).toEqual({ place, camera });
});

it.each(["", ".12", "0.1", "1.0", "a", "1.2.3", "1..2"])("reads nothing in %j", (text) => {
  expect(readPushText(text)).toBeNull();
});
