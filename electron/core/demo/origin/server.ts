/**
 * A small live HLS origin on loopback: the demo city's cameras. Serves
 *
 *     /<camera>/index.m3u8            the renditions
 *     /<camera>/<height>/index.m3u8   the live window of one
 *     /<camera>/<height>/init.mp4
 *     /<camera>/<height>/<n>.m4s
 *
 * Nothing is computed for a camera that nobody watches. It sends no CORS headers, as camera servers seldom do, and
 * asks for HTTP Basic credentials (RFC 7617) where some are given: the room must bring both.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../../../shared/domain/clock.ts";
import { basicAuthorization } from "../../secrets.ts";
import { createFootageShelf, type Rendition, readFootageList } from "./footage.ts";
import { readLettering } from "./lettering.ts";
import { FootageUnusable } from "./parameters.ts";
import { isAvailable, masterPlaylist, mediaPlaylist } from "./playlist.ts";
import { footageScene } from "./scenes.ts";
import { makeInitSegment, makeSegment } from "./segment.ts";
import { SegmentCache } from "./segmentCache.ts";

export interface OriginCamera {
  readonly id: string;
  readonly name: string;
  /** What it shows: a scene tag of the city's cameras, see scenes.ts. */
  readonly scene: string;
}

/**
 * How a camera server can misbehave. `html`: a page in place of everything. `truncated`: half of each segment.
 * `hang`: never an answer. `stalled-playlist`: the list stays as it was. `frozen`: segments go on with a picture
 * and a clock that stopped.
 */
export type OriginFault = "404" | "html" | "truncated" | "hang" | "stalled-playlist" | "frozen";

export interface OriginOptions {
  readonly cameras: readonly OriginCamera[];
  /** With `footage.json`, `lettering.json` and the streams. */
  readonly footageFolder: string;
  readonly clock: Clock;
  /** IANA zone of the burnt-in clocks. */
  readonly zone: string;
  /** The system chooses where none is given. */
  readonly port?: number;
  readonly credentials?: { readonly user: string; readonly password: string };
}

export interface OriginRequests {
  readonly playlists: number;
  readonly segments: number;
  /** Segments that had to be made; the others came from the cache. */
  readonly made: number;
  readonly bytes: number;
  readonly refused: number;
}

export interface Origin {
  /** Without trailing slash. */
  readonly url: string;
  requests(): OriginRequests;
  /** `null` mends it. An unknown camera is ignored. */
  setFault(cameraId: string, fault: OriginFault | null): void;
  close(): Promise<void>;
}

interface Station {
  readonly camera: OriginCamera;
  readonly renditions: readonly Rendition[];
  readonly offset: number;
  fault: { readonly kind: OriginFault; readonly since: number } | null;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string | Buffer;
}

const playlistType = "application/vnd.apple.mpegurl";
const notFound: Answer = { status: 404, type: "text/plain", body: "Not found\n" };
const page: Answer = {
  status: 200,
  type: "text/html",
  body: "<!doctype html><title>Camera</title><p>Please sign in.</p>\n",
};

/** Throws `FootageUnusable`, or the system's error (`EADDRINUSE`) where the port cannot be had. */
export async function startOrigin(options: OriginOptions): Promise<Origin> {
  const { footageFolder, clock, zone, credentials } = options;
  const list = await readFootageList(footageFolder);
  const { framesPerSecond, segmentSeconds } = list;
  const footageOf = createFootageShelf(footageFolder);
  const stations = placeCameras(options.cameras, list.scenes);
  const cache = new SegmentCache();
  const counters = { playlists: 0, segments: 0, made: 0, bytes: 0, refused: 0 };
  let lettering: ReturnType<typeof readLettering> | undefined;

  async function segmentOf(station: Station, rendition: Rendition, sequence: number): Promise<Buffer> {
    const frozenAt = station.fault?.kind === "frozen" ? station.fault.since : undefined;
    const key = `${station.camera.id}/${rendition.height}/${sequence}/${frozenAt ?? ""}`;
    const held = cache.get(key);
    if (held) return held;
    lettering ??= readLettering(footageFolder);
    const [footage, faces] = await Promise.all([footageOf(rendition), lettering]);
    const face = faces.get(rendition.height);
    if (!face) throw new FootageUnusable(`expected letters for pictures of ${rendition.height} rows`);
    const segment = makeSegment({
      footage,
      face,
      caption: { camera: station.camera.name, zone },
      framesPerSecond,
      segmentSeconds,
      sequence,
      offset: station.offset,
      ...(frozenAt === undefined ? {} : { frozenAt }),
    });
    cache.set(key, segment);
    counters.made++;
    return segment;
  }

  async function answer(path: string): Promise<Answer | "never"> {
    const [id = "", ...rest] = path.split("/").slice(1);
    const station = stations.get(id);
    if (!station) return notFound;
    const fault = station.fault?.kind;
    if (fault === "404") return notFound;
    if (fault === "html") return page;
    if (fault === "hang") return "never";

    if (rest.length === 1 && rest[0] === "index.m3u8") {
      counters.playlists++;
      return { status: 200, type: playlistType, body: masterPlaylist(station.renditions, list) };
    }
    const [height, file] = rest;
    const rendition = station.renditions.find((one) => String(one.height) === height);
    if (!rendition || file === undefined || rest.length !== 2) return notFound;
    if (file === "index.m3u8") {
      counters.playlists++;
      const at = station.fault?.kind === "stalled-playlist" ? station.fault.since : clock();
      return { status: 200, type: playlistType, body: mediaPlaylist(at, segmentSeconds) };
    }
    if (file === "init.mp4") {
      return {
        status: 200,
        type: "video/mp4",
        body: makeInitSegment(await footageOf(rendition), framesPerSecond),
      };
    }
    const sequence = Number(/^(\d{1,12})\.m4s$/.exec(file)?.[1] ?? Number.NaN);
    if (!isAvailable(sequence, clock(), segmentSeconds)) return notFound;
    counters.segments++;
    const segment = await segmentOf(station, rendition, sequence);
    const body = fault === "truncated" ? segment.subarray(0, segment.length >> 1) : segment;
    return { status: 200, type: "video/iso.segment", body };
  }

  const expected = credentials && basicAuthorization(credentials.user, credentials.password);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = ({ status, type, body }: Answer, headers: Record<string, string> = {}) => {
      const bytes = Buffer.byteLength(body);
      if (status >= 400) counters.refused++;
      else counters.bytes += bytes;
      response.writeHead(status, {
        "content-type": type,
        "content-length": bytes,
        "cache-control": "no-store",
        ...headers,
      });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (expected !== undefined && request.headers.authorization !== expected) {
      const challenge = { "www-authenticate": 'Basic realm="cameras", charset="UTF-8"' };
      return send({ status: 401, type: "text/plain", body: "Credentials needed\n" }, challenge);
    }
    if (request.method !== "GET" && request.method !== "HEAD") {
      return send({ status: 405, type: "text/plain", body: "Only GET and HEAD\n" }, { allow: "GET, HEAD" });
    }
    try {
      const found = await answer(pathOf(request.url ?? "/"));
      if (found !== "never") send(found);
    } catch (error) {
      send({
        status: 500,
        type: "text/plain",
        body: `${error instanceof Error ? error.message : String(error)}\n`,
      });
    }
  }

  const server = createServer(
    { keepAliveTimeout: 30_000, requestTimeout: 10_000, headersTimeout: 10_000 },
    serve,
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    requests: () => ({ ...counters }),
    setFault(cameraId, kind) {
      const station = stations.get(cameraId);
      if (station) station.fault = kind === null ? null : { kind, since: clock() };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Cameras of one scene start at different places of its footage, so that no two streets look alike at once. */
function placeCameras(
  cameras: readonly OriginCamera[],
  scenes: Readonly<Record<string, readonly Rendition[]>>,
): Map<string, Station> {
  const placed = new Map<string, number>();
  return new Map(
    cameras.map((camera) => {
      const scene = footageScene(camera.scene, Object.keys(scenes));
      const renditions = scenes[scene]!;
      const index = placed.get(scene) ?? 0;
      placed.set(scene, index + 1);
      // Three is prime to the ten segments of a loop: neighbours in the list are far apart in it.
      return [camera.id, { camera, renditions, offset: index * 3, fault: null }];
    }),
  );
}

/** Decoded, without query; what cannot be decoded finds nothing. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split("?")[0]!);
  } catch {
    return "/";
  }
}
