/**
 * Where a text stops being JSON (RFC 8259). The engine's own parser finds out much faster whether it does, but tells
 * the place in some of its messages only.
 */
import { skipSpace } from "./jsonOffset.ts";

const token =
  /("[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[ !#-[\]-\u{10ffff}]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null)|[{}[\],:]/uy;

/** What may stand next; `first…` also lets a list or an object end at once. */
type Expected = "value" | "firstValue" | "key" | "firstKey" | "colon" | "commaOrEnd";

/** The offset of the first token that cannot stand where it does; undefined when the text is JSON. */
export function jsonFaultOffset(text: string): number | undefined {
  const open: ("]" | "}")[] = [];
  let expected: Expected = "value";
  let offset = skipSpace(text, 0);
  while (offset < text.length) {
    token.lastIndex = offset;
    const [found, scalar] = token.exec(text) ?? [];
    const next = after(expected, found, scalar !== undefined, open);
    if (found === undefined || next === undefined) return offset;
    expected = next;
    offset = skipSpace(text, offset + found.length);
  }
  return expected === "commaOrEnd" && open.length === 0 ? undefined : text.length;
}

/** Follows one token; undefined when it may not stand here. */
function after(
  expected: Expected,
  found: string | undefined,
  isScalar: boolean,
  open: ("]" | "}")[],
): Expected | undefined {
  const mayBeValue = expected === "value" || expected === "firstValue";
  if (isScalar) {
    if (mayBeValue) return "commaOrEnd";
    return (expected === "key" || expected === "firstKey") && found?.startsWith('"') ? "colon" : undefined;
  }
  switch (found) {
    case "[":
    case "{":
      if (!mayBeValue) return undefined;
      open.push(found === "[" ? "]" : "}");
      return found === "[" ? "firstValue" : "firstKey";
    case "]":
    case "}":
      if (expected !== "commaOrEnd" && expected !== (found === "]" ? "firstValue" : "firstKey"))
        return undefined;
      return open.pop() === found ? "commaOrEnd" : undefined;
    case ",":
      if (expected !== "commaOrEnd" || open.length === 0) return undefined;
      return open.at(-1) === "]" ? "value" : "key";
    case ":":
      return expected === "colon" ? "value" : undefined;
    default:
      return undefined;
  }
}
