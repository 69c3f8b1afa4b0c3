/**
 * Words of a text, and what a search for them asks of an index.
 *
 * Indonesian builds words with affixes: "tergenang", "genangan" and "menggenangi" are one matter to who searches.
 * `stemOf` takes affixes off by the rules of Nazief and Adriani (1996), without their dictionary: it may cut a word too
 * short, but the same way in text and search, so that what belongs together is still found together.
 */

const wordForm = /[\p{L}\p{N}]+/gu;
/** More than anybody types; a pasted page is cut here. */
const mostWords = 12;
const longestWord = 60;
/** What is shorter says too little. */
const shortestStem = 4;

const particles = ["lah", "kah", "tah", "pun", "nya", "ku", "mu"];
const suffixes = ["kan", "an", "i"];
/** The longer first. An initial that a prefix swallowed comes back: menyapu is of sapu. */
const prefixes: readonly (readonly [prefix: string, initial: string])[] = [
  ["meng", ""],
  ["meny", "s"],
  ["mem", ""],
  ["men", ""],
  ["me", ""],
  ["peng", ""],
  ["peny", "s"],
  ["pem", ""],
  ["pen", ""],
  ["per", ""],
  ["pe", ""],
  ["ber", ""],
  ["ter", ""],
  ["di", ""],
  ["ke", ""],
  ["se", ""],
];

/** In small letters, in their order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(wordForm) ?? [];
}

/** The words as they stand, and where. */
export function wordPlaces(text: string): { readonly word: string; readonly begin: number }[] {
  return [...text.matchAll(wordForm)].map(({ 0: word, index }) => ({ word, begin: index }));
}

/** As the index compares it: in small letters, without accents. */
export function foldedOf(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
}

export interface SearchedWord {
  readonly word: string;
  readonly stem: string;
}

/** A word without its affixes; the word itself where nothing is left of it otherwise. */
export function stemOf(word: string): string {
  const bare = withoutEnd(withoutEnd(word, particles), suffixes);
  return withoutStart(withoutStart(bare));
}

function withoutEnd(word: string, ends: readonly string[]): string {
  const end = ends.find((each) => word.endsWith(each) && word.length - each.length >= shortestStem);
  return end === undefined ? word : word.slice(0, -end.length);
}

function withoutStart(word: string): string {
  const found = prefixes.find(
    ([prefix, initial]) =>
      word.startsWith(prefix) && word.length - prefix.length + initial.length >= shortestStem,
  );
  return found === undefined ? word : found[1] + word.slice(found[0].length);
}

/** What is searched for: every word must begin a word of the report, or share its stem. Empty for no word at all. */
export function searchedWords(typed: string): SearchedWord[] {
  return wordsOf(typed)
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord))
    .map((word) => ({ word, stem: stemOf(word) }));
}
