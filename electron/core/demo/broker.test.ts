import mqtt, { type MqttClient } from "mqtt";
import { afterEach, expect, it } from "vitest";
import { type Broker, BrokerUnavailable, startBroker } from "./broker.ts";

const open: { broker: Broker | undefined; clients: MqttClient[] } = { broker: undefined, clients: [] };

afterEach(async () => {
  for (const client of open.clients.splice(0)) await client.endAsync(true);
  await open.broker?.close();
  open.broker = undefined;
});

async function started(): Promise<Broker> {
  open.broker = await startBroker();
  return open.broker;
}

async function connected(url: string): Promise<MqttClient> {
  const client = await mqtt.connectAsync(url, { reconnectPeriod: 0 });
  open.clients.push(client);
  return client;
}

it("keeps retained messages for whoever comes later", async () => {
  const { url } = await started();
  const phone = await connected(url);
  for (let index = 0; index < 300; index++) {
    await phone.publishAsync(`liveroom/36.71/officers/P-${index}/duty`, `${index}`, { qos: 1, retain: true });
  }
  const room = await connected(url);
  const received = new Set<string>();
  const all = new Promise<void>((resolve) => {
    room.on("message", (topic) => {
      received.add(topic);
      if (received.size === 300) resolve();
    });
  });
  await room.subscribeAsync("liveroom/36.71/officers/+/duty", { qos: 1 });
  await all;
});

it("passes what is over the protocol's limit, and ends the connection of what is far over", async () => {
  const { url } = await started();
  const phone = await connected(url);
  const room = await connected(url);
  await room.subscribeAsync("#", { qos: 1 });
  const large = new Promise<number>((resolve) =>
    room.once("message", (_, payload) => resolve(payload.length)),
  );
  await phone.publishAsync("liveroom/36.71/reports/x", Buffer.alloc(70_000), { qos: 1 });
  expect(await large).toBe(70_000);
  const ended = new Promise<void>((resolve) => phone.once("close", () => resolve()));
  phone.publish("liveroom/36.71/reports/x", Buffer.alloc(2_000_000), { qos: 1 });
  await ended;
  expect(room.connected).toBe(true);
});

it("names a port that is in use", async () => {
  const { url } = await started();
  await expect(startBroker(Number(new URL(url).port))).rejects.toThrow(BrokerUnavailable);
});
