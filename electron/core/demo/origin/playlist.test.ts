import { expect, it } from "vitest";
import { isAvailable, masterPlaylist, mediaPlaylist, windowSegments } from "./playlist.ts";

const at = Date.UTC(2026, 10, 24, 8, 42, 7);
const valuesOf = (playlist: string, tag: string) =>
  playlist.split("\n").flatMap((line) => (line.startsWith(`${tag}:`) ? [line.slice(tag.length + 1)] : []));
const filesOf = (playlist: string) => playlist.split("\n").filter((line) => line.endsWith(".m4s"));

it("lists the segments that are complete, each with the time at which it begins", () => {
  const playlist = mediaPlaylist(at, 2);
  const files = filesOf(playlist);
  const times = valuesOf(playlist, "#EXT-X-PROGRAM-DATE-TIME");
  expect(playlist.startsWith("#EXTM3U\n")).toBe(true);
  expect(files).toHaveLength(windowSegments);
  expect(times.at(-1)).toBe("2026-11-24T08:42:04.000Z");
  expect(times.map((time) => Date.parse(time) / 2000)).toEqual(
    files.map((file) => Number.parseInt(file, 10)),
  );
  expect(valuesOf(playlist, "#EXT-X-MEDIA-SEQUENCE")).toEqual([String(Number.parseInt(files[0]!, 10))]);
  expect(valuesOf(playlist, "#EXTINF").every((duration) => duration === "2.000,")).toBe(true);
  expect(playlist).not.toContain("#EXT-X-ENDLIST");
  expect(playlist).not.toContain("#EXT-X-DISCONTINUITY");
});

it("slides by one segment in the time of one, and stays as it is before that", () => {
  const now = filesOf(mediaPlaylist(at, 2));
  expect(filesOf(mediaPlaylist(at + 999, 2))).toEqual(now);
  const next = filesOf(mediaPlaylist(at + 1000, 2));
  expect(next.slice(0, -1)).toEqual(now.slice(1));
  expect(next.at(-1)).not.toBe(now.at(-1));
});

it("keeps what left the list for as long as the list is, and serves nothing before its time", () => {
  const newest = Number.parseInt(filesOf(mediaPlaylist(at, 2)).at(-1)!, 10);
  const lastListed = newest - windowSegments + 1;
  expect(isAvailable(newest, at, 2)).toBe(true);
  expect(isAvailable(newest + 1, at, 2)).toBe(false);
  expect(isAvailable(lastListed - windowSegments, at, 2)).toBe(true);
  expect(isAvailable(lastListed - windowSegments - 2, at, 2)).toBe(false);
  expect(isAvailable(Number.NaN, at, 2)).toBe(false);
});

it("offers the renditions from the smallest up, so that a player begins with that", () => {
  const rendition = (height: number) => ({
    height,
    width: (height * 16) / 9,
    codec: "avc1.42C01F",
    file: `x-${height}.h264`,
    segments: 10,
    peakBitsPerSecond: height * 1000.5,
    averageBitsPerSecond: height * 900,
  });
  const list = { framesPerSecond: 12, segmentSeconds: 2, scenes: {} };
  const playlist = masterPlaylist([rendition(720), rendition(180), rendition(360)], list);
  expect(playlist.split("\n").filter((line) => line.endsWith(".m3u8"))).toEqual([
    "180/index.m3u8",
    "360/index.m3u8",
    "720/index.m3u8",
  ]);
  expect(valuesOf(playlist, "#EXT-X-STREAM-INF")[0]).toBe(
    'BANDWIDTH=180090,AVERAGE-BANDWIDTH=162000,RESOLUTION=320x180,FRAME-RATE=12.000,CODECS="avc1.42C01F"',
  );
});
