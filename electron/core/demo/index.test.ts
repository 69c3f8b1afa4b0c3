import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mqtt from "mqtt";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { City } from "../../../shared/domain/city/index.ts";
import { seededRandom } from "../../../shared/domain/random.ts";
import { DrillUnusable } from "./drill/scenario.ts";
import { smallCity } from "./drill/smallCity.ts";
import { startDemo } from "./index.ts";

const drills = new URL("../../../resources/drills/", import.meta.url);
let folder: string;
let city: City;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-room-demo-"));
  await cp(drills, join(folder, "drills"), { recursive: true });
  await mkdir(join(folder, "footage"));
  const rendition = {
    height: 180,
    width: 320,
    codec: "avc1.42E01E",
    file: "junction-180.h264",
    segments: 1,
    peakBitsPerSecond: 1,
    averageBitsPerSecond: 1,
  };
  const list = { framesPerSecond: 15, segmentSeconds: 2, scenes: { junction: [rendition] } };
  await writeFile(join(folder, "footage", "footage.json"), JSON.stringify(list));
  const text = await readFile(new URL("hari-biasa.yaml", drills), "utf8");
  const categories = [...new Set([...text.matchAll(/category: (\S+)/g)].map(([, id]) => id!))];
  city = { ...smallCity(), categories: categories.map((id) => ({ ...smallCity().categories[0]!, id })) };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const start = (changes: { scenario?: string; seed?: number } = {}) =>
  startDemo({
    city,
    clock: Date.now,
    random: seededRandom(changes.seed ?? 1),
    resourcesFolder: folder,
    dataFolder: folder,
    ...(changes.scenario && { scenario: changes.scenario }),
  });

async function reportsOn(brokerUrl: string, count: number): Promise<Set<string>> {
  const room = await mqtt.connectAsync(brokerUrl);
  const ids = new Set<string>();
  const all = new Promise<void>((resolve) => {
    room.on("message", (topic) => {
      if (ids.add(topic).size === count) resolve();
    });
  });
  await room.subscribeAsync("liveroom/36.71/reports/+", { qos: 1 });
  await all;
  await room.endAsync(true);
  return ids;
}

it("opens a city whose cameras ask for the credentials it gives, and remembers its reports", async () => {
  const first = await start();
  const before = await reportsOn(first.brokerUrl, 14);
  const { url, authorization } = first.cameraOrigin;
  // Which cameras are down is drawn; most are not.
  const statuses = await Promise.all(
    city.cameras.map(async ({ url: path }) => {
      expect((await fetch(`${url}/${path}`)).status).toBe(401);
      return (await fetch(`${url}/${path}`, { headers: { authorization } })).status;
    }),
  );
  expect(statuses.filter((status) => status === 404)).toHaveLength(3);
  expect(statuses.filter((status) => status === 200)).toHaveLength(city.cameras.length - 3);
  await first.close();

  const second = await start({ seed: 2 });
  const after = await reportsOn(second.brokerUrl, 14);
  await second.close();
  expect([...after].filter((id) => before.has(id)).length).toBeGreaterThan(10);
  expect(second.cameraOrigin.authorization).not.toBe(authorization);
});

it("goes on in a script where a core that died left it, and forgets it at an orderly end", async () => {
  const scripted = (atSeconds: number, text: string) => {
    const report = { category: "sampah", channel: "112", text, address: "x", place: [106.63, -6.18] };
    return `  - { atSeconds: ${atSeconds}, report: ${JSON.stringify(report)} }\n`;
  };
  await writeFile(
    join(folder, "drills", "uji.yaml"),
    "name: { id: Uji, en: Test }\nlike: hari-biasa\nreports: { openAtStart: 0, everySeconds: [600, 600] }\n" +
      `script:\n${scripted(50, "Sebelum")}${scripted(101, "Sesudah")}`,
  );
  const now = Date.now();
  const memoryFile = join(folder, "demo-world.json");
  const script = { drill: "uji", beganMs: now - 100_000, savedMs: now };
  await writeFile(memoryFile, JSON.stringify({ script, open: [], orders: [] }));
  const demo = await start({ scenario: "uji" });
  const room = await mqtt.connectAsync(demo.brokerUrl);
  const first = new Promise<string>((resolve) => room.once("message", (_, body) => resolve(body.toString())));
  await room.subscribeAsync("liveroom/36.71/reports/+", { qos: 1 });
  expect(JSON.parse(await first).description).toBe("Sesudah");
  await room.endAsync(true);
  await demo.close();
  const kept = JSON.parse(await readFile(memoryFile, "utf8"));
  expect(kept).toMatchObject({ script: null, open: [{ body: { description: "Sesudah" } }] });
});

it("runs without its drill, and tells why", async () => {
  const demo = await start({ scenario: "tidak-ada" });
  await expect(demo.playing).rejects.toThrow(DrillUnusable);
  await (await mqtt.connectAsync(demo.brokerUrl)).endAsync();
  await demo.close();
});

it("takes its broker away for a while by the drill's clock, and freezes a camera's picture", async () => {
  let nowMs = Date.now();
  const demo = await startDemo({
    ...{ city, clock: () => nowMs, random: seededRandom(1), resourcesFolder: folder, dataFolder: folder },
    pictureClock: Date.now,
  });
  const { url, authorization } = demo.cameraOrigin;
  const [camera] = city.cameras;
  demo.insert({ kind: "camera-frozen", camera: camera!.id, minutes: 5 });
  expect((await fetch(`${url}/${camera!.url}`, { headers: { authorization } })).status).toBe(200);
  const room = await mqtt.connectAsync(demo.brokerUrl, { reconnectPeriod: 50 });
  const gone = new Promise<void>((resolve) => room.once("close", () => resolve()));
  demo.insert({ kind: "broker-away", minutes: 5 });
  expect(demo.brokerAwayUntil).toBe(nowMs + 5 * 60_000);
  await gone;
  const back = new Promise<void>((resolve) => room.once("connect", () => resolve()));
  nowMs += 5 * 60_000;
  await back;
  expect(demo.brokerAwayUntil).toBeNull();
  await room.endAsync(true);
  await demo.close();
});
