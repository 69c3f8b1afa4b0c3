import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonOffset } from "./jsonOffset.ts";

it("finds every value where a path says", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.constantFrom(undefined, 1), (json, indent) => {
      const value: unknown = JSON.parse(json);
      const text = JSON.stringify(value, null, indent);
      const visit = (inner: unknown, path: (string | number)[]): void => {
        expect(text.slice(jsonOffset(text, path)).startsWith(JSON.stringify(inner).slice(0, 1))).toBe(true);
        if (Array.isArray(inner)) {
          for (const [index, item] of inner.entries()) visit(item, [...path, index]);
        } else if (inner && typeof inner === "object") {
          for (const [key, item] of Object.entries(inner)) visit(item, [...path, key]);
        }
      };
      visit(value, []);
    }),
  );
});

it("answers the nearest holder of what is not there", () => {
  const text = '{"a": [1, {"b": 2}]}';
  expect(jsonOffset(text, ["a", 1, "c"])).toBe(text.indexOf('{"b"'));
  expect(jsonOffset(text, ["a", 7])).toBe(text.indexOf("[1"));
});
