/** Canonical JSON (RFC 8785). */
import canonicalize from "canonicalize";

/** Data of people and stations is less deep. */
const mostDepth = 32;

/** Of plain data. Throws for what has no canonical form: a number that is none, a text with half a character. */
export function canonicalJson(data: object): string {
  // The names stand in their order in most: then the form is the one that JSON.stringify makes, many times faster.
  if (isInOrder(data, 0)) {
    const text = JSON.stringify(data);
    // Half a character is written as its number; so looks a text with that very number in it, which is slow and right.
    if (!text.includes("\\ud")) return text;
  }
  return canonicalize(data)!;
}

function isInOrder(value: unknown, depth: number): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth > mostDepth || typeof (value as { toJSON?: unknown }).toJSON === "function") return false;
  if (Array.isArray(value)) return value.every((item) => isInOrder(item, depth + 1));
  let before = "";
  for (const name of Object.keys(value)) {
    if (name < before || !isInOrder((value as Record<string, unknown>)[name], depth + 1)) return false;
    before = name;
  }
  return true;
}
