import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { searchedWords, stemOf, wordsOf } from "./words.ts";

describe("words", () => {
  it("are letters and digits of any script, whatever stands between them", () => {
    expect(wordsOf('Jl. "Merdeka" No.12, 😷 <b>BAU</b>; شارع -- OR NEAR(x)')).toEqual([
      ...["jl", "merdeka", "no", "12", "b", "bau", "b", "شارع", "or", "near", "x"],
    ]);
    expect(wordsOf("😷 -- ''")).toEqual([]);
  });

  it("that are searched are few and short", () => {
    expect(searchedWords("a ".repeat(500))).toHaveLength(12);
    expect(searchedWords("x".repeat(500))[0]!.word).toHaveLength(60);
  });
});

describe("a stem", () => {
  it.each([
    ["tergenang", "genang"],
    ["genangan", "genang"],
    ["menggenangi", "genang"],
    ["menyapu", "sapu"],
    ["pembakaran", "bakar"],
    ["kebakaran", "bakar"],
    ["dibakarnya", "bakar"],
    ["banjir", "banjir"],
    ["banjirnya", "banjir"],
    ["api", "api"],
    ["jalan", "jalan"],
    ["12", "12"],
  ])("of %s is %s", (word, stem) => expect(stemOf(word)).toBe(stem));

  it("is never empty, and never longer than its word by more than a letter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,30}$/), (word) => {
        expect(stemOf(word).length).toBeGreaterThan(0);
        expect(stemOf(word).length).toBeLessThanOrEqual(word.length);
      }),
    );
  });
});
