/** True when every word of `text` is somewhere in the parts; no words are everywhere. Case does not matter. */
export function hasWords(text: string, parts: readonly string[]): boolean {
  const words = wordsOf(text);
  return words.length === 0 || holdsAll(parts.join(" ").toLowerCase(), words);
}

/** Small letters, for those who look for the same words in many texts. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/\s+/).filter(Boolean);
}

/** `whole` in small letters. */
export function holdsAll(whole: string, words: readonly string[]): boolean {
  return words.every((word) => whole.includes(word));
}
