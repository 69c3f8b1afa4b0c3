/**
 * A camera gateway outside the product: serves the folder of a live HLS stream that ffmpeg writes, and can
 * misbehave on demand. CORS headers are absent, as with many real gateways.
 */
import type { ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { spawnTied } from "../../scripts/setup/process.mjs";

/** `html` answers every playlist with a page; `truncated` half of each segment; `silent` accepts and says nothing. */
export type CameraFault = "404" | "html" | "truncated" | "silent";

export interface CameraServer {
  /** `camera` may be any name: all show the same stream. */
  playlistUrl(camera: string): string;
  readonly url: string;
  setFault(camera: string, fault: CameraFault | null): void;
  /** Requests answered or left hanging so far. */
  requestCount(): number;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  ".m3u8": "application/vnd.apple.mpegurl",
  ".mp4": "video/mp4",
  ".m4s": "video/mp4",
  ".ts": "video/mp2t",
};

export interface CameraServerOptions {
  /** A request without this header value is answered 401. */
  readonly authorization?: string;
  /** Any page may read it, also one that has no main process to see to that. */
  readonly openToPages?: boolean;
}

/** `streamFolder` holds `live.m3u8` and its segments. */
export async function startCameraServer(
  streamFolder: string,
  { authorization, openToPages = false }: CameraServerOptions = {},
): Promise<CameraServer> {
  const faults = new Map<string, CameraFault>();
  let requestCount = 0;
  const server = createServer(async (request, response) => {
    requestCount++;
    if (openToPages) response.setHeader("access-control-allow-origin", "*");
    const [camera, file] = decodeURIComponent(new URL(request.url ?? "/", "http://x").pathname)
      .slice(1)
      .split("/");
    const fault = faults.get(camera ?? "");
    if (fault === "silent") return;
    if (authorization !== undefined && request.headers.authorization !== authorization)
      return answer(response, 401, "text/plain", "who are you?");
    if (!file || !/^[\w.-]+$/.test(file) || fault === "404")
      return answer(response, 404, "text/plain", "not found");
    const isPlaylist = extname(file) === ".m3u8";
    if (fault === "html" && isPlaylist) {
      return answer(response, 200, "text/html", "<!doctype html><title>Login</title><h1>Please sign in</h1>");
    }
    const bytes = await readFile(join(streamFolder, file)).catch(() => undefined);
    if (!bytes) return answer(response, 404, "text/plain", "not found");
    if (fault === "truncated" && !isPlaylist) {
      // The length that was promised never comes.
      response.writeHead(200, { "content-type": types[extname(file)] ?? "", "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2));
      setTimeout(() => response.destroy(), 50);
      return;
    }
    answer(response, 200, types[extname(file)] ?? "application/octet-stream", bytes);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    playlistUrl: (camera) => `${url}/${encodeURIComponent(camera)}/live.m3u8`,
    setFault(camera, fault) {
      if (fault) faults.set(camera, fault);
      else faults.delete(camera);
    },
    requestCount: () => requestCount,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

export interface LiveStream {
  readonly folder: string;
  stop(): Promise<void>;
}

/**
 * A live stream of a moving test picture, H.264 baseline in fragmented MP4, written by ffmpeg in real time. `windowS`:
 * for how many seconds back the server has it.
 */
export async function startLiveStream({
  width = 320,
  height = 180,
  fps = 15,
  windowS = 6,
  sound = false,
} = {}): Promise<LiveStream> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-stream-"));
  // Tied: a test run that is killed leaves no encoder behind.
  const ffmpeg: ChildProcess = spawnTied(
    process.env.FFMPEG_PATH ?? "ffmpeg",
    [
      ...["-hide_banner", "-loglevel", "error", "-re"],
      ...["-f", "lavfi", "-i", `testsrc2=size=${width}x${height}:rate=${fps}`],
      ...(sound ? ["-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100", "-c:a", "aac"] : []),
      ...["-c:v", "libx264", "-profile:v", "baseline", "-preset", "ultrafast", "-pix_fmt", "yuv420p"],
      ...["-g", String(fps), "-sc_threshold", "0", "-b:v", "300k"],
      ...["-f", "hls", "-hls_time", "1", "-hls_list_size", String(windowS), "-hls_segment_type", "fmp4"],
      ...["-hls_flags", "delete_segments+independent_segments+program_date_time+temp_file"],
      join(folder, "live.m3u8"),
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let told = "";
  let hasEnded = false;
  ffmpeg.stderr?.on("data", (text) => {
    told = `${told}${text}`.slice(-2000);
  });
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      hasEnded = true;
      resolve();
    };
    ffmpeg.on("exit", end);
    ffmpeg.on("error", (error) => {
      told = error.message;
      end();
    });
  });
  const stop = async () => {
    ffmpeg.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (;;) {
    const playlist = await readFile(join(folder, "live.m3u8"), "utf8").catch(() => "");
    if (playlist.includes(".m4s")) return { folder, stop };
    if (hasEnded) {
      await stop();
      throw new Error(`expected a live stream from ffmpeg, found: ${told}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
