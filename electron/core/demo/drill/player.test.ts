import mqtt from "mqtt";
import { expect, it } from "vitest";
import { drillSchema } from "../../../../shared/domain/drill.ts";
import { factTopic, orderTopic, reportStatusTopic } from "../../../../shared/messages/topics.ts";
import { startBroker } from "../broker.ts";
import { orderFor, promptOrders } from "./orderTesting.ts";
import { playDrill } from "./player.ts";
import { smallCity } from "./smallCity.ts";
import { createDrillWorld } from "./world.ts";

const city = smallCity();
const drill = drillSchema.parse({
  name: { id: "Uji", en: "Test" },
  officers: {
    everybodyOnDuty: true,
    positionEverySeconds: [0.2, 0.4],
    accuracyM: [4, 12],
    vehicleKmh: [20, 40],
    footKmh: [3.5, 4.5],
    restMinutes: [0, 1],
    ways: { other: { vehicle: 1, foot: 0, post: 0 } },
    late: { share: 0, minutes: [0, 0] },
    absent: 0,
    silent: { everyMinutes: [60, 60], minutes: [1, 1] },
    orders: promptOrders,
  },
  cameras: { down: 1, changeEveryMinutes: [5, 5] },
  reports: {
    openAtStart: 1,
    everySeconds: [1, 1],
    // None ends by itself while a test waits for the end of one.
    openMinutes: [900, 900],
    told: [{ category: "sampah", channel: "112", text: "x", address: "y", place: [106.63, -6.18] }],
  },
});

/** Until a client has seen every camera, every officer's duty and position, and the report. */
async function wholeCity(url: string): Promise<void> {
  const room = await mqtt.connectAsync(url);
  const topics = new Set<string>();
  const expected = city.cameras.length + 2 * city.officers.length + 1;
  const all = new Promise<void>((resolve) => {
    room.on("message", (topic) => {
      if (topics.add(topic).size === expected) resolve();
    });
  });
  await room.subscribeAsync("liveroom/36.71/#", { qos: 1 });
  await all;
  await room.endAsync(true);
}

it("fills a broker, and fills it again after it forgot everything", async () => {
  const first = await startBroker();
  const startMs = Date.now();
  const world = createDrillWorld({ city, drill, seed: 1, startMs });
  const player = playDrill({ brokerUrl: first.url, root: city.topicRoot, world, clock: Date.now, startMs });
  await wholeCity(first.url);
  await first.close();
  const second = await startBroker(Number(new URL(first.url).port));
  await wholeCity(second.url);
  expect(player.publishedCount).toBeGreaterThan(2 * city.officers.length);
  await player.close();
  await second.close();
});

it("hears orders and what citizens are told, and answers with a retained history", async () => {
  const broker = await startBroker();
  const startMs = Date.now();
  const world = createDrillWorld({ city, drill, seed: 1, startMs, speed: 300 });
  const player = playDrill({ brokerUrl: broker.url, root: city.topicRoot, world, clock: Date.now, startMs });
  const room = await mqtt.connectAsync(broker.url);
  const order = orderFor("P-001", "O-1", [106.632, -6.178]);
  const replyTopic = factTopic(city.topicRoot, "reply", "O-1");
  const types: string[] = [];
  const done = new Promise<void>((resolve) => {
    room.on("message", (topic, payload) => {
      if (topic !== replyTopic) return;
      types.splice(
        0,
        Number.POSITIVE_INFINITY,
        ...JSON.parse(payload.toString()).replies.map((r: { type: string }) => r.type),
      );
      if (types.at(-1) === "done") resolve();
    });
  });
  await room.subscribeAsync(replyTopic, { qos: 1 });
  await room.publishAsync(orderTopic(city.topicRoot, "P-001", "O-1"), "rubbish", { qos: 1 });
  await room.publishAsync(orderTopic(city.topicRoot, "P-001", "O-1"), JSON.stringify(order), {
    qos: 1,
    retain: true,
  });
  await done;
  expect(types).toEqual(["received", "accepted", "en-route", "on-scene", "done"]);

  await room.subscribeAsync(`liveroom/${city.code}/reports/+`, { qos: 1 });
  const open = world.memory().open.at(-1)!.id;
  const about = factTopic(city.topicRoot, "report", open);
  const closed = new Promise<void>((resolve) => {
    room.on("message", (topic, payload) => {
      if (topic === about && payload.toString().includes("closed")) resolve();
    });
  });
  const news = {
    report: open,
    status: "cancelled",
    text: "",
    agency: null,
    time: "2026-01-01T00:00:00Z",
    photos: [],
  };
  await room.publishAsync(reportStatusTopic(city.topicRoot, open), JSON.stringify(news), { qos: 1 });
  await closed;
  await room.endAsync(true);
  await player.close();
  await broker.close();
});
