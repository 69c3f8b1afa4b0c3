import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Fact, type Refusal, readFact } from "../../shared/messages/read.ts";
import { rootTopic } from "../../shared/messages/topics.ts";
import { type CitizenReport, connectGateway } from "./gateway.ts";
import { loadOfficers, startLoad } from "./load.ts";
import { type Mosquitto, startMosquitto } from "./mosquitto.ts";
import { connectPhone } from "./phone.ts";

const city = "36.71";
const place = [106.63, -6.18] as const;
let broker: Mosquitto;
let room: MqttClient;
let heard: { topic: string; fact: Fact | Refusal }[];

beforeAll(async () => {
  broker = await startMosquitto();
  room = await mqtt.connectAsync(broker.url);
  heard = [];
  room.on("message", (topic, payload) => {
    heard.push({ topic, fact: readFact(rootTopic(city), topic, payload.length, () => payload.toString()) });
  });
  await room.subscribeAsync(`${rootTopic(city)}/#`, { qos: 1 });
});

afterAll(async () => {
  await room.endAsync(true);
  await broker.remove();
});

async function facts(count: number): Promise<(Fact | Refusal)[]> {
  while (heard.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  return heard.splice(0, count).map(({ fact }) => fact);
}

it("a phone tells position and duty as the protocol has them", async () => {
  const phone = await connectPhone(broker.url, city, "P-001");
  await phone.position(place, { speedMps: 5, headingDeg: 90 });
  await phone.duty([{ type: "in", atMs: Date.now() - 60_000, place }]);
  const [position, duty] = await facts(2);
  expect(position).toMatchObject({ kind: "position", id: "P-001", body: { place, headingDeg: 90 } });
  expect(duty).toMatchObject({ kind: "duty", id: "P-001", body: { events: [{ type: "in" }] } });
  await phone.close();
});

it("a gateway opens and closes reports, tells camera health, and can send rubbish", async () => {
  const gateway = await connectGateway(broker.url, city);
  const report: CitizenReport = { id: "TL-1", category: "sampah", text: "Sampah", place };
  await gateway.open(report);
  await gateway.cameraHealth("CAM-1", "down");
  await gateway.closeReport(report);
  await gateway.raw(`${city}/reports/x`, "{");
  expect((await facts(5)).map((fact) => fact.kind).sort()).toEqual(
    ["camera-health", "refused", "report", "report", "report-removed"].sort(),
  );
  await gateway.close();
});

it("a load of phones tells as much as it counts", async () => {
  const load = await startLoad({
    brokerUrl: broker.url,
    cityCode: city,
    centre: place,
    officers: loadOfficers(50),
    perSecond: 2000,
  });
  await facts(500);
  await load.stop();
  await facts(load.sentCount - 500);
  expect(heard).toEqual([]);
});

it("Mosquitto comes back on its port, with what it kept", async () => {
  const keeping = await startMosquitto({ persistence: true });
  const phone = await connectPhone(keeping.url, city, "P-002");
  await phone.duty([]);
  await phone.close();
  await keeping.stop();
  await expect(mqtt.connectAsync(keeping.url, { reconnectPeriod: 0 })).rejects.toThrow();
  await keeping.start();
  const late = await mqtt.connectAsync(keeping.url);
  const told = new Promise<string>((resolve) => late.once("message", (topic) => resolve(topic)));
  await late.subscribeAsync("#");
  expect(await told).toBe(`${rootTopic(city)}/officers/P-002/duty`);
  await late.endAsync(true);
  await keeping.remove();
});
