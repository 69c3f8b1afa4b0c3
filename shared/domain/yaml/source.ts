/** A text in YAML that people write: its value, and the line and column of anything in it. */
import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { FaultPath } from "../city/fault.ts";

/** Both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface SyntaxFault extends Position {
  readonly message: string;
}

export interface YamlSource {
  readonly value: unknown;
  readonly syntaxFaults: readonly SyntaxFault[];
  /** Where a path stands, or where it should have stood: then its nearest holder. */
  readonly locate: (path: FaultPath) => Position;
}

export function parseYaml(text: string): YamlSource {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, logLevel: "silent" });
  const position = (offset: number): Position => {
    const { line, col } = lineCounter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const syntaxFaults = document.errors.map((error) => ({
    ...position(error.pos[0]),
    message: error.message.split("\n")[0]!,
  }));
  const circle = firstCircle(document);
  if (circle !== undefined)
    syntaxFaults.push({ ...position(circle), message: "an alias of what it stands in" });
  let value: unknown;
  if (syntaxFaults.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      syntaxFaults.push({ line: 1, column: 1, message: (error as Error).message });
    }
  }
  const locate = (path: FaultPath): Position => {
    for (let length = path.length; length > 0; length--) {
      const holder = length > 1 ? document.getIn(path.slice(0, length - 1), true) : document.contents;
      const key = path[length - 1];
      if (isMap(holder)) {
        const pair = holder.items.find(
          (item) => isPair(item) && isScalar(item.key) && item.key.value === key,
        );
        const offset = (pair?.key as Node | undefined)?.range?.[0];
        if (offset !== undefined) return position(offset);
      }
      const offset = (document.getIn(path.slice(0, length), true) as Node | undefined)?.range?.[0];
      if (offset !== undefined) return position(offset);
    }
    return position(document.contents?.range?.[0] ?? 0);
  };
  return { value, syntaxFaults, locate };
}

/** The offset of an alias that would make a value hold itself, which YAML allows and nobody needs. */
function firstCircle(document: Document): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_key, alias, holders) {
      const meant = alias.resolve(document);
      if (!holders.some((holder) => holder === meant)) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}
