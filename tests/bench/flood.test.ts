import mqtt from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Mosquitto, startMosquitto } from "../peers/mosquitto.ts";
import { connectFlood, encode } from "./flood.ts";

let broker: Mosquitto;
beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(() => broker.remove());

it.each([0, 1] as const)("every message of QoS %i arrives as it was written", async (qos) => {
  // Longer and shorter than what one byte of the length can tell.
  const messages = Array.from({ length: 300 }, (_, n) => ({
    topic: `flood/${qos}/${n}`,
    payload: "é".repeat(n),
  }));
  const subscriber = await mqtt.connectAsync(broker.url);
  const heard: { topic: string; payload: string; qos: number }[] = [];
  const all = new Promise<void>((resolve) => {
    subscriber.on("message", (topic, payload, packet) => {
      heard.push({ topic, payload: payload.toString(), qos: packet.qos });
      if (heard.length === messages.length) resolve();
    });
  });
  await subscriber.subscribeAsync(`flood/${qos}/+`, { qos });
  const flood = await connectFlood(broker.port, "flood-test");
  await flood.send(encode(messages, qos));
  await all;
  flood.close();
  await subscriber.endAsync();
  expect(heard).toEqual(messages.map((message) => ({ ...message, qos })));
});

it("at QoS 1 it is sent when the broker has acknowledged the last one, again and again", async () => {
  const packets = encode([{ topic: "flood/more", payload: "x" }], 1);
  const flood = await connectFlood(broker.port, "flood-test");
  for (let times = 0; times < 3; times++) await flood.send(packets);
  flood.close();
});
