/**
 * The text of a GeoJSON file of a city folder, by the engine's own parser, since it can be large: positions are found
 * only when asked for.
 */
import type { Position, YamlSource } from "../../../shared/domain/yaml/source.ts";
import { jsonFaultOffset } from "./jsonFault.ts";
import { jsonOffset } from "./jsonOffset.ts";

export function parseJson(text: string): YamlSource {
  const position = (offset: number): Position => {
    const before = text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  };
  try {
    const value: unknown = JSON.parse(text);
    return { value, syntaxFaults: [], locate: (path) => position(jsonOffset(text, path)) };
  } catch (error) {
    const message = (error as Error).message.replace(/ (in JSON )?at position.*$/s, "");
    const fault = { ...position(jsonFaultOffset(text) ?? 0), message };
    return { value: undefined, syntaxFaults: [fault], locate: () => ({ line: 1, column: 1 }) };
  }
}
