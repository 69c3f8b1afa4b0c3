import canonicalize from "canonicalize";
import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalJson } from "./canonical.ts";

function outcomeOf(make: () => string | undefined): string {
  try {
    return `${make()}`;
  } catch {
    return "none";
  }
}

const word = fc.oneof(
  fc.constantFrom("a", "b", "10", "9", "__proto__", "\\ud800", "\ud800", "\udc00x", "é", "\u2028", "😀"),
  fc.string({ unit: "binary" }),
);
const data = fc.object({
  key: word,
  values: [word, fc.double(), fc.boolean(), fc.constantFrom(null, undefined, -0, 1e21), fc.date()],
  maxDepth: 4,
});

it("is that of the library, and refuses what that refuses, whatever the data", () => {
  fc.assert(
    fc.property(data, (value) => {
      expect(outcomeOf(() => canonicalJson(value))).toBe(outcomeOf(() => canonicalize(value)));
      // As it comes over the wire, in any order and in the canonical one.
      const come = JSON.parse(JSON.stringify(value)) as object;
      const text = outcomeOf(() => canonicalize(come));
      expect(outcomeOf(() => canonicalJson(come))).toBe(text);
      if (text !== "none") expect(canonicalJson(JSON.parse(text) as object)).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

it("is made of what is deep, too", () => {
  const deep = JSON.parse(`${'{"a":['.repeat(5000)}1${"]}".repeat(5000)}`) as object;
  expect(canonicalJson(deep)).toBe(canonicalize(deep));
});
