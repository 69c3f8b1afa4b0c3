/** Where a path stands in a JSON text that is known to be well formed: the offset of its value. */
import type { FaultPath } from "../../../shared/domain/city/fault.ts";

/** The offset of the deepest part of the path that is there. */
export function jsonOffset(text: string, path: FaultPath): number {
  let offset = skipSpace(text, 0);
  for (const step of path) {
    const inner =
      typeof step === "number" ? elementOffset(text, offset, step) : memberOffset(text, offset, step);
    if (inner === undefined) return offset;
    offset = inner;
  }
  return offset;
}

function elementOffset(text: string, start: number, index: number): number | undefined {
  if (text[start] !== "[") return undefined;
  let offset = skipSpace(text, start + 1);
  for (let at = 0; text[offset] !== "]"; at++) {
    if (at === index) return offset;
    offset = skipSpace(text, skipValue(text, offset));
    if (text[offset] === ",") offset = skipSpace(text, offset + 1);
  }
  return undefined;
}

function memberOffset(text: string, start: number, key: string): number | undefined {
  if (text[start] !== "{") return undefined;
  let found: number | undefined;
  let offset = skipSpace(text, start + 1);
  while (text[offset] !== "}") {
    const keyEnd = skipString(text, offset);
    const name: unknown = JSON.parse(text.slice(offset, keyEnd));
    const value = skipSpace(text, skipSpace(text, keyEnd) + 1);
    // Of a repeated key the last one counts, as for JSON.parse.
    if (name === key) found = value;
    offset = skipSpace(text, skipValue(text, value));
    if (text[offset] === ",") offset = skipSpace(text, offset + 1);
  }
  return found;
}

function skipValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return skipString(text, start);
  if (first !== "[" && first !== "{") {
    let end = start;
    while (end < text.length && !/[\s,\]}]/.test(text[end]!)) end++;
    return end;
  }
  let depth = 0;
  for (let offset = start; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') offset = skipString(text, offset) - 1;
    else if (character === "[" || character === "{") depth++;
    else if ((character === "]" || character === "}") && --depth === 0) return offset + 1;
  }
  return text.length;
}

function skipString(text: string, start: number): number {
  let offset = start + 1;
  while (offset < text.length && text[offset] !== '"') offset += text[offset] === "\\" ? 2 : 1;
  return offset + 1;
}

export function skipSpace(text: string, start: number): number {
  let offset = start;
  while (offset < text.length && " \t\r\n".includes(text[offset]!)) offset++;
  return offset;
}
