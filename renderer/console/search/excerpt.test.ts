import { expect, it } from "vitest";
import { excerptParts } from "./excerpt.ts";

it.each([
  ["asap", [["asap", false]]],
  [
    "…dari \u0002gudang\u0003 tua",
    [
      ["…dari ", false],
      ["gudang", true],
      [" tua", false],
    ],
  ],
  [
    "\u0002a\u0003\u0002b\u0003",
    [
      ["a", true],
      ["b", true],
    ],
  ],
  [
    "a\u0003b\u0002c",
    [
      ["a", false],
      ["b", false],
      ["c", true],
    ],
  ],
  [
    "<b>\u0002x\u0003</b>",
    [
      ["<b>", false],
      ["x", true],
      ["</b>", false],
    ],
  ],
  ["", []],
] as const)("%j in parts", (excerpt, expected) => {
  expect(excerptParts(excerpt).map(({ text, found }) => [text, found])).toEqual(expected);
});
