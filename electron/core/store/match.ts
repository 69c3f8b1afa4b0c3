/** What a full-text index is asked for: every word must begin a word of the text, or share its stem. */
import type { SearchedWord } from "../../../shared/domain/search/words.ts";

export function matchOf(words: readonly SearchedWord[]): string {
  return words.map(termOf).join(" AND ");
}

/** Quoted, no word is an operator. A letter alone begins half of all words: it is searched for as a word. */
function termOf({ word, stem }: SearchedWord): string {
  return `("${word}"${word.length > 1 ? " *" : ""} OR stems : "${stem}")`;
}
