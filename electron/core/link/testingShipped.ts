/** For tests of the broker files that are shipped: their folder with certificates, clients, and what each may say. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import mqtt, { type MqttClient } from "mqtt";
import { expect, onTestFinished } from "vitest";
import { eventually } from "./testingLink.ts";

export const run = promisify(execFile);
export const shipped = join(import.meta.dirname, "../../../resources/brokers");

/** The shipped folder, copied, with certificates for these. */
export async function copied(kind: "mosquitto" | "nats", ...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "live-room-broker-"));
  await cp(join(shipped, kind), folder, { recursive: true });
  await run("sh", [join(shipped, "make-certificates.sh"), "127.0.0.1", ...names], { cwd: folder });
  return folder;
}

/** As a city would put it into place: what is not found in the shipped text fails. */
export function put(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((before, [from, to]) => {
    const after = before.replaceAll(from, to);
    expect(after, from).not.toBe(before);
    return after;
  }, text);
}

/** A client of a broker with the certificates of `folder`; `name`: whose certificate it shows. */
export async function connected(
  folder: string,
  options: mqtt.IClientOptions & { port: number },
  name?: string,
): Promise<MqttClient> {
  const file = (of: string) => readFile(join(folder, of));
  const [ca, cert, key] = await Promise.all([
    file("ca.crt"),
    name === undefined ? undefined : file(`${name}.crt`),
    name === undefined ? undefined : file(`${name}.key`),
  ]);
  const client = await mqtt.connectAsync({
    ...{ host: "127.0.0.1", protocol: "mqtts", protocolVersion: 4, reconnectPeriod: 0, ca },
    ...(cert && key && { cert, key }),
    ...options,
  });
  client.on("error", () => {});
  onTestFinished(() => client.endAsync(true).then(() => {}));
  return client;
}

/** What comes to a client below the city's root, of `filter`. */
export async function heardBy(client: MqttClient, root: string, filter = "#"): Promise<string[]> {
  const heard: string[] = [];
  client.on("message", (topic) => void heard.push(topic.slice(root.length + 1)));
  await client.subscribeAsync(`${root}/${filter}`, { qos: 1 });
  return heard;
}

export async function say(client: MqttClient, root: string, ...topics: string[]): Promise<void> {
  for (const topic of topics) await client.publishAsync(`${root}/${topic}`, "x", { qos: 1 });
}

/** Two stations (st-1, st-2), the phone of DLH-001 and the gateway of reports, on whatever broker. */
export interface RoomOnBroker {
  readonly root: string;
  asStation(name: string): Promise<MqttClient>;
  inTheField(name: string): Promise<MqttClient>;
}

/** What each says comes through where it is its own to say, and nothing else does. */
export async function expectRights({ root, asStation, inTheField }: RoomOnBroker): Promise<void> {
  const [first, second] = [await asStation("st-1"), await asStation("st-2")];
  const heard = await heardBy(first, root);
  const own = ["stations/st-2", "log/st-2", "log-requests/st-1", "log-replies/st-1", "joins/st-1"];
  const told = ["officers/DLH-001/orders/O-1", "reports/TL-1/status"];
  await say(second, root, "stations/st-1", "log/st-1", "reports/TL-9", "orders/O-1/reply", ...own, ...told);
  await eventually(() => expect(heard).toEqual([...own, ...told]));

  const phone = await inTheField("DLH-001");
  const orders = await heardBy(phone, root, "officers/DLH-001/orders/+");
  // A broker that says so at once, and one that lets nothing through.
  const others = await heardBy(phone, root, "officers/DLH-002/orders/+").catch(() => []);
  await say(phone, root, "officers/DLH-002/position", "stations/st-1", "reports/TL-9");
  await say(phone, root, "officers/DLH-001/position", "officers/DLH-001/duty", "orders/O-1/reply");
  const gateway = await inTheField("reports");
  await say(gateway, root, "sensors/S-1", "reports/TL-9");
  await say(second, root, "officers/DLH-002/orders/O-2", "officers/DLH-001/orders/O-3");
  const field = ["officers/DLH-001/position", "officers/DLH-001/duty", "orders/O-1/reply", "reports/TL-9"];
  await eventually(() => expect(heard.slice(own.length + told.length, -2)).toEqual(field));
  await eventually(() => expect(orders).toEqual(["officers/DLH-001/orders/O-3"]));
  expect(others.filter((topic) => topic !== "officers/DLH-001/orders/O-3")).toEqual([]);
}
