/** NATS's files that are shipped, in three real servers: who is let in, and what each may say. A node that fails: stationsOnNats, long. */
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { MqttClient } from "mqtt";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { type NatsCluster, startNats } from "../../../tests/peers/nats.ts";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { readBroker } from "./broker.ts";
import { startLink } from "./connection.ts";
import { createPublisher } from "./publisher.ts";
import { connected, copied, expectRights, put, run, shipped } from "./testingShipped.ts";

const root = "liveroom/36-71";

let folder: string;
let cluster: NatsCluster;
beforeAll(async () => {
  folder = await copied("nats", "st-1", "st-2", "DLH-001", "reports", "stranger");
  const script = join(shipped, "nats/make-users.sh");
  const who = ["station=st-1", "station=st-2", "officer=DLH-001", "reports=reports"];
  const { stdout: users } = await run("sh", [script, root, ...who]);
  const text = await readFile(join(shipped, "nats/nats.conf"), "utf8");
  const routes = [1, 2, 3].map((node) => `nats://nats-${node}.example.go.id:6222`);
  cluster = await startNats((given) =>
    put(text, {
      // NATS reads what it includes beside the file.
      "include users.conf": users,
      "/etc/nats/liveroom": folder,
      "/var/lib/nats/liveroom": given.folder,
      "127.0.0.1:4222": `127.0.0.1:${given.ports.nats}`,
      "0.0.0.0:6222": `127.0.0.1:${given.ports.cluster}`,
      "0.0.0.0:8883": `127.0.0.1:${given.ports.mqtt}`,
      ...Object.fromEntries(routes.map((route, index) => [route, given.routes[index]!])),
    }),
  );
});
afterAll(async () => {
  await cluster?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A cluster that has no leader yet lets nobody in. */
function at(node: number, name: string): Promise<MqttClient> {
  const { port } = cluster.nodes[node - 1]!;
  const given = { port, clientId: `live-room-${name}`, connectTimeout: 5000 };
  return vi.waitFor(() => connected(folder, given, name), { timeout: 50_000, interval: 100 });
}

describe("NATS, as it is shipped", () => {
  it("lets a station say what is its own, a phone what is its officer's, and drops the rest, over all nodes", async () => {
    await expectRights({
      root,
      asStation: (name) => at(name === "st-1" ? 1 : 2, name),
      inTheField: (name) => at(3, name),
    });
  });

  it("lets in nobody without a certificate, or with one that no user has", async () => {
    await at(1, "st-1");
    const { port } = cluster.nodes[0]!;
    await expect(connected(folder, { port })).rejects.toThrow();
    await expect(connected(folder, { port }, "stranger")).rejects.toThrow(/not authori[sz]ed/i);
  });
});

it("a name that would be more than a name is refused", async () => {
  const script = join(shipped, "nats/make-users.sh");
  for (const wrong of ["station=>", "officer=a.b", "officer=a b", 'station="x', "guest=x"])
    await expect(run("sh", [script, root, wrong])).rejects.toThrow(/expected/);
});

it("a message at whose topic it closes the connection keeps a station neither away nor from telling the rest", async () => {
  const store = storeInMemory();
  const { port } = cluster.nodes[0]!;
  const file = (of: string) => join(folder, of);
  const tls = { caFile: file("ca.crt"), certificateFile: file("st-1.crt"), keyFile: file("st-1.key") };
  const refused: (string | null)[] = [];
  const topics = ["reports/TL-1/status", "reports/SR.2026 7/status", "reports/TL-3/status"];
  for (const topic of topics)
    store.outbox.put(
      { target: "mqtt", topic: `${root}/${topic}`, payload: "{}", retain: true, about: topic },
      1,
    );
  const publisher = createPublisher({
    ...{ store, clock: Date.now, log: keptLog(), onSent() {} },
    publish: (topic, payload, retain) => link.publish(topic, payload, retain),
    onRefused: (topic) => void refused.push(topic),
  });
  const link = startLink({
    broker: readBroker(`mqtts://127.0.0.1:${port}`, tls),
    ...{ clientId: "live-room-st-1", subscriptions: [], clock: Date.now, random: () => 0 },
    presence: { topic: `${root}/stations/st-1`, body: () => "{}" },
    onState: ({ state }) => state === "online" && publisher.drain(),
    ...{ onMessage() {}, onSubscriptionRefused() {} },
  });
  onTestFinished(async () => {
    publisher.close();
    await link.close();
  });
  await vi.waitFor(() => expect(store.outbox.waitingCount()).toBe(1), { timeout: 50_000, interval: 20 });
  expect(refused).toEqual([`${root}/${topics[1]}`]);
});
