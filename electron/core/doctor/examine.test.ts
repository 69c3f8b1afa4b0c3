/** Each fault is planted for real where it can be, and must be found by its own code; nothing else may be wrong then. */
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { type Certificate, makeCertificate } from "../../../tests/peers/certificates.ts";
import { say, startPeer } from "../../../tests/peers/intake-server.ts";
import { freePort, type Mosquitto, startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { loadCity } from "../city/load.ts";
import { loadSecrets } from "../secrets.ts";
import { type ExamineContext, examine } from "./examine.ts";
import { soundMachine, soundStation } from "./testing.ts";

type Plant = (station: ExamineContext) => Promise<Partial<ExamineContext>> | Partial<ExamineContext>;

let folder: string;
let open: Mosquitto;
let authority: Certificate;
let short: Certificate;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-room-planted-"));
  authority = await makeCertificate(folder, "authority");
  short = await makeCertificate(folder, "short", authority, 5);
  open = await startMosquitto();
});
afterAll(async () => {
  await open.remove();
  await rm(folder, { recursive: true, force: true });
});

const dayMs = 86_400_000;
const withOptions = (options: Partial<ExamineContext["options"]>): Plant => {
  return (station) => ({ options: { ...station.options, ...options } });
};
const inData =
  (name: string, ...given: [text: string]) =>
  async (station: ExamineContext) => {
    const file = join(station.options.dataFolder, name);
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, ...given);
    return {};
  };
const withMachine = (changed: Partial<typeof soundMachine>): Plant => {
  return () => ({ machine: { ...soundMachine, ...changed } });
};
/** A broker that is set up so, beside what every test needs. */
const withBroker = (lines: (files: string) => string[], login = ""): Plant => {
  return async (station) => {
    const broker = await startMosquitto({
      configuration: (port, own) =>
        [`listener ${port} 127.0.0.1`, `user ${userInfo().username}`, ...lines(own), ""].join("\n"),
    });
    onTestFinished(() => broker.remove());
    return { options: { ...station.options, broker: `mqtt://${login}127.0.0.1:${broker.port}` } };
  };
};
const roomy = ["max_queued_messages 100000", "max_inflight_messages 1000"];
const withCamera = (status: number, type: string, body: string): Plant => {
  return async () => {
    const server = createServer((_request, response) => say(response, type, body, status));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    return { cameras: [{ id: "satu", url: `http://127.0.0.1:${port}/satu/live.m3u8` }] };
  };
};

/** What is planted, and the code by which it is found. */
const planted: readonly (readonly [code: string, what: string, plant: Plant])[] = [
  ["runtime-evaluation", "the runtime for looking and testing", withMachine({ evaluation: true })],
  ["graphics-software", "no graphics card", withMachine({ renderer: "ANGLE (SwiftShader Device)" })],
  [
    ...["decoding-software", "no video driver"],
    withMachine({ gpuFeatures: { gpu_compositing: "enabled", video_decode: "disabled_software" } }),
  ] as const,
  ["displays-none", "no display", withMachine({ displays: [] })],
  ["fonts-missing", "no fonts", withMachine({ pagesFolder: join(tmpdir(), "none") })],
  ["folder-unwritable", "no data folder", withOptions({ dataFolder: join(tmpdir(), "live-room-none") })],
  ["database-damaged", "a database full of nonsense", inData("room.sqlite", "x".repeat(8192))],
  [
    "database-newer",
    "a database of a newer program",
    ({ options }) => {
      const database = new Sqlite(join(options.dataFolder, "room.sqlite"));
      database.pragma("user_version = 99999");
      database.close();
      return {};
    },
  ],
  ["set-aside", "a damaged database beside it", inData("room-2026-01-01.broken", "x")],
  [
    "backups-old",
    "a copy of last week",
    async (station) => {
      await inData("backups/room-2026-01-02.sqlite", "x")(station);
      const old = new Date(Date.now() - 7 * dayMs);
      await utimes(join(station.options.dataFolder, "backups", "room-2026-01-02.sqlite"), old, old);
      return {};
    },
  ],
  ["crashes", "a dump", inData("crashes/pending/5c.dmp", "x")],
  [
    ...["crashes", "a core that ended"],
    inData(
      "logs/live-room.jsonl",
      `${JSON.stringify({ time: new Date().toISOString(), level: "error", from: "main", message: "the core ended" })}\n`,
    ),
  ] as const,
  ["key-open", "a key without a keyring", inData("station-key.json", '{"version":1,"open":"…"}')],
  ["key-unreadable", "a key file that was cut", inData("station-key.json", '{"vers')],
  [
    "city-fault",
    "a city without its districts",
    async () => {
      const city = join(folder, "no-city");
      await mkdir(city, { recursive: true });
      await writeFile(join(city, "city.yaml"), "code: 5\n");
      const { faults } = await loadCity(city);
      return { cityFaults: faults, city: null };
    },
  ],
  [
    "secrets-exposed",
    "secrets that others can read",
    async (station) => {
      await inData("secrets.yaml", "cameras: []\n")(station);
      await chmod(join(station.options.dataFolder, "secrets.yaml"), 0o644);
      return { secrets: await loadSecrets(station.options.dataFolder) };
    },
  ],
  [
    "secrets-unusable",
    "a wrong line of the secrets",
    async (station) => {
      await inData("secrets.yaml", "brokr: { user: x }\n")(station);
      await chmod(join(station.options.dataFolder, "secrets.yaml"), 0o600);
      return { secrets: await loadSecrets(station.options.dataFolder) };
    },
  ],
  [
    "clock-ahead",
    "a clock that runs ahead, by a server's word",
    async () => {
      const peer = await startPeer((_request, response) => say(response, "text/plain", ""));
      onTestFinished(() => peer.close());
      return { sourceUrls: [peer.url], now: () => Date.now() + 60_000 };
    },
  ],
  [
    "clock-behind",
    "a clock that is behind, by other stations' word",
    () => ({ stationSkewsMs: [9000, 9200, 8800] }),
  ],
  ["broker-none", "no broker", withOptions({ broker: null })],
  [
    "broker-unreachable",
    "a broker that is not there",
    async (station) => ({ options: { ...station.options, broker: `mqtt://127.0.0.1:${await freePort()}` } }),
  ],
  [
    "broker-tls",
    "a broker whose authority is unknown",
    async (station) => {
      const broker = await startMosquitto({ tls: { caFile: authority.certificateFile, ...short } });
      onTestFinished(() => broker.remove());
      return { options: { ...station.options, broker: broker.url } };
    },
  ],
  [
    ...["broker-login", "a password that is wrong"],
    withBroker(() => ["allow_anonymous false", ...roomy], "room:wrong@"),
  ] as const,
  [
    ...["broker-address", "a certificate file that is none"],
    withOptions({ broker: "mqtts://127.0.0.1:1", brokerTls: { caFile: "/dev/null" } }),
  ] as const,
  [
    ...["may-not-publish", "a broker that throws away what the station says"],
    async (station) => {
      const acl = join(folder, "stations.acl");
      await writeFile(acl, "topic read liveroom/36.71/#\ntopic write liveroom/36.71/log-requests/+\n");
      return await withBroker(() => ["allow_anonymous true", `acl_file ${acl}`, ...roomy])(station);
    },
  ] as const,
  ["queues-drop", "a broker with its defaults", withBroker(() => ["allow_anonymous true"])],
  [
    ...["queues-slow", "a broker that sends twenty at once"],
    withBroker(() => ["allow_anonymous true", "max_queued_messages 100000"]),
  ] as const,
  [
    "certificate-ends",
    "a certificate that ends in five days",
    async (station) => {
      const port = await freePort();
      const brokerTls = {
        caFile: authority.certificateFile,
        certificateFile: short.certificateFile,
        keyFile: short.keyFile,
      };
      return { options: { ...station.options, broker: `mqtts://127.0.0.1:${port}`, brokerTls } };
    },
  ],
  [
    "certificate-ended",
    "a certificate that has ended",
    async (station) => {
      const brokerTls = {
        caFile: authority.certificateFile,
        certificateFile: short.certificateFile,
        keyFile: short.keyFile,
      };
      const options = { ...station.options, broker: `mqtts://127.0.0.1:${await freePort()}`, brokerTls };
      return { options, now: () => Date.now() + 30 * dayMs };
    },
  ],
  ["camera-login", "a camera server that wants a login", withCamera(401, "text/plain", "who are you?")],
  ["camera-status", "a camera that is not there", withCamera(404, "text/plain", "not found")],
  ["camera-not-hls", "a web page instead of a stream", withCamera(200, "text/html", "<html></html>")],
  [
    "camera-unreachable",
    "a camera server that is off",
    async () => ({ cameras: [{ id: "satu", url: `http://127.0.0.1:${await freePort()}/satu/live.m3u8` }] }),
  ],
  [
    "source-failing",
    "a source that fails",
    () => ({
      sources: [
        {
          ...{ id: "lapor", name: "LAPOR!", host: "lapor.example", state: "failing" as const },
          fault: { code: "unreachable" as const, detail: "", at: 0 },
        },
      ],
    }),
  ],
];

it("on a station on which nothing is wrong nothing is found", async () => {
  const station = await soundStation();
  const found = await examine({ ...station, options: { ...station.options, broker: open.url } });
  expect(found.filter(({ state }) => state === "fault" || state === "warning")).toEqual([]);
  expect(new Set(found.map(({ check }) => check)).size).toBeGreaterThan(14);
});

/** What follows from what was planted, or from there being no broker for a test that is not about it. */
const also = new Set([
  ...["broker-none", "broker-unreachable", "certificate-ends", "certificate-ended", "certificate-unreadable"],
  ...["folder-unwritable", "backups-none", "backups-old"],
]);

it.each(planted)("%s: %s", async (code, _what, plant) => {
  const station = await soundStation();
  const found = await examine({ ...station, ...(await plant(station)) });
  const wrong = found.filter(({ state }) => state === "fault" || state === "warning");
  expect(wrong.map((each) => each.code)).toContain(code);
  expect(wrong.filter((each) => each.code !== code && !also.has(each.code))).toEqual([]);
});
