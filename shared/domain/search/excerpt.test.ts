import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf } from "./excerpt.ts";
import { searchedWords } from "./words.ts";

const excerpt = (typed: string, ...texts: string[]) =>
  excerptOf(texts, searchedWords(typed)).replaceAll("\u0002", "[").replaceAll("\u0003", "]");

describe("an excerpt", () => {
  it.each([
    ["pasar", "Banjir di depan Pasar Anyar", "Banjir di depan [Pasar] Anyar"],
    ["bakar", "Kebakaran; sampah dibakarnya", "[Kebakaran]; sampah [dibakarnya]"],
    ["menggenang pas", "Genangan 😷 di <b>pasar</b>", "[Genangan] 😷 di <b>[pasar]</b>"],
    ["cafe", "Ribut di Café Anyar", "Ribut di [Café] Anyar"],
    ["b", "blok B, bau", "blok [B], bau"],
    ["kuda", "Tidak ada", "Tidak ada"],
    ["kuda", "", ""],
  ])("for %j of %j is %j", (typed, text, expected) => expect(excerpt(typed, text)).toBe(expected));

  it("is of the first text that holds what was searched for", () => {
    expect(excerpt("gatot", "Lampu mati", "Jl. Gatot Subroto")).toBe("Jl. [Gatot] Subroto");
    expect(excerpt("flooding", "Lampu mati", "Jl. Gatot Subroto")).toBe("Lampu mati");
  });

  it("is short, around the first word that was found", () => {
    const text = `${"kata ".repeat(300)}banjir ${"lagi ".repeat(300)}`;
    const found = excerpt("banjir", text);
    expect(found).toMatch(/^…(kata )+\[banjir\]( lagi)+…$/);
    expect(found.length).toBeLessThan(200);
    expect(excerpt("x", "😷".repeat(500))).toBe(`${"😷".repeat(160)}…`);
  });

  it("has its marks in pairs, whatever the text, and is part of it", () => {
    const text = fc.array(fc.oneof(fc.constantFrom("banjir", "bau", "\u0002", "\u0003", "😷"), fc.string()));
    fc.assert(
      fc.property(text, (words) => {
        const whole = words.join(" ");
        const found = excerptOf([whole], searchedWords("banjir ba"));
        // Marks as characters that a pattern may name.
        const seen = found.replaceAll("\u0002", "\uE002").replaceAll("\u0003", "\uE003");
        expect(seen).toMatch(/^[^\uE002\uE003]*(\uE002[^\uE002\uE003]+\uE003[^\uE002\uE003]*)*$/);
        const plain = seen.replaceAll(/[\uE002\uE003]|^…|…$/g, "");
        expect(whole.replaceAll("\u0002", " ").replaceAll("\u0003", " ")).toContain(plain);
        if (words.includes("banjir") && whole.length < 300) expect(found).toContain("\u0002");
      }),
    );
  });
});
