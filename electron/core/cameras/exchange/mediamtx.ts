/**
 * The paths that a MediaMTX serves, by its control API: `GET /v3/paths/list?page=0&itemsPerPage=…`, pages from 0, an
 * answer of `{ itemCount, pageCount, items: [{ name, ready, … }] }` (its api/openapi.yaml). The API says nothing of where
 * its HLS is reached: `base` does, as `http://host:8888`.
 */
import { z } from "zod";
import { SourceFault } from "../../intake/fault.ts";
import { boundedFetch } from "../../intake/fetch.ts";
import type { CameraLine } from "./words.ts";

const itemsPerPage = 200;
const maxPages = 50;
const timeoutMs = 10_000;

const answerSchema = z.object({
  pageCount: z.number().int().nonnegative(),
  items: z.array(z.object({ name: z.string() })).nullable(),
});

export interface MediaMtxServer {
  /** Of the control API, as `http://host:9997`; a path at its end is taken as meant. */
  readonly api: string;
  /** Where its HLS is reached. */
  readonly base: string;
  readonly authorization: string | undefined;
  readonly signal?: AbortSignal;
}

/** Throws `SourceFault`. */
export async function readMediaMtx({
  api,
  base,
  authorization,
  signal,
}: MediaMtxServer): Promise<CameraLine[]> {
  const names: string[] = [];
  for (let page = 0; page < maxPages; page++) {
    const url = `${withoutSlash(api)}/v3/paths/list?page=${page}&itemsPerPage=${itemsPerPage}`;
    const body = await boundedFetch({
      ...{ url, types: /^application\/json$/, authorization, timeoutMs },
      ...(signal && { signal }),
    });
    const { pageCount, items } = parsed(body.toString("utf8"));
    names.push(...(items ?? []).map(({ name }) => name));
    if (page + 1 >= pageCount) return names.map((name, index) => lineOf(name, index, base));
  }
  throw new SourceFault("too-many-pages", `> ${maxPages}`);
}

function parsed(text: string): z.infer<typeof answerSchema> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new SourceFault("not-json", "/v3/paths/list");
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success) throw new SourceFault("schema", "{ pageCount, items: [{ name }] }");
  return answer.data;
}

function lineOf(name: string, index: number, base: string): CameraLine {
  const path = name.split("/").map(encodeURIComponent).join("/");
  return { line: index + 1, words: { name, url: `${withoutSlash(base)}/${path}/index.m3u8` } };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
