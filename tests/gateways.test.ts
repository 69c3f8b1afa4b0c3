/**
 * The gateways' example files against what their documentation says: names and values of settings as in MediaMTX's own
 * mediamtx.yml and go2rtc's website/schema.json. The programs are not here to try them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parseDocument } from "yaml";
import { z } from "zod";
import { slugOf } from "../electron/core/cameras/exchange/resolve.ts";

const folder = join(import.meta.dirname, "../resources/gateways");

function read(name: string): unknown {
  const document = parseDocument(readFileSync(join(folder, name), "utf8"), {
    strict: true,
    uniqueKeys: true,
  });
  expect(document.errors).toEqual([]);
  return document.toJS();
}

const duration = z.string().regex(/^\d+(ms|s|m|h)$/);
const listen = z.string().regex(/^[\d.]*:\d{1,5}$/);
const action = z.enum(["publish", "read", "playback", "api", "metrics", "pprof"]);
const mediaMtxPath = z.strictObject({
  source: z
    .string()
    .regex(/^(rtsps?|rtmps?|https?|srt|wheps?):\/\//)
    .optional(),
  sourceOnDemand: z.boolean().optional(),
  rtspTransport: z.enum(["automatic", "udp", "multicast", "tcp"]).optional(),
});
const mediaMtx = z.strictObject({
  logLevel: z.enum(["error", "warn", "info", "debug"]),
  ...{ rtmp: z.boolean(), webrtc: z.boolean(), srt: z.boolean(), rtsp: z.boolean(), api: z.boolean() },
  rtspAddress: listen,
  rtspTransports: z.array(z.enum(["udp", "multicast", "tcp"])),
  apiAddress: listen,
  hls: z.boolean(),
  hlsAddress: listen,
  hlsVariant: z.enum(["mpegts", "fmp4", "lowLatency"]),
  hlsSegmentDuration: duration,
  hlsPartDuration: duration,
  hlsSegmentCount: z.number().int().min(7),
  hlsEncryption: z.boolean(),
  hlsAlwaysRemux: z.boolean(),
  hlsMuxerCloseAfter: duration,
  authMethod: z.enum(["internal", "http", "jwt"]),
  authInternalUsers: z.array(
    z.strictObject({
      ...{ user: z.string(), pass: z.string().optional(), ips: z.array(z.string()).optional() },
      permissions: z.array(z.strictObject({ action, path: z.string().optional() })),
    }),
  ),
  pathDefaults: mediaMtxPath,
  paths: z.record(z.string(), mediaMtxPath),
});

it("MediaMTX's example has settings that it knows, low latency, and nothing open that could be closed", () => {
  const config = mediaMtx.parse(read("mediamtx/mediamtx.yml"));
  expect(config).toMatchObject({ hls: true, hlsVariant: "lowLatency", api: true });
  for (const address of [config.apiAddress, config.rtspAddress]) expect(address).toMatch(/^127\.0\.0\.1:/);
  const anybody = config.authInternalUsers.filter(({ user }) => user === "any");
  expect(anybody.every(({ ips = [] }) => ips.length > 0)).toBe(true);
  const room = config.authInternalUsers.find(({ user }) => user === "room");
  expect(room?.permissions).toEqual([{ action: "read" }]);
  // Names are ids of cameras as they stand.
  for (const name of Object.keys(config.paths)) expect(slugOf(name)).toBe(name);
});

const go2rtc = z.strictObject({
  api: z.strictObject({ listen, username: z.string(), password: z.string() }),
  rtsp: z.strictObject({ listen }),
  webrtc: z.strictObject({ listen: z.literal("") }),
  srtp: z.strictObject({ listen: z.literal("") }),
  streams: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

it("go2rtc's example has settings that it knows, and MediaMTX takes from it what it gives", () => {
  const config = go2rtc.parse(read("go2rtc/go2rtc.yaml"));
  expect(config.api.listen).toBe("127.0.0.1:1984");
  for (const name of Object.keys(config.streams)) expect(slugOf(name)).toBe(name);
  const { paths } = mediaMtx.parse(read("mediamtx/mediamtx.yml"));
  const taken = Object.values(paths).flatMap(
    ({ source = "" }) => /^rtsp:\/\/127\.0\.0\.1:8555\/(.+)$/.exec(source) ?? [],
  );
  expect(config.rtsp.listen).toBe("127.0.0.1:8555");
  expect(Object.keys(config.streams)).toContain(taken[1]);
});
