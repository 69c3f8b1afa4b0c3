import { execFile } from "node:child_process";
import { request as httpRequest } from "node:http";
import { promisify } from "node:util";
import { afterEach, describe, expect, it } from "vitest";
import { footageFolder } from "./decode.ts";
import { FootageUnusable } from "./parameters.ts";
import { windowSegments } from "./playlist.ts";
import { type Origin, type OriginFault, type OriginOptions, startOrigin } from "./server.ts";

const cameras = [
  { id: "simpang-otista", name: "Simpang Otista", scene: "junction" },
  { id: "simpang-cikokol", name: "Simpang Cikokol", scene: "junction" },
  { id: "jembatan-merdeka", name: "Jembatan Merdeka", scene: "bridge" },
];
const startMs = Date.UTC(2026, 10, 24, 8, 42, 7);
let nowMs = startMs;
let origin: Origin | undefined;

afterEach(async () => {
  await origin?.close();
  origin = undefined;
});

async function started(changes: Partial<OriginOptions> = {}): Promise<Origin> {
  nowMs = startMs;
  origin = await startOrigin({
    cameras,
    footageFolder,
    clock: () => nowMs,
    zone: "Asia/Jakarta",
    ...changes,
  });
  return origin;
}

const get = (path: string, init?: RequestInit) => fetch(`${origin!.url}/${path}`, init);
const linesOf = async (path: string, ending: string) =>
  (await (await get(path)).text()).split("\n").filter((line) => line.endsWith(ending));
const newest = async (camera = "simpang-otista") => {
  const files = await linesOf(`${camera}/180/index.m3u8`, ".m4s");
  return `${camera}/180/${files.at(-1)}`;
};

it("leads from a camera's address to its renditions, and on to what plays", async () => {
  await started();
  const lists = await linesOf("simpang-otista/index.m3u8", "index.m3u8");
  expect(lists).toEqual(["180/index.m3u8", "360/index.m3u8", "720/index.m3u8"]);
  for (const list of lists) {
    const folder = `simpang-otista/${list.split("/")[0]}`;
    const playlist = await get(`simpang-otista/${list}`);
    expect(playlist.headers.get("content-type")).toBe("application/vnd.apple.mpegurl");
    expect(playlist.headers.get("cache-control")).toBe("no-store");
    expect(playlist.headers.has("access-control-allow-origin")).toBe(false);
    const files = (await playlist.text()).split("\n").filter((line) => line.endsWith(".m4s"));
    for (const file of ["init.mp4", files[0], files.at(-1)]) {
      const answer = await get(`${folder}/${file}`);
      expect(answer.status).toBe(200);
      expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get("content-length")));
    }
  }
});

it("serves the window, and neither what is to come nor what is long gone", async () => {
  await started();
  const path = await newest();
  const number = Number(/(\d+)\.m4s$/.exec(path)![1]);
  const segment = (sequence: number) => get(`simpang-otista/180/${sequence}.m4s`);
  expect((await segment(number)).status).toBe(200);
  expect((await segment(number + 1)).status).toBe(404);
  expect((await segment(number - 100)).status).toBe(404);
  nowMs += 2000;
  expect((await segment(number + 1)).status).toBe(200);
  nowMs += 3 * windowSegments * 2000;
  expect((await segment(number)).status).toBe(404);
});

it("finds nothing under other paths", async () => {
  await started();
  for (const path of [
    "",
    "unknown/index.m3u8",
    "simpang-otista",
    "simpang-otista/180",
    "simpang-otista/240/index.m3u8",
    "simpang-otista/180/x/index.m3u8",
    "simpang-otista/180/1e3.m4s",
    "simpang-otista/180/footage.json",
    "%E0%A4%A",
    "constructor/index.m3u8",
  ]) {
    expect((await get(path)).status, path).toBe(404);
  }
  // A client that does not tidy its paths as fetch does.
  const status = await new Promise((resolve) => {
    const { hostname, port } = new URL(origin!.url);
    httpRequest({ hostname, port, path: "/simpang-otista/180/../../footage.json" }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).end();
  });
  expect(status).toBe(404);
  expect(origin!.requests().refused).toBe(11);
});

it("answers GET and HEAD, and nothing else", async () => {
  await started();
  const head = await get("simpang-otista/index.m3u8", { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(Number(head.headers.get("content-length"))).toBeGreaterThan(100);
  const post = await get("simpang-otista/index.m3u8", { method: "POST" });
  expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

it("asks for credentials where some are set, before it tells whether there is such a camera", async () => {
  await started({ credentials: { user: "room", password: "kata: sandi é" } });
  const withHeader = (authorization: string) =>
    get("simpang-otista/index.m3u8", { headers: { authorization } });
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
  const asked = await get("simpang-otista/index.m3u8");
  expect(asked.status).toBe(401);
  expect(asked.headers.get("www-authenticate")).toContain("Basic");
  expect((await get("unknown/index.m3u8")).status).toBe(401);
  expect((await withHeader(basic("room:wrong"))).status).toBe(401);
  expect((await withHeader(basic("room:kata: sandi é"))).status).toBe(200);
});

it("makes a segment once for all who watch, and nothing for cameras that nobody watches", async () => {
  await started();
  expect(origin!.requests()).toEqual({ playlists: 0, segments: 0, made: 0, bytes: 0, refused: 0 });
  const path = await newest();
  const bodies: Buffer[] = [];
  for (let viewer = 0; viewer < 4; viewer++) bodies.push(Buffer.from(await (await get(path)).arrayBuffer()));
  expect(bodies.every((body) => body.equals(bodies[0]!))).toBe(true);
  expect(origin!.requests()).toMatchObject({ playlists: 1, segments: 4, made: 1, refused: 0 });
});

it("gives cameras of one scene different streets, and a camera without footage a neighbour's", async () => {
  await started();
  const [otista, cikokol, merdeka] = await Promise.all(
    cameras.map(async ({ id }) => Buffer.from(await (await get(await newest(id))).arrayBuffer())),
  );
  // Their sizes tell: the captions are alike in size, the pictures under them are not.
  expect(new Set([otista!.length, cikokol!.length, merdeka!.length]).size).toBe(3);
});

describe("faults", () => {
  const broken = async (kind: OriginFault) => {
    await started();
    origin!.setFault("simpang-otista", kind);
    origin!.setFault("unknown", kind);
  };

  it("404: the camera is gone, and comes back when mended", async () => {
    await broken("404");
    expect((await get("simpang-otista/index.m3u8")).status).toBe(404);
    expect((await get("simpang-cikokol/index.m3u8")).status).toBe(200);
    origin!.setFault("simpang-otista", null);
    expect((await get("simpang-otista/index.m3u8")).status).toBe(200);
  });

  it("html: a page in place of everything", async () => {
    await broken("html");
    for (const path of ["simpang-otista/index.m3u8", "simpang-otista/180/init.mp4"]) {
      const answer = await get(path);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/html"]);
      expect(await answer.text()).toContain("<!doctype html>");
    }
  });

  it("truncated: half of a segment, with a length that agrees", async () => {
    await started();
    const path = await newest();
    const whole = Buffer.from(await (await get(path)).arrayBuffer());
    origin!.setFault("simpang-otista", "truncated");
    const half = Buffer.from(await (await get(path)).arrayBuffer());
    expect(half.equals(whole.subarray(0, whole.length >> 1))).toBe(true);
  });

  it("hang: no answer, which does not keep the origin from closing", async () => {
    await broken("hang");
    let isAnswered = false;
    const waiting = get("simpang-otista/index.m3u8").then(
      () => {
        isAnswered = true;
      },
      () => {},
    );
    expect((await get("simpang-cikokol/index.m3u8")).status).toBe(200);
    expect(isAnswered).toBe(false);
    await origin!.close();
    await waiting;
    expect(isAnswered).toBe(false);
  });

  it("stalled-playlist: the list stays as it was, the others go on", async () => {
    await broken("stalled-playlist");
    const before = await newest();
    const other = await newest("simpang-cikokol");
    nowMs += 10_000;
    expect(await newest()).toBe(before);
    expect(await newest("simpang-cikokol")).not.toBe(other);
  });

  it("frozen: new segments that all show one moment", async () => {
    await broken("frozen");
    nowMs += 10_000;
    const first = await newest();
    const one = Buffer.from(await (await get(first)).arrayBuffer());
    nowMs += 10_000;
    const second = await newest();
    const two = Buffer.from(await (await get(second)).arrayBuffer());
    expect(second).not.toBe(first);
    expect(two.length).toBe(one.length);
    // All of it but the times: the pictures are the last thing in a segment.
    const pictures = (segment: Buffer) => segment.subarray(segment.indexOf("mdat"));
    expect(pictures(two).equals(pictures(one))).toBe(true);
  });
});

it("tells what is amiss with the footage, and of a port that is in use", async () => {
  await started();
  const options = { cameras, footageFolder, clock: () => nowMs, zone: "Asia/Jakarta" };
  await expect(startOrigin({ ...options, footageFolder: "/nowhere" })).rejects.toThrow(FootageUnusable);
  const port = Number(new URL(origin!.url).port);
  await expect(startOrigin({ ...options, port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

it("plays in a player that is not ours, each picture a twelfth of a second after the one before", async () => {
  await started({ clock: Date.now, credentials: { user: "room", password: "secret" } });
  const url = `${origin!.url.replace("//", "//room:secret@")}/jembatan-merdeka/180/index.m3u8`;
  const { stdout, stderr } = await promisify(execFile)("ffprobe", [
    ...["-v", "warning", "-live_start_index", "-4", "-read_intervals", "%+#60", "-select_streams", "v"],
    ...["-show_entries", "packet=pts_time,flags:stream=codec_name,width,height", "-of", "json", url],
  ]);
  const { packets, streams } = JSON.parse(stdout) as {
    packets: { pts_time: string; flags: string }[];
    streams: { codec_name: string; width: number; height: number }[];
  };
  expect(stderr).toBe("");
  expect(streams).toEqual([{ codec_name: "h264", width: 320, height: 180 }]);
  expect(packets).toHaveLength(60);
  const times = packets.map(({ pts_time }) => Number(pts_time));
  for (const [index, time] of times.slice(1).entries()) expect(time - times[index]!).toBeCloseTo(1 / 12, 3);
  // Keys where segments begin: two lie between sixty pictures at least.
  expect(packets.flatMap(({ flags }, index) => (flags.startsWith("K") ? [index] : []))).toEqual([0, 24, 48]);
});
