/**
 * Tries the broker as a station would, beside the one that may be running: is it there, is it the one that it says, does
 * it let us in, what may we read and publish, and does it keep what waits.
 *
 * What is published are empty messages, which no station and no phone takes for anything, under the station's own name or
 * under that of an officer and a report which do not exist.
 */
import type { IClientOptions, MqttClient } from "mqtt";
import type { City } from "../../../shared/domain/city/index.ts";
import { type Finding, finding } from "../../../shared/domain/doctor/finding.ts";
import {
  joinTopic,
  logTopic,
  replicationSubscriptions,
  replyTopic,
  requestTopic,
} from "../../../shared/messages/replication.ts";
import {
  factSubscriptions,
  orderTopic,
  reportStatusTopic,
  type TopicRoot,
} from "../../../shared/messages/topics.ts";
import type { BrokerAddress } from "../link/broker.ts";
import { errorText } from "../log.ts";

export interface BrokerContext {
  readonly address: BrokerAddress;
  readonly root: TopicRoot;
  readonly modules: City["modules"];
  readonly station: string;
}

const nobody = "live-room-doctor";
const connectWithinMs = 8000;
const answerWithinMs = 5000;
const echoWithinMs = 1500;
const quietMs = 400;
const refusedSubscription = 128;
/** Tells mqtt.js not to acknowledge. It never leaves this file. */
const heldBack = new Error("acknowledged later");
/** Past Mosquitto's default of 1 000 that wait, and of 20 that are on their way. */
const waitingMessages = 1200;
const defaultInFlight = 20;

export async function examineBroker(context: BrokerContext): Promise<Finding[]> {
  const { shown } = context.address;
  let client: MqttClient;
  try {
    client = await connected(context, `${context.station}-doctor`);
  } catch (error) {
    return [finding("broker", "fault", faultCode(error), { broker: shown, reason: errorText(error) })];
  }
  try {
    const isTls = context.address.url.startsWith("mqtts:");
    const here = isTls
      ? finding("broker", "ok", "broker", { broker: shown })
      : finding(
          "broker",
          isLoopback(shown) ? "ok" : "warning",
          isLoopback(shown) ? "broker" : "broker-open",
          { broker: shown },
        );
    const rights = await examineRights(client, context);
    const mayAsk = !rights.some(({ about }) => about === requestTopic(context.root, nobody));
    const queues = mayAsk
      ? await examineQueues(client, context)
      : finding("broker-queues", "unknown", "queues-unknown");
    return [here, ...rights, queues];
  } finally {
    await client.endAsync(true);
  }
}

function isLoopback(shown: string): boolean {
  return /^(127\.|localhost:|\[::1\])/.test(shown);
}

/** `prepare`: before anything can come. */
async function connected(
  { address }: BrokerContext,
  clientId: string,
  options: IClientOptions = {},
  prepare = (_client: MqttClient) => {},
): Promise<MqttClient> {
  const { default: mqtt } = await import("mqtt");
  const client = mqtt.connect(address.url, {
    ...address.tls,
    ...(address.username !== undefined && { username: address.username }),
    ...(address.password !== undefined && { password: address.password }),
    ...{ protocolVersion: 4, clientId, clean: true, reconnectPeriod: 0, connectTimeout: connectWithinMs },
    ...options,
  });
  prepare(client);
  return await new Promise((resolve, reject) => {
    client.once("connect", () => resolve(client));
    client.on("error", (error) => {
      client.end(true);
      reject(error);
    });
    client.once("close", () => reject(new Error("connection closed")));
  });
}

function within<Value>(promised: Promise<Value>, ms: number): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timeout")), ms);
    promised.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Resolves when a count has not grown for a while. */
async function settled(count: () => number): Promise<void> {
  for (let before = -1; before !== count(); ) {
    before = count();
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
}

/** By the codes of Node's sockets and TLS, and of MQTT 3.1.1 (3.2.2.3). */
function faultCode(error: unknown): string {
  const code = String((error as { code?: unknown }).code ?? "");
  if (code === "4" || code === "5") return "broker-login";
  if (/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENETUN)/.test(code)) return "broker-unreachable";
  if (/CERT|SIGNED|SSL|TLS|EPROTO|VERIFY|ISSUER/.test(code)) return "broker-tls";
  return "broker-refused";
}

async function examineRights(
  client: MqttClient,
  { root, modules, station }: BrokerContext,
): Promise<Finding[]> {
  const filters = [...factSubscriptions(root, modules), ...replicationSubscriptions(root, station)];
  // A broker that forgets what it is asked is not asked for ever.
  const granted = await client.subscribeAsync(
    Object.fromEntries(filters.map(({ filter, qos }) => [filter, { qos }])),
  );
  const unread = filters
    .map(({ filter }) => filter)
    .filter((filter) =>
      granted.some((each) => each.topic === filter && (each.qos as number) === refusedSubscription),
    );

  const topics = [
    ...[
      logTopic(root, station),
      requestTopic(root, nobody),
      replyTopic(root, nobody),
      joinTopic(root, nobody),
    ],
    ...[orderTopic(root, nobody, nobody), reportStatusTopic(root, nobody)],
  ];
  const heard = new Set<string>();
  const all = new Promise<void>((resolve) => {
    client.on("message", (topic, payload) => {
      if (payload.length === 0 && topics.includes(topic)) heard.add(topic);
      if (heard.size === topics.length) resolve();
    });
  });
  await client.subscribeAsync(topics, { qos: 1 });
  const told = topics.map((topic) =>
    within(client.publishAsync(topic, "", { qos: 1 }), answerWithinMs).catch(() => {}),
  );
  await Promise.all(told);
  // A broker acknowledges what it throws away (MQTT 3.1.1, 3.3.5): only what comes back was let through.
  await within(all, echoWithinMs).catch(() => {});
  const unsaid = topics.filter((topic) => !heard.has(topic));
  if (unread.length + unsaid.length === 0) {
    return [finding("broker-rights", "ok", "rights", { count: String(filters.length + topics.length) })];
  }
  return [
    ...unread.map((topic) => finding("broker-rights", "fault", "may-not-read", { topic }, topic)),
    ...unsaid.map((topic) => finding("broker-rights", "fault", "may-not-publish", { topic, station }, topic)),
  ];
}

/** A station that is away for a minute: does the broker keep what comes meanwhile, and how much is on its way at once? */
async function examineQueues(client: MqttClient, context: BrokerContext): Promise<Finding> {
  const topic = requestTopic(context.root, nobody);
  const id = `${context.station}-doctor-away`;
  const kept = { clean: false };
  let away = await connected(context, id, kept);
  try {
    await away.subscribeAsync(topic, { qos: 1 });
    await away.endAsync();
    await Promise.all(
      Array.from({ length: waitingMessages }, () =>
        within(client.publishAsync(topic, "", { qos: 1 }), 30_000),
      ),
    );
    let count = 0;
    let isHeldBack = true;
    const waiting: (() => void)[] = [];
    away = await connected(context, id, kept, (back) => {
      const send = (back as unknown as { _sendPacket(packet: object): void })._sendPacket.bind(back);
      back.handleMessage = ({ messageId }, done) => {
        count += 1;
        if (!isHeldBack) return done();
        waiting.push(() => send({ cmd: "puback", messageId, reasonCode: 0 }));
        // With an error mqtt.js reads on and acknowledges nothing, see link/connection.ts.
        done(heldBack);
      };
    });
    await settled(() => count);
    const inFlight = count;
    isHeldBack = false;
    for (const acknowledge of waiting) acknowledge();
    await settled(() => count);
    const params = { kept: String(count), sent: String(waitingMessages), inFlight: String(inFlight) };
    if (count < waitingMessages) return finding("broker-queues", "fault", "queues-drop", params);
    const isSlow = inFlight <= defaultInFlight;
    return finding("broker-queues", isSlow ? "warning" : "ok", isSlow ? "queues-slow" : "queues", params);
  } catch (error) {
    return finding("broker-queues", "unknown", "queues-unknown", { reason: errorText(error) });
  } finally {
    await away.endAsync(true);
    // The session, and what waits in it, is given up.
    await connected(context, id).then(
      (last) => last.endAsync(),
      () => {},
    );
  }
}
