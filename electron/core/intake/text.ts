/** Bytes of a file or a document as text: by their mark, by what they declare, and as Windows wrote them otherwise. */
import { TextDecoder } from "node:util";
import { SourceFault } from "./fault.ts";

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

const oldWindows = "windows-1252";

/** `declared` is believed where there is no mark. Throws `SourceFault` for what is no text, or in an unknown encoding. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = markOf(bytes);
  const encoding = marked ?? declared?.toLowerCase() ?? "utf-8";
  const decoded = decode(bytes, encoding, marked !== undefined || declared !== undefined);
  if (decoded.text.includes("\0")) throw new SourceFault("not-text", "NUL");
  return decoded;
}

function decode(bytes: Uint8Array, encoding: string, certain: boolean): DecodedText {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new SourceFault("not-text", encoding);
  }
  try {
    return { text: decoder.decode(bytes), encoding: decoder.encoding };
  } catch {
    if (certain) throw new SourceFault("not-text", encoding);
    // What an older spreadsheet writes. Wrong letters, if it is something else, are seen in the preview.
    return { text: new TextDecoder(oldWindows).decode(bytes), encoding: oldWindows };
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}
