/** The broker files that are shipped, in a real Mosquitto: who is let in, what each may say, and two sites as one room. */
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import mqtt, { type MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { freePort, type Mosquitto, startMosquitto } from "../../../tests/peers/mosquitto.ts";
import { eventually } from "./testingLink.ts";

const run = promisify(execFile);
const shipped = join(import.meta.dirname, "../../../resources/brokers");
const root = "liveroom/36.71";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "live-room-broker-"));
  await cp(join(shipped, "mosquitto"), folder, { recursive: true });
  const script = join(shipped, "make-certificates.sh");
  await run("sh", [script, "127.0.0.1", "st-1", "st-2", "bridge"], { cwd: folder });
  await run("mosquitto_passwd", ["-c", "-b", join(folder, "field.passwords"), "DLH-001", "rahasia"]);
  await run("mosquitto_passwd", ["-b", join(folder, "field.passwords"), "reports", "rahasia"]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As a city would put it into place: what is not found in the shipped text fails. */
function put(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((before, [from, to]) => {
    const after = before.replaceAll(from, to);
    expect(after, from).not.toBe(before);
    return after;
  }, text);
}

interface City {
  readonly stations: Mosquitto;
  readonly fieldPort: number;
}

/** `other`: the port of another site's broker that this one is a bridge to. */
async function started(other?: number): Promise<City> {
  const fieldPort = await freePort();
  const [text, bridge] = await Promise.all(
    ["mosquitto.conf", "bridge.conf"].map((name) => readFile(join(shipped, "mosquitto", name), "utf8")),
  );
  const here = { "/etc/mosquitto/liveroom": folder };
  const stations = await startMosquitto({
    configuration: (port, own) =>
      [
        put(text!, {
          ...here,
          "listener 8883": `listener ${port} 127.0.0.1`,
          "listener 8884": `listener ${fieldPort} 127.0.0.1`,
          "/var/lib/mosquitto/": `${own}/`,
        }),
        `user ${userInfo().username}`,
        ...(other === undefined
          ? []
          : [put(bridge!, { ...here, "broker.example.go.id:8883": `127.0.0.1:${other}` })]),
        "",
      ].join("\n"),
  });
  onTestFinished(() => stations.remove());
  return { stations, fieldPort };
}

async function connected(options: mqtt.IClientOptions & { port: number }): Promise<MqttClient> {
  const ca = await readFile(join(folder, "ca.crt"));
  const client = await mqtt.connectAsync({
    host: "127.0.0.1",
    protocol: "mqtts",
    reconnectPeriod: 0,
    ca,
    ...options,
  });
  client.on("error", () => {});
  onTestFinished(() => client.endAsync(true).then(() => {}));
  return client;
}

async function asStation({ stations: { port } }: City, name: string) {
  const [cert, key] = await Promise.all(
    ["crt", "key"].map((kind) => readFile(join(folder, `${name}.${kind}`))),
  );
  return connected({ port, cert: cert!, key: key!, clientId: `live-room-${name}` });
}

const inTheField = ({ fieldPort }: City, username: string, password = "rahasia") =>
  connected({ port: fieldPort, username, password });

/** What comes to a client below the city's root. */
async function heardBy(client: MqttClient): Promise<string[]> {
  const heard: string[] = [];
  client.on("message", (topic) => void heard.push(topic.slice(root.length + 1)));
  await client.subscribeAsync(`${root}/#`, { qos: 1 });
  return heard;
}

async function say(client: MqttClient, ...topics: string[]): Promise<void> {
  for (const topic of topics) await client.publishAsync(`${root}/${topic}`, "x", { qos: 1 });
}

describe("Mosquitto, as it is shipped", () => {
  it("lets a station say what is its own, a phone what is its officer's, and drops the rest", async () => {
    const city = await started();
    const [first, second] = [await asStation(city, "st-1"), await asStation(city, "st-2")];
    const heard = await heardBy(first);
    const own = ["stations/st-2", "log/st-2", "log-requests/st-1", "log-replies/st-1", "joins/st-1"];
    const told = ["officers/DLH-001/orders/O-1", "reports/TL-1/status"];
    await say(second, "stations/st-1", "log/st-1", "reports/TL-9", "orders/O-1/reply", ...own, ...told);
    await eventually(() => expect(heard).toEqual([...own, ...told]));

    const phone = await inTheField(city, "DLH-001");
    const orders = await heardBy(phone);
    await say(phone, "officers/DLH-002/position", "stations/st-1", "reports/TL-9");
    await say(phone, "officers/DLH-001/position", "officers/DLH-001/duty", "orders/O-1/reply");
    const gateway = await inTheField(city, "reports");
    await say(gateway, "sensors/S-1", "reports/TL-9");
    await say(second, "officers/DLH-002/orders/O-2", "officers/DLH-001/orders/O-3");
    const field = ["officers/DLH-001/position", "officers/DLH-001/duty", "orders/O-1/reply", "reports/TL-9"];
    await eventually(() => expect(heard.slice(own.length + told.length, -2)).toEqual(field));
    await eventually(() => expect(orders).toEqual(["officers/DLH-001/orders/O-3"]));
  });

  it("lets in nobody without a certificate of the city's, or with a wrong password", async () => {
    const city = await started();
    await expect(connected({ port: city.stations.port })).rejects.toThrow();
    await expect(inTheField(city, "DLH-001", "salah")).rejects.toThrow(/not authori[sz]ed/i);
    await expect(inTheField(city, "st-1", "")).rejects.toThrow();
  });

  it("two sites are one room, also after the line between them was down", async () => {
    const centre = await started();
    const site = await started(centre.stations.port);
    const [here, there] = [await asStation(centre, "st-1"), await asStation(site, "st-2")];
    const [heardHere, heardThere] = [await heardBy(here), await heardBy(there)];
    await eventually(() => {
      void say(there, "log/st-2");
      expect(heardHere).toContain("log/st-2");
    });
    await say(here, "log/st-1");
    await eventually(() => expect(heardThere).toContain("log/st-1"));
    await centre.stations.stop();
    await say(there, "log-requests/st-9");
    await centre.stations.start();
    const again = await asStation(centre, "st-1");
    const heardAgain = await heardBy(again);
    await eventually(() => expect(heardAgain).toContain("log-requests/st-9"));
  });
});

it("certificates are made once: a station that is added later leaves the others as they are", async () => {
  const before = await readFile(join(folder, "st-1.crt"), "utf8");
  await run("sh", [join(shipped, "make-certificates.sh"), "127.0.0.1", "st-1", "st-3"], { cwd: folder });
  expect(await readFile(join(folder, "st-1.crt"), "utf8")).toBe(before);
  expect(await readFile(join(folder, "st-3.crt"), "utf8")).toContain("BEGIN CERTIFICATE");
});
