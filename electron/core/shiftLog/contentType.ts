/**
 * What a file is, by what it holds: never by its name or by what somebody says of it.
 *
 * Guarantees: a file that is taken is of one of the kinds in `attachmentTypes`, whole from its first byte to its last
 * by that kind's own structure, and begins or ends like no other kind that a program might take it for. Does not
 * guarantee that what it shows is harmless to a program with faults.
 *
 * JPEG: ITU-T T.81 annex B. PNG: ISO/IEC 15948, 5. WebP: RFC 9649. PDF: ISO 32000-1, 7.5. MP4: ISO/IEC 14496-12, 4.2.
 */
import type { AttachmentType } from "../../../shared/domain/log/event.ts";

export type FoundType = AttachmentType | "mixed" | "unknown";

const latin = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", Math.max(0, from), to);

interface Kind {
  readonly type: AttachmentType;
  begins(bytes: Uint8Array): boolean;
  isWhole(bytes: Uint8Array): boolean;
}

const kinds: readonly Kind[] = [
  { type: "image/jpeg", begins: (bytes) => latin(bytes, 0, 3) === "\xff\xd8\xff", isWhole: isWholeJpeg },
  { type: "image/png", begins: (bytes) => latin(bytes, 0, 8) === "\x89PNG\r\n\x1a\n", isWhole: isWholePng },
  {
    type: "image/webp",
    begins: (bytes) => latin(bytes, 0, 4) === "RIFF" && latin(bytes, 8, 12) === "WEBP",
    isWhole: (bytes) => bytes.length === viewOf(bytes).getUint32(4, true) + 8,
  },
  {
    type: "application/pdf",
    begins: (bytes) => latin(bytes, 0, 5) === "%PDF-",
    isWhole: (bytes) => /%%EOF[\r\n\t ]*$/.test(latin(bytes, bytes.length - 64, bytes.length)),
  },
  { type: "video/mp4", begins: (bytes) => latin(bytes, 4, 8) === "ftyp", isWhole: isWholeMp4 },
];

/** `mixed`: one kind by its beginning and something else besides, so that two programs would read two things. */
export function contentTypeOf(bytes: Uint8Array): FoundType {
  const kind = kinds.find(({ begins }) => begins(bytes));
  if (kind) return kind.isWhole(bytes) && !isOtherToo(bytes, kind.type) ? kind.type : "mixed";
  if (isText(bytes)) return isOtherToo(bytes, "text/plain") ? "mixed" : "text/plain";
  return "unknown";
}

/** Archives are read from their end, and PDF readers look for their mark within the first kilobyte. */
function isOtherToo(bytes: Uint8Array, type: AttachmentType): boolean {
  const end = latin(bytes, bytes.length - 65_557, bytes.length);
  const start = latin(bytes, 0, 1024);
  const isArchive =
    end.includes("PK\x05\x06") || end.includes("PK\x01\x02") || start.startsWith("PK\x03\x04");
  const isPdf = type !== "application/pdf" && start.includes("%PDF-");
  const isPage = type !== "text/plain" && /<(!doctype html|html|script|svg|\?php)/i.test(start);
  return isArchive || isPdf || isPage;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** From marker to marker up to the end of the image, with nothing after it. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) {
      // After the start of a scan lies coded data, in which a marker is never a stuffed zero or a restart.
      at += 2 + view.getUint16(at + 2);
      while (at + 1 < bytes.length) {
        const next = bytes[at + 1]!;
        if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) break;
        at += 1;
      }
      if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2 === bytes.length;
    } else at += 2 + view.getUint16(at + 2);
  }
  return false;
}

/** From chunk to chunk, the last one being IEND, with nothing after it. */
function isWholePng(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const name = latin(bytes, at + 4, at + 8);
    if (!/^[A-Za-z]{4}$/.test(name) || (at === 8 && name !== "IHDR")) return false;
    at += 12 + length;
    if (name === "IEND") return length === 0 && at === bytes.length;
  }
  return false;
}

/** From box to box, the last one ending where the file does. */
function isWholeMp4(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  const names = new Set<string>();
  let at = 0;
  while (at + 8 <= bytes.length) {
    const name = latin(bytes, at + 4, at + 8);
    if (!/^[\x20-\x7e]{4}$/.test(name)) return false;
    names.add(name);
    const short = view.getUint32(at);
    const isLong = short === 1 && at + 16 <= bytes.length;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : short === 0 ? bytes.length - at : short;
    if (size < (isLong ? 16 : 8)) return false;
    at += size;
  }
  return at === bytes.length && (names.has("moov") || names.has("moof"));
}

/** UTF-8 without control characters but those that set lines. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}
