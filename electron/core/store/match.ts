/** What a full-text index is asked for: every word must be a word of the text, begin one, or share its stem. */
import type { SearchedWord } from "../../../shared/domain/search/words.ts";

/** The index has the beginnings of so many letters; for longer ones it gathers every word that begins so, first. */
const quickBeginning = 3;

export function matchOf(words: readonly SearchedWord[]): string {
  return words.map((word, n) => termOf(word, n === words.length - 1)).join(" AND ");
}

/**
 * Quoted, no word is an operator. A letter alone begins half of all words: it is searched for as a word. A long word that
 * another follows has been typed out: as a beginning, one that stands in every text would cost the whole index.
 */
function termOf({ word, stem }: SearchedWord, isLast: boolean): string {
  const isBeginning = word.length > 1 && (isLast || word.length <= quickBeginning);
  return `("${word}"${isBeginning ? " *" : ""} OR stems : "${stem}")`;
}
