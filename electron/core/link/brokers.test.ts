/** The link against real brokers, the demo's and Mosquitto, over a network that breaks. */
import mqtt, { type MqttClient } from "mqtt";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { factTopic, rootTopic } from "../../../shared/messages/topics.ts";
import { makeCertificate } from "../../../tests/peers/certificates.ts";
import { freePort, startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { type Network, startNetwork } from "../../../tests/peers/network.ts";
import { startBroker } from "../demo/broker.ts";
import { temporaryFolder } from "../testing.ts";
import { readBroker } from "./broker.ts";
import { city, eventually, type KeptLink, linkTo, presence } from "./testingLink.ts";

// They wait for a network and for other programs.
vi.setConfig({ testTimeout: 20_000 });

interface RunningBroker {
  readonly port: number;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** For good. */
  remove(): Promise<void>;
}

async function startAedes(): Promise<RunningBroker> {
  const port = await freePort();
  let broker = await startBroker(port);
  return {
    port,
    stop: () => broker.close(),
    async start() {
      broker = await startBroker(port);
    },
    remove: () => broker.close(),
  };
}

const report = (id: string) => factTopic(rootTopic(city), "report", id);

describe.each([
  ["the demo's broker", startAedes],
  ["Mosquitto", () => startMosquitto({ persistence: true })],
])("over %s", (_, start) => {
  let broker: RunningBroker;
  let network: Network;
  let gateway: MqttClient;
  /** Whether the station was online, as the gateway heard it. */
  let told: boolean[];

  beforeEach(async () => {
    broker = await start();
    network = await startNetwork(broker.port);
    await connectGateway();
  });
  afterEach(async () => {
    await gateway.endAsync(true);
    await network.close();
    await broker.remove();
  });

  async function connectGateway(): Promise<void> {
    gateway = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.port}`, { reconnectPeriod: 0 });
    told = [];
    gateway.on("message", (_topic, payload) => void told.push(JSON.parse(String(payload)).online));
    await gateway.subscribeAsync(presence, { qos: 1 });
  }
  const publish = (topic: string, text: string, retain = false) =>
    gateway.publishAsync(topic, text, { qos: 1, retain });
  const reportsHeard = (link: KeptLink) =>
    link.heard.filter(({ topic }) => topic.includes("/reports/")).map(({ text }) => text);

  /** A link whose subscriptions hold: the last of them brings something. */
  async function subscribed(acknowledging = true): Promise<KeptLink> {
    const link = linkTo(network.url, acknowledging);
    await eventually(() => {
      gateway.publish(factTopic(rootTopic(city), "camera-health", "K-1"), "");
      expect(link.heard).not.toEqual([]);
    });
    return link;
  }

  it("is online, hears what is retained and what comes, and leaves with its presence", async () => {
    await publish(report("TL-1"), "kept", true);
    const link = await subscribed();
    await publish(report("TL-2"), "live");
    gateway.publish(factTopic(rootTopic(city), "position", "P-1"), "position", { qos: 0 });
    await eventually(() => expect(link.heard.at(-1)?.text).toBe("position"));
    expect(reportsHeard(link)).toEqual(["kept", "live"]);
    expect(link.states.map(({ state }) => state)).toEqual(["connecting", "online"]);
    await eventually(() => expect(told).toEqual([true]));
    await link.close();
    await eventually(() => expect(told).toEqual([true, false]));
    await gateway.endAsync(true);
    await connectGateway();
    await eventually(() => expect(told).toEqual([false]));
  });

  it("whose network is cut is told offline by the broker, comes back, and hears what was said meanwhile", async () => {
    const link = await subscribed();
    network.cut();
    await link.reaches("offline");
    await eventually(() => expect(told).toEqual([true, false]));
    const meanwhile = ["one", "two", "three"];
    for (const text of meanwhile) await publish(report("TL-1"), text);
    network.mend();
    await link.reaches("online", 2);
    await eventually(() => expect(reportsHeard(link)).toEqual(meanwhile));
    await eventually(() => expect(told).toEqual([true, false, true]));
  });

  it("hears again what it did not acknowledge before the network was cut", async () => {
    const link = await subscribed(false);
    for (const text of ["one", "two"]) await publish(report("TL-1"), text);
    await eventually(() => expect(reportsHeard(link)).toEqual(["one", "two"]));
    network.cut();
    await link.reaches("offline");
    network.mend();
    await eventually(() => expect(reportsHeard(link)).toEqual(["one", "two", "one", "two"]));
  });

  it("renews its connection when it is asked to, and hears again what it did not acknowledge", async () => {
    const link = await subscribed(false);
    await publish(report("TL-1"), "forgotten");
    await eventually(() => expect(reportsHeard(link)).toEqual(["forgotten"]));
    link.renew();
    await eventually(() => expect(reportsHeard(link)).toEqual(["forgotten", "forgotten"]));
    expect(link.states.map(({ state }) => state)).not.toContain("offline");
  });

  it("finds a broker that was stopped and started again", async () => {
    const link = await subscribed();
    await gateway.endAsync(true);
    await broker.stop();
    await link.reaches("offline");
    expect(link.states.at(-1)).toMatchObject({ reason: expect.stringMatching(/./) });
    await broker.start();
    await link.reaches("online", 2);
    await connectGateway();
    await eventually(() => expect(told).toEqual([true]));
    await publish(report("TL-1"), "again", true);
    await eventually(() => expect(reportsHeard(link)).toEqual(["again"]));
  });
});

it("speaks TLS with a broker that its authority vouches for, and shows its own certificate", async () => {
  const folder = await temporaryFolder();
  const authority = await makeCertificate(folder, "authority");
  const caFile = authority.certificateFile;
  const broker = await startMosquitto({
    tls: { caFile, ...(await makeCertificate(folder, "broker", authority)) },
  });
  onTestFinished(() => broker.remove());
  const station = await makeCertificate(folder, "station", authority);
  const stranger = await makeCertificate(folder, "stranger");

  await linkTo(readBroker(broker.url, { caFile, ...station })).reaches("online");
  for (const files of [
    { caFile },
    { caFile, ...stranger },
    { ...station },
    { caFile: stranger.certificateFile },
  ]) {
    const link = linkTo(readBroker(broker.url, files));
    await link.reaches("offline");
    expect(link.states.map(({ state }) => state)).not.toContain("online");
  }
});
