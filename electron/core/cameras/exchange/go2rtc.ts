/**
 * The streams that a go2rtc serves, by its API: `GET /api/streams`, an object with an entry for each stream's name (its
 * internal/streams/api.go). What an entry holds is not read: sources stand there with their logins. The same server gives
 * HLS at `/api/stream.m3u8?src=<name>`, as fMP4 with `&mp4` (its internal/hls/README.md).
 */
import { z } from "zod";
import { SourceFault } from "../../intake/fault.ts";
import { boundedFetch } from "../../intake/fetch.ts";
import type { CameraLine } from "./words.ts";

const timeoutMs = 10_000;
const answerSchema = z.record(z.string(), z.unknown());

export interface Go2rtcServer {
  /** As `http://host:1984`; a path at its end (`base_path`) is taken as meant. */
  readonly api: string;
  readonly authorization: string | undefined;
  readonly signal?: AbortSignal;
}

/** By name. Throws `SourceFault`. */
export async function readGo2rtc({ api, authorization, signal }: Go2rtcServer): Promise<CameraLine[]> {
  const base = api.replace(/\/+$/, "");
  const body = await boundedFetch({
    ...{ url: `${base}/api/streams`, types: /^application\/json$/, authorization, timeoutMs },
    ...(signal && { signal }),
  });
  const names = Object.keys(parsed(body.toString("utf8"))).sort();
  return names.map((name, index) => ({
    line: index + 1,
    words: { name, url: `${base}/api/stream.m3u8?src=${encodeURIComponent(name)}&mp4` },
  }));
}

function parsed(text: string): Record<string, unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SourceFault("not-json", "/api/streams");
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success || Array.isArray(json)) throw new SourceFault("schema", "{ <name>: { … } }");
  return answer.data;
}
