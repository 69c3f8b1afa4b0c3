/** What of an HLS playlist tells whether a camera works (RFC 8216): its renditions, or its segments and their times. */
import { attributesOf } from "./exchange/attributes.ts";

export interface Rendition {
  readonly url: string;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly bitsPerS: number | null;
  readonly codecs: string | null;
}

export type Playlist =
  | { readonly kind: "renditions"; readonly renditions: readonly Rendition[] }
  | {
      readonly kind: "segments";
      /** The last one; null where there is none yet. */
      readonly lastSegment: string | null;
      readonly longestS: number | null;
      readonly live: boolean;
      /** When the last segment's last picture was taken, epoch ms; null where the playlist tells no times. */
      readonly endsAtMs: number | null;
    };

/** Undefined for what is no playlist. URLs are as they stand. */
export function parsePlaylist(text: string): Playlist | undefined {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim());
  if (lines[0] !== "#EXTM3U") return undefined;
  return lines.some((line) => line.startsWith("#EXT-X-STREAM-INF:"))
    ? renditionsOf(lines)
    : segmentsOf(lines);
}

function renditionsOf(lines: readonly string[]): Playlist {
  const renditions: Rendition[] = [];
  let told: Map<string, string> | undefined;
  for (const line of lines) {
    if (line.startsWith("#EXT-X-STREAM-INF:")) told = attributesOf(line.slice(line.indexOf(":") + 1));
    else if (told && line !== "" && !line.startsWith("#")) {
      const [, width, height] = /^(\d+)x(\d+)$/i.exec(told.get("resolution") ?? "") ?? [];
      renditions.push({
        url: line,
        widthPx: numberOf(width),
        heightPx: numberOf(height),
        bitsPerS: numberOf(told.get("bandwidth")),
        codecs: told.get("codecs") ?? null,
      });
      told = undefined;
    }
  }
  return { kind: "renditions", renditions };
}

function segmentsOf(lines: readonly string[]): Playlist {
  let [lastSegment, longestS, live, endsAtMs, durationS] = [
    null as string | null,
    null as number | null,
    true,
    null as number | null,
    0,
  ];
  for (const line of lines) {
    const value = line.slice(line.indexOf(":") + 1);
    if (line.startsWith("#EXTINF:")) durationS = Number.parseFloat(value) || 0;
    else if (line.startsWith("#EXT-X-PROGRAM-DATE-TIME:")) {
      const at = Date.parse(value);
      endsAtMs = Number.isNaN(at) ? endsAtMs : at;
    } else if (line === "#EXT-X-ENDLIST") live = false;
    else if (line !== "" && !line.startsWith("#")) {
      lastSegment = line;
      longestS = Math.max(longestS ?? 0, durationS);
      if (endsAtMs !== null) endsAtMs += durationS * 1000;
    }
  }
  return { kind: "segments", lastSegment, longestS, live, endsAtMs };
}

function numberOf(text: string | undefined): number | null {
  const number = Number(text);
  return text === undefined || !Number.isFinite(number) ? null : number;
}

/** By its first bytes: boxes of ISO 14496-12, or packets of 188 bytes that begin with 0x47 (ISO 13818-1). */
export function containerOf(head: Uint8Array): "fmp4" | "ts" | null {
  const box = String.fromCharCode(...head.subarray(4, 8));
  if (["ftyp", "styp", "moof", "sidx", "emsg", "prft"].includes(box)) return "fmp4";
  return head[0] === 0x47 && (head.length <= 188 || head[188] === 0x47) ? "ts" : null;
}
