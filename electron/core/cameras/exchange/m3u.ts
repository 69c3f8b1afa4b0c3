/**
 * Cameras of an M3U list, as recorders and players of many channels write it:
 *
 *     #EXTM3U
 *     #EXTINF:-1 tvg-id="simpang-1" group-title="Simpang;Proyek A" district="36.71.01",Simpang Satu
 *     http://10.0.0.4:8888/simpang-1/index.m3u8
 *
 * `tvg-id` is the camera's id, `group-title` (or a line `#EXTGRP:`) its groups, what stands behind the comma its name.
 * `district`, `latitude`, `longitude`, `bearing` and `tags` are ours; players pass over them.
 */
import { SourceFault } from "../../intake/fault.ts";
import { attributesOf } from "./attributes.ts";
import type { CameraLine, CameraWords } from "./words.ts";

/** What a playlist of one camera holds, and no list of many. */
const ofOneCamera = /^#EXT-X-(TARGETDURATION|STREAM-INF|MEDIA-SEQUENCE)/m;
const head = /^#EXTINF:\s*-?[\d.]*((?:[^",]|"[^"]*")*),?(.*)$/i;

export function isM3u(text: string): boolean {
  return /^\uFEFF?\s*#EXT(M3U|INF)/i.test(text);
}

/** Throws `SourceFault` for a playlist of one camera. */
export function readM3u(text: string): CameraLine[] {
  if (ofOneCamera.test(text)) throw new SourceFault("schema", "a list of cameras, not the playlist of one");
  const lines: CameraLine[] = [];
  let told: CameraWords = {};
  for (const [index, raw] of text.split(/\r\n|[\r\n]/).entries()) {
    const line = raw.trim();
    if (/^#EXTINF:/i.test(line)) told = { ...told, ...wordsOf(line) };
    else if (/^#EXTGRP:/i.test(line)) told = { groups: line.slice("#EXTGRP:".length).trim(), ...told };
    else if (line !== "" && !line.startsWith("#")) {
      lines.push({ line: index + 1, words: { ...told, url: line } });
      told = {};
    }
  }
  return lines;
}

function wordsOf(line: string): CameraWords {
  const [, attributes = "", title = ""] = head.exec(line) ?? [];
  const found = attributesOf(attributes);
  const [id, named, groups] = ["tvg-id", "tvg-name", "group-title"].map((key) => found.get(key));
  const name = title.trim() || named;
  const own = ["district", "latitude", "longitude", "bearing", "tags"] as const;
  return Object.fromEntries(
    [
      ...[["id", id] as const, ["name", name] as const, ["groups", groups] as const],
      ...own.map((key) => [key, found.get(key)] as const),
    ].filter(([, value]) => value),
  );
}
