/** Takes secrets and personal data out of text that leaves the room for somebody who helps. */
import { maskText } from "../privacy/mask.ts";

export const removed = "[removed]";

/** Shorter ones would take half of every word with them. */
const shortestValue = 3;
const words = /[\p{L}\p{N}]+/gu;

/**
 * A function that takes out `secrets` wherever they stand (also as they are written in a URL or in JSON), `people` (names
 * and numbers, whatever their case) where a word of the text begins them, and what looks like either by its form alone.
 */
export function redactor(secrets: Iterable<string>, people: Iterable<string>): (text: string) => string {
  const forms = new Set<string>();
  for (const value of secrets) {
    if (value.length < shortestValue) continue;
    for (const form of [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])
      forms.add(form);
  }
  // The longest first: one that begins another leaves nothing of it.
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  const byFirstWord = indexed(people);
  return (text) => {
    const kept = sorted.reduce((left, value) => left.replaceAll(value, removed), byForm(text));
    return maskText(withoutPeople(kept, byFirstWord));
  };
}

/** A room knows a hundred thousand people, and a log has a million words: each word is looked up once. */
function indexed(people: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const value of people) {
    const known = value.trim().toLowerCase();
    const [first] = known.match(words) ?? [];
    if (first === undefined || known.length < shortestValue) continue;
    const from = known.slice(known.indexOf(first));
    index.set(first, [...(index.get(first) ?? []), from]);
  }
  for (const values of index.values()) values.sort((a, b) => b.length - a.length);
  return index;
}

function withoutPeople(text: string, index: ReadonlyMap<string, readonly string[]>): string {
  const lower = text.toLowerCase();
  // A few letters are longer in small than in capital; then places differ, and the small text is what is told.
  const source = lower.length === text.length ? text : lower;
  let told = "";
  let from = 0;
  for (const { 0: word, index: at } of lower.matchAll(words)) {
    if (at < from) continue;
    const value = index.get(word)?.find((each) => lower.startsWith(each, at));
    if (value === undefined) continue;
    told += source.slice(from, at) + removed;
    from = at + value.length;
  }
  return told + source.slice(from);
}

function byForm(text: string): string {
  return text
    .replace(/-----BEGIN [A-Z ]+-----[\s\S]*?(-----END [A-Z ]+-----|$)/g, removed)
    .replace(/(\w+:\/\/)[^/\s"'@]*@/g, `$1${removed}@`)
    .replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${removed}`)
    .replace(
      /(["']?\b(?:password|passwd|secret|token|api[_-]?key|pin)["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\s,}]+)/gi,
      `$1${removed}`,
    );
}
