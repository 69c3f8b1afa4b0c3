/**
 * A camera server outside the product that misbehaves on command, one camera at a time. What it shows is encoded
 * beforehand, one second a segment, so that nothing but answers is made while a test measures.
 *
 *     /<camera>/index.m3u8                    the renditions
 *     /<camera>/<height>/index.m3u8           the live list, with program date times
 *     /<camera>/<height>/<picture>.mp4, /<camera>/<height>/<n>.m4s
 */
import { once } from "node:events";
import { mkdir, readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { run } from "../../scripts/setup/process.mjs";

/** What the camera's picture turns into, from the next segment on. */
export type PictureFault = "frozen" | "black" | "no-signal" | "bars" | "squeezed";

/**
 * What the server does. `slow`: a segment takes eight seconds. `silent`: accepts and says nothing. `truncated`: half of
 * each segment, with a length that fits. `stopped`: the list stays as it was. `clock`: program date times an hour ago.
 * `late`: everything is passed on 20 s late.
 */
export type ServerFault =
  | "404"
  | "503"
  | "html"
  | "slow"
  | "silent"
  | "truncated"
  | "stopped"
  | "clock"
  | "late";
export type Misbehaviour = PictureFault | ServerFault;

export interface Request {
  /** Epoch ms. */
  readonly at: number;
  readonly camera: string;
  readonly path: string;
}

export interface MisbehavingCameras {
  readonly url: string;
  playlistUrl(camera: string): string;
  /** `null` mends it. Gives the epoch ms from which on it holds: for a picture, the time at which it is taken. */
  set(camera: string, fault: Misbehaviour | null): number;
  /** Refuses every connection while it is down. */
  setDown(isDown: boolean): Promise<void>;
  /** All requests so far, also those that were left hanging. */
  readonly requests: readonly Request[];
  bytesSent(): number;
  close(): Promise<void>;
}

type Picture = PictureFault | "moving";

const lengthS = 240;
const listed = 6;
const lateS = 20;
const slowForMs = 8000;
const sizes = { 90: [160, 90], 180: [320, 180], 360: [640, 360] } as const;
type Height = keyof typeof sizes;
/** Small and slow pictures, for as many cameras as a machine without a graphics card can still play. */
const fpsOf: Record<Height, number> = { 90: 5, 180: 15, 360: 15 };

const sources: Record<Picture, (size: string, fps: number) => string> = {
  moving: (size, fps) => `testsrc2=size=${size}:rate=${fps}`,
  frozen: (size, fps) => `testsrc2=size=${size}:rate=${fps},loop=loop=-1:size=1:start=0`,
  black: (size, fps) => `color=black:size=${size}:rate=${fps}`,
  "no-signal": (size, fps) => `color=0x1020a0:size=${size}:rate=${fps}`,
  bars: (size, fps) => `smptebars=size=${size}:rate=${fps}`,
  squeezed: (_size, fps) => `testsrc2=size=240x180:rate=${fps}`,
};

/** Encodes the pictures into `folder`: half a minute. Throws what ffmpeg says. */
export async function encodePictures(folder: string): Promise<void> {
  const wanted = Object.keys(sources).map((picture) => [picture as Picture, 180 as Height] as const);
  for (const [picture, height] of [...wanted, ["moving", 360] as const, ["moving", 90] as const]) {
    const fps = fpsOf[height];
    const into = join(folder, picture, String(height));
    await mkdir(into, { recursive: true });
    const [width] = sizes[height];
    const ended = await run(process.env.FFMPEG_PATH ?? "ffmpeg", [
      ...[
        "-hide_banner",
        "-loglevel",
        "error",
        "-f",
        "lavfi",
        "-i",
        sources[picture](`${width}x${height}`, fps),
      ],
      ...["-t", String(lengthS), "-c:v", "libx264", "-profile:v", "baseline", "-preset", "ultrafast"],
      ...["-pix_fmt", "yuv420p", "-g", String(fps), "-sc_threshold", "0", "-qp", "30", "-f", "hls"],
      ...["-hls_time", "1", "-hls_list_size", "0", "-hls_segment_type", "fmp4"],
      ...["-hls_segment_filename", join(into, "%d.m4s"), join(into, "all.m3u8")],
    ]);
    if (ended.code !== 0) throw new Error(`expected ffmpeg to encode ${picture}, found: ${ended.output}`);
  }
}

interface Camera {
  /** Pictures by the first segment that shows each. */
  readonly pictures: { from: number; picture: Picture }[];
  fault: { readonly kind: ServerFault; readonly since: number } | null;
  /** Clock faults by their first segment; whether the clock is wrong from there on. */
  readonly clocks: { from: number; wrong: boolean }[];
}

/** `folder` holds the encoded pictures; `heights` are the renditions that each camera offers. */
export async function startMisbehavingCameras(
  folder: string,
  heights: readonly Height[] = [180],
): Promise<MisbehavingCameras> {
  const startedAt = Date.now() - lateS * 2000;
  const cameras = new Map<string, Camera>();
  const requests: Request[] = [];
  let bytes = 0;
  const newest = () => Math.floor((Date.now() - startedAt) / 1000) - 1;
  const timeOf = (segment: number) => startedAt + segment * 1000;
  const cameraOf = (id: string): Camera => {
    const camera = cameras.get(id) ?? { pictures: [], fault: null, clocks: [] };
    cameras.set(id, camera);
    return camera;
  };
  const pictureOf = (camera: Camera, segment: number): Picture =>
    camera.pictures.findLast(({ from }) => from <= segment)?.picture ?? "moving";

  function list(camera: Camera): string {
    const { fault } = camera;
    const stopped = fault?.kind === "stopped" ? Math.floor((fault.since - startedAt) / 1000) - 1 : undefined;
    const last = stopped ?? newest() - (fault?.kind === "late" ? lateS : 0);
    const first = last - listed + 1;
    const lines = [
      "#EXTM3U",
      "#EXT-X-VERSION:7",
      "#EXT-X-TARGETDURATION:1",
      `#EXT-X-MEDIA-SEQUENCE:${first}`,
    ];
    // Breaks that have left the list are counted (RFC 8216, 4.3.3.3).
    const breaks = (upTo: number) =>
      camera.pictures.filter(({ from }, n) => from <= upTo && changesSize(camera, n)).length;
    lines.push(`#EXT-X-DISCONTINUITY-SEQUENCE:${breaks(first)}`);
    for (let segment = first; segment <= last; segment++) {
      const picture = pictureOf(camera, segment);
      const changed = segment === first || pictureOf(camera, segment - 1) !== picture;
      if (segment > first && breaks(segment) > breaks(segment - 1)) lines.push("#EXT-X-DISCONTINUITY");
      if (changed) lines.push(`#EXT-X-MAP:URI="${picture}.mp4"`);
      const wrong = camera.clocks.findLast(({ from }) => from <= segment)?.wrong ?? false;
      const told = new Date(timeOf(segment) - (wrong ? 3_600_000 : 0)).toISOString();
      lines.push(`#EXT-X-PROGRAM-DATE-TIME:${told}`, "#EXTINF:1.000,", `${segment}.m4s`);
    }
    return `${lines.join("\n")}\n`;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname);
    const [id = "", ...rest] = path.slice(1).split("/");
    const camera = cameraOf(id);
    requests.push({ at: Date.now(), camera: id, path: rest.join("/") });
    const send = (status: number, type: string, body: string | Buffer) => {
      bytes += Buffer.byteLength(body);
      response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
      response.end(body);
    };
    const kind = camera.fault?.kind;
    if (kind === "silent") return;
    if (kind === "404" || kind === "503") return send(Number(kind), "text/plain", "no\n");
    const playlist = "application/vnd.apple.mpegurl";
    if (kind === "html" && path.endsWith(".m3u8")) return send(200, "text/html", "<!doctype html><p>Sign in");
    if (rest.length === 1 && rest[0] === "index.m3u8") return send(200, playlist, renditions(heights));
    const [height, file = ""] = rest;
    if (!(Number(height) in sizes)) return send(404, "text/plain", "no such size\n");
    if (file === "index.m3u8") return send(200, playlist, list(camera));
    const segment = /^(\d+)\.m4s$/.exec(file)?.[1];
    const picture = segment === undefined ? file.replace(/\.mp4$/, "") : pictureOf(camera, Number(segment));
    const name = segment === undefined ? "init.mp4" : `${Number(segment) % lengthS}.m4s`;
    if (!Object.hasOwn(sources, picture)) return send(404, "text/plain", "no such picture\n");
    const body = await readFile(join(folder, picture, String(height), name));
    if (segment === undefined) return send(200, "video/mp4", body);
    if (kind === "truncated") return send(200, "video/iso.segment", body.subarray(0, body.length >> 1));
    if (kind === "slow") return await trickle(response, body, () => camera.fault?.kind === "slow");
    send(200, "video/iso.segment", body);
  }

  const server = createServer(
    (request, response) => void serve(request, response).catch(() => response.destroy()),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const end = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    url,
    requests,
    playlistUrl: (camera) => `${url}/${encodeURIComponent(camera)}/index.m3u8`,
    set(id, fault) {
      const camera = cameraOf(id);
      const next = newest() + 1;
      const isPicture = fault !== null && Object.hasOwn(sources, fault);
      const picture: Picture = isPicture ? (fault as PictureFault) : "moving";
      const clockWrong = fault === "clock";
      const picturesBefore = camera.pictures.at(-1)?.picture ?? "moving";
      const clockBefore = camera.clocks.at(-1)?.wrong ?? false;
      camera.fault =
        fault === null || isPicture || clockWrong ? null : { kind: fault as ServerFault, since: Date.now() };
      if (picture !== picturesBefore) camera.pictures.push({ from: next, picture });
      if (clockWrong !== clockBefore) camera.clocks.push({ from: next, wrong: clockWrong });
      return picture !== picturesBefore || clockWrong !== clockBefore ? timeOf(next) : Date.now();
    },
    async setDown(isDown) {
      if (isDown) return await end();
      server.listen(port, "127.0.0.1");
      await once(server, "listening");
    },
    bytesSent: () => bytes,
    close: end,
  };
}

/** A picture of another size has another track: the stream breaks there. */
function changesSize({ pictures }: Camera, n: number): boolean {
  return (pictures[n]?.picture === "squeezed") !== (pictures[n - 1]?.picture === "squeezed");
}

function renditions(heights: readonly Height[]): string {
  const lines = heights.map(
    (height) =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${height * 3000},RESOLUTION=${sizes[height].join("x")},CODECS="avc1.42C015"\n${height}/index.m3u8\n`,
  );
  return `#EXTM3U\n#EXT-X-VERSION:7\n${lines.join("")}`;
}

/** Piece by piece while `isSlow`, and the rest at once when it is not any more. */
async function trickle(response: ServerResponse, body: Buffer, isSlow: () => boolean): Promise<void> {
  response.writeHead(200, { "content-type": "video/iso.segment", "content-length": body.length });
  const pieces = slowForMs / 100;
  for (let piece = 0; piece < pieces && isSlow() && !response.destroyed; piece++) {
    const at = (part: number) => Math.floor((body.length * part) / pieces);
    response.write(body.subarray(at(piece), at(piece + 1)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!isSlow()) return void response.end(body.subarray(at(piece + 1)));
  }
  response.end();
}
