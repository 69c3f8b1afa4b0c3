import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonFaultOffset } from "./jsonFault.ts";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

it("agrees with the engine on what is JSON", () => {
  const marks = [...'[]{},:"\\ \n0-1.eE+ut', "true", "null", '"a"', '"\\u00e9"', "\u007f", "\u001f"];
  const scribble = fc.array(fc.constantFrom(...marks), { maxLength: 8 }).map((parts) => parts.join(""));
  const wounded = fc
    .tuple(fc.json({ maxDepth: 3 }), fc.nat(), fc.constantFrom("", ...marks))
    .map(([json, at, mark]) => {
      const cut = at % json.length;
      return json.slice(0, cut) + mark + json.slice(cut + 1);
    });
  fc.assert(
    fc.property(fc.oneof(fc.json(), scribble, wounded), (text) => {
      expect(jsonFaultOffset(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 2000 },
  );
});

it.each([
  ['{"a": [,]}', 7],
  ['{"a": [1,]}', 9],
  ['{"a": 1,}', 8],
  ['{"a": 1', 7],
  ['{"a" 1}', 5],
  ["{a: 1}", 1],
  ["[1 2]", 3],
  ["[1}", 2],
  ['["a\nb"]', 1],
  ["[nul]", 1],
  ["[1] []", 4],
  ["", 0],
])("finds the place in %s", (text, offset) => {
  expect(jsonFaultOffset(text)).toBe(offset);
});
