/** True when every word of `text` is somewhere in the parts; no words are everywhere. Case does not matter. */
export function hasWords(text: string, parts: readonly string[]): boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const whole = parts.join(" ").toLowerCase();
  return words.every((word) => whole.includes(word));
}
