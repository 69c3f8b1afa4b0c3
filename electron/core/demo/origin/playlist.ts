/** HLS playlists (RFC 8216) of a live camera, as functions of the time alone. */
import type { FootageList, Rendition } from "./footage.ts";

/** Listed segments: a minute to look back, of two seconds each. */
export const windowSegments = 30;
/** A segment stays available as long after it left the list as the list is long (RFC 8216, 6.2.2), and one more. */
const keptSegments = windowSegments * 2 + 1;

/** The newest segment that is complete at a moment (epoch ms). */
export function newestSegment(at: number, segmentSeconds: number): number {
  return Math.floor(at / 1000 / segmentSeconds) - 1;
}

export function isAvailable(sequence: number, at: number, segmentSeconds: number): boolean {
  const newest = newestSegment(at, segmentSeconds);
  return sequence <= newest && sequence > newest - keptSegments;
}

export function masterPlaylist(renditions: readonly Rendition[], list: FootageList): string {
  const lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"];
  for (const rendition of [...renditions].sort((a, b) => a.height - b.height)) {
    lines.push(
      `#EXT-X-STREAM-INF:${[
        `BANDWIDTH=${Math.ceil(rendition.peakBitsPerSecond)}`,
        `AVERAGE-BANDWIDTH=${Math.ceil(rendition.averageBitsPerSecond)}`,
        `RESOLUTION=${rendition.width}x${rendition.height}`,
        `FRAME-RATE=${list.framesPerSecond.toFixed(3)}`,
        `CODECS="${rendition.codec}"`,
      ].join(",")}`,
      `${rendition.height}/index.m3u8`,
    );
  }
  return `${lines.join("\n")}\n`;
}

/** The live window at a moment (epoch ms). */
export function mediaPlaylist(at: number, segmentSeconds: number): string {
  const newest = newestSegment(at, segmentSeconds);
  const first = newest - windowSegments + 1;
  const lines = [
    "#EXTM3U",
    "#EXT-X-VERSION:7",
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    "#EXT-X-INDEPENDENT-SEGMENTS",
    '#EXT-X-MAP:URI="init.mp4"',
  ];
  for (let sequence = first; sequence <= newest; sequence++) {
    lines.push(
      `#EXT-X-PROGRAM-DATE-TIME:${new Date(sequence * segmentSeconds * 1000).toISOString()}`,
      `#EXTINF:${segmentSeconds.toFixed(3)},`,
      `${sequence}.m4s`,
    );
  }
  return `${lines.join("\n")}\n`;
}
