import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Fact, type Refusal, readFact } from "../../shared/messages/read.ts";
import { orderTopic, rootTopic } from "../../shared/messages/topics.ts";
import { playDrillInto } from "./drill.ts";
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

it("a phone hears its orders and answers as it is told to: in steps, out of order, twice, wrongly timed, for anything", async () => {
  const phone = await connectPhone(broker.url, city, "P-001");
  const early = await connectPhone(broker.url, city, "P-009", { clockAheadMs: 2 * 3_600_000 });
  const order = {
    ...{ order: "O-1", incident: "I-1", officer: "P-001", task: "Angkut", category: "sampah" },
    ...{ priority: "normal", place, address: null, support: false, arriveBy: null, contact: "room-1" },
    ...{ time: "2026-11-24T06:30:00.000Z", replyBy: "2026-11-24T06:32:00.000Z" },
  };
  const topic = orderTopic(rootTopic(city), "P-001", "O-1");
  await room.publishAsync(topic, JSON.stringify(order), { qos: 1, retain: true });
  await room.publishAsync(topic, JSON.stringify(order), { qos: 1, retain: true });
  await room.publishAsync(topic, "", { qos: 1, retain: true });
  expect(await phone.nextHeard()).toEqual({ order: "O-1", body: order });
  expect(await phone.nextHeard()).toEqual({ order: "O-1", body: order });
  expect(await phone.nextHeard()).toEqual({ order: "O-1", body: null });
  expect(early.heard).toEqual([]);
  // The room of this test hears what stations say too.
  await facts(3);

  const types = (told: (Fact | Refusal)[]) =>
    told.map((fact) =>
      fact.kind === "reply" ? fact.body.replies.map(({ type }) => type).join(" ") : fact.kind,
    );
  await phone.reply("O-1", "received");
  await phone.reply("O-1", { type: "refused", reason: "Ban bocor" });
  await phone.tell("O-1", ["done", { type: "on-scene", id: "x" }, "done"]);
  await phone.reply("O-1", "en-route");
  const steps = await facts(4);
  expect(types(steps)).toEqual([
    "received",
    "received refused",
    "done on-scene done",
    "received refused en-route",
  ]);
  expect(steps[1]).toMatchObject({
    body: { replies: [{ id: "received" }, { id: "refused", reason: "Ban bocor" }] },
  });

  await early.reply("O-1", "accepted");
  const [foreign] = await facts(1);
  expect(foreign).toMatchObject({ kind: "reply", id: "O-1", body: { order: "O-1", officer: "P-009" } });
  if (foreign?.kind !== "reply") throw new Error("expected a reply");
  expect(foreign.body.replies[0]!.time - Date.now()).toBeGreaterThan(3_600_000);
  await phone.close();
  await early.close();
});

it("a drill played from outside fills a broker, and its officers answer", async () => {
  const own = await startMosquitto();
  const listener = await mqtt.connectAsync(own.url);
  const drill = await playDrillInto({
    ...{ brokerUrl: own.url, name: "kebakaran-pasar-anyar", speed: 100, scriptOnly: true },
    orders: { off: 0, unanswered: 0, refused: 0 },
  });
  const order = {
    ...{ order: "O-2", incident: "I-2", officer: "DMK-001", task: "Padamkan", category: "kebakaran" },
    ...{ priority: "urgent", place, address: null, support: false, arriveBy: null, contact: "room-1" },
    ...{ time: new Date().toISOString(), replyBy: new Date().toISOString() },
  };
  await listener.publishAsync(orderTopic(rootTopic(city), "DMK-001", "O-2"), JSON.stringify(order), {
    qos: 1,
    retain: true,
  });
  while (drill.answers.get("O-2") !== "on-scene") await new Promise((resolve) => setTimeout(resolve, 20));
  while (drill.reports.length < 26) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(drill.reports).toHaveLength(26);
  await drill.close();
  await listener.endAsync(true);
  await own.remove();
}, 60_000);

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
