import mqtt from "mqtt";
import { expect, it } from "vitest";
import { drillSchema } from "../../../../shared/domain/drill.ts";
import { startBroker } from "../broker.ts";
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
  },
  cameras: { down: 1, changeEveryMinutes: [5, 5] },
  reports: {
    openAtStart: 1,
    everySeconds: [1, 1],
    openMinutes: [5, 5],
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
  const player = playDrill({ brokerUrl: first.url, cityCode: city.code, world, clock: Date.now, startMs });
  await wholeCity(first.url);
  await first.close();
  const second = await startBroker(Number(new URL(first.url).port));
  await wholeCity(second.url);
  expect(player.publishedCount).toBeGreaterThan(2 * city.officers.length);
  await player.close();
  await second.close();
});
