import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { basicAuthorization } from "../secrets.ts";
import { containerOf, parsePlaylist } from "./playlist.ts";
import { probeStream } from "./probe.ts";

const now = Date.parse("2026-11-28T08:00:10Z");
const main = `#EXTM3U
#EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,CODECS="avc1.64001f,mp4a.40.2"
720/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=320x180
180/index.m3u8
`;
const media = `#EXTM3U
#EXT-X-TARGETDURATION:2
#EXT-X-PROGRAM-DATE-TIME:2026-11-28T08:00:00Z
#EXTINF:2.0,
1.m4s
#EXTINF:1.5,
2.m4s
`;
const fmp4 = Buffer.from("\0\0\0\x18stypmsdh\0\0\0\0", "latin1");

async function serving(
  files: Record<string, string | Buffer | ((response: ServerResponse) => void)>,
  login?: string,
) {
  const asked: { url: string; range: string | undefined }[] = [];
  const server = createServer((request, response) => {
    const { url = "", headers } = request;
    asked.push({ url, range: headers.range });
    const file = files[url];
    if (login && headers.authorization !== login) response.writeHead(401).end();
    else if (file === undefined) response.writeHead(404).end();
    else if (typeof file === "function") file(response);
    else response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const probe = (url: string, authorization?: string) =>
  probeStream(url, { clock: () => now, authorizationOf: () => authorization });
const good = { "/a/index.m3u8": main, "/a/180/index.m3u8": media, "/a/180/2.m4s": fmp4 };

it("tells a stream's renditions, pace, latency and container, by its smallest rendition's last segment", async () => {
  const { origin, asked } = await serving(good);
  expect(await probe(`${origin}/a/index.m3u8`)).toEqual({
    ...{ at: now, tookMs: 0, fault: null, withLogin: false },
    renditions: [
      { widthPx: 1280, heightPx: 720, bitsPerS: 2_000_000, codecs: "avc1.64001f,mp4a.40.2" },
      { widthPx: 320, heightPx: 180, bitsPerS: 400_000, codecs: null },
    ],
    ...{ segmentS: 2, live: true, behindS: 6.5, container: "fmp4" },
  });
  expect(asked.at(-1)).toEqual({ url: "/a/180/2.m4s", range: "bytes=0-4095" });
});

it("sends the login that is known, or that stands in the URL, and repeats neither", async () => {
  const login = basicAuthorization("room", "s3cr3t");
  const { origin } = await serving(good, login);
  const url = `${origin}/a/index.m3u8`;
  expect(await probe(url)).toMatchObject({ fault: { step: "playlist", code: "http-status" } });
  expect(await probe(url, login)).toMatchObject({ fault: null, withLogin: true });
  const tested = await probe(url.replace("//", "//room:s3cr3t@"));
  expect(tested).toMatchObject({ fault: null, withLogin: true });
  expect(JSON.stringify(tested)).not.toMatch(/s3cr3t|Basic/);
});

it.each<[string, Parameters<typeof serving>[0], string, string]>([
  ["nothing there", {}, "playlist", "http-status"],
  ["a page", { "/a/index.m3u8": "<!doctype html>" }, "playlist", "not-hls"],
  ["no renditions", { "/a/index.m3u8": "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n" }, "playlist", "empty"],
  ["a rendition that is gone", { "/a/index.m3u8": main }, "rendition", "http-status"],
  ["no segment yet", { ...good, "/a/180/index.m3u8": "#EXTM3U\n" }, "rendition", "empty"],
  [
    "a segment that is gone",
    { ...good, "/a/180/2.m4s": (r) => void r.writeHead(404).end() },
    "segment",
    "http-status",
  ],
  ["a segment that is no video", { ...good, "/a/180/2.m4s": "<html>" }, "segment", "not-video"],
  [
    "another host",
    { "/a/index.m3u8": main.replaceAll("180/", "http://other.example/180/") },
    "rendition",
    "other-host",
  ],
  [
    "a way to another host",
    { "/a/index.m3u8": (r) => void r.writeHead(302, { location: "http://other.example/" }).end() },
    "playlist",
    "redirect",
  ],
])("says what is wrong with %s", async (_, files, step, code) => {
  const { origin } = await serving(files);
  expect(await probe(`${origin}/a/index.m3u8`)).toMatchObject({ fault: { step, code } });
});

it.each(["rtsp://room:s3cr3t@10.0.0.4/s", "a/index.m3u8", "https://h/x?token=s3cr3t"])(
  "asks nobody for %s",
  async (url) => {
    const tested = await probe(url);
    expect(tested).toMatchObject({ fault: { step: "playlist", code: "url" } });
    expect(JSON.stringify(tested)).not.toContain("s3cr3t");
  },
);

it("knows containers by their first bytes, and a recording by its end", () => {
  const packets = Buffer.alloc(376);
  packets[0] = packets[188] = 0x47;
  expect([fmp4, packets, Buffer.from("ID3"), Buffer.alloc(0)].map(containerOf)).toEqual([
    "fmp4",
    "ts",
    null,
    null,
  ]);
  expect(parsePlaylist(`${media}#EXT-X-ENDLIST\n`)).toMatchObject({ live: false });
  expect(parsePlaylist("WEBVTT")).toBeUndefined();
});
