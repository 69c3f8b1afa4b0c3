import { afterAll, beforeAll, expect, it } from "vitest";
import { type CameraServer, type LiveStream, startCameraServer, startLiveStream } from "./camera-server.ts";

let stream: LiveStream;
let server: CameraServer;

beforeAll(async () => {
  stream = await startLiveStream();
  server = await startCameraServer(stream.folder);
}, 30_000);

afterAll(async () => {
  await server.close();
  await stream.stop();
});

const firstSegment = async () => {
  const playlist = await (await fetch(server.playlistUrl("a"))).text();
  return playlist.split("\n").find((line) => line.endsWith(".m4s"))!;
};

it("serves a live playlist whose segments are there", async () => {
  const response = await fetch(server.playlistUrl("a"));
  expect(response.headers.get("content-type")).toContain("mpegurl");
  const playlist = await response.text();
  expect(playlist).toContain("#EXT-X-PROGRAM-DATE-TIME");
  expect(playlist).not.toContain("#EXT-X-ENDLIST");
  const segment = await fetch(`${server.url}/a/${await firstSegment()}`);
  expect((await segment.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});

it("misbehaves on demand, one camera at a time", async () => {
  server.setFault("b", "404");
  expect((await fetch(server.playlistUrl("b"))).status).toBe(404);
  server.setFault("b", "html");
  expect(await (await fetch(server.playlistUrl("b"))).text()).toContain("<!doctype html>");
  server.setFault("b", "truncated");
  const truncated = await fetch(`${server.url}/b/${await firstSegment()}`);
  await expect(truncated.arrayBuffer()).rejects.toThrow();
  server.setFault("b", "silent");
  await expect(fetch(server.playlistUrl("b"), { signal: AbortSignal.timeout(200) })).rejects.toThrow();
  expect((await fetch(server.playlistUrl("a"))).status).toBe(200);
  server.setFault("b", null);
  expect((await fetch(server.playlistUrl("b"))).status).toBe(200);
});
