/** What the link sends and when, byte by byte. Real brokers: `brokers.test.ts`. */
import { createServer, type Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { factSubscriptions, factTopic, rootTopic } from "../../../shared/messages/topics.ts";
import {
  messageIdOf,
  type ScriptedAnswers,
  type ScriptedConnection,
  startScriptedBroker,
} from "../../../tests/peers/scripted-broker.ts";
import { readBroker } from "./broker.ts";
import { city, eventually, linkTo, presence } from "./testingLink.ts";

// They wait for a network and for other programs.
vi.setConfig({ testTimeout: 20_000 });

async function scripted(answers: Partial<ScriptedAnswers> = {}) {
  const broker = await startScriptedBroker(answers);
  onTestFinished(() => broker.close());
  return broker;
}

const report = factTopic(rootTopic(city), "report", "TL-1");
const acknowledged = (connection: ScriptedConnection) =>
  connection.packets.filter(({ type }) => type === "puback").map(messageIdOf);

/** A round trip: whatever the link sent before it has arrived after it. */
async function answered(connection: ScriptedConnection, link: ReturnType<typeof linkTo>): Promise<void> {
  const before = acknowledged(connection).length;
  connection.publish(report, "last", 65_000);
  const last = await link.hears(link.heard.length + 1);
  last.acknowledge?.();
  await eventually(() => expect(acknowledged(connection)).toHaveLength(before + 1));
}

describe("a connection", () => {
  it("asks for a session that lasts, leaves a will, and logs in", async () => {
    const broker = await scripted();
    const link = linkTo(readBroker(broker.url, {}, { user: "room-1", password: "secret" }));
    await link.reaches("online");
    const [connect] = broker.connections[0]!.packets;
    const flags = connect!.body[7]!;
    // User name, password, retained will of QoS 1, and no clean session.
    expect(flags).toBe(0b1110_1100);
    const text = connect!.body.toString();
    for (const part of ["live-room-st-test", presence, '{"online":false}', "room-1", "secret"]) {
      expect(text).toContain(part);
    }
  });

  it("tells that the station is here, and subscribes to every fact", async () => {
    const broker = await scripted();
    await linkTo(broker.url).reaches("online");
    const [connection] = broker.connections;
    const expected = factSubscriptions(rootTopic(city)).length;
    await eventually(() => {
      const subscribed = connection!.packets.filter(({ type }) => type === "subscribe");
      expect(subscribed).toHaveLength(expected);
    });
    const told = connection!.packets.find(({ type }) => type === "publish");
    expect(told?.body.toString()).toContain('{"online":true}');
    expect(told?.flags).toBe(0b0011);
  });

  it("says which topic the broker does not let it read, and goes on with the others", async () => {
    const refused = "liveroom/36.71/reports/+";
    const broker = await scripted({ granted: (filter) => (filter === refused ? 128 : 1) });
    const link = linkTo(broker.url);
    await eventually(() => expect(link.refusedFilters).toEqual([refused]));
    expect(link.states.at(-1)?.state).toBe("online");
  });
});

describe("an acknowledgement", () => {
  it("is sent when it is given and not before; what comes behind does not wait for it", async () => {
    const broker = await scripted();
    const link = linkTo(broker.url, false);
    await link.reaches("online");
    const [connection] = broker.connections;
    for (const id of [1, 2, 3]) connection!.publish(report, `${id}`, id);
    connection!.publish(factTopic(rootTopic(city), "position", "P-1"), "at QoS 0");
    const atQos0 = await link.hears(4);
    expect(link.heard.map(({ text }) => text)).toEqual(["1", "2", "3", "at QoS 0"]);
    expect(atQos0.acknowledge).toBeUndefined();
    await answered(connection!, link);
    expect(acknowledged(connection!)).toEqual([65_000]);
    for (const n of [2, 0]) link.heard[n]!.acknowledge!();
    await eventually(() => expect(acknowledged(connection!)).toEqual([65_000, 3, 1]));
  });

  it("for a connection that is lost is not sent on the next one, where its number means another message", async () => {
    const broker = await scripted();
    const link = linkTo(broker.url, false);
    await link.reaches("online");
    broker.connections[0]!.publish(report, "first", 7);
    const first = await link.hears(1);
    broker.connections[0]!.destroy();
    await link.reaches("online", 2);
    const next = broker.connections[1]!;
    next.publish(report, "second", 7);
    await link.hears(2);
    first.acknowledge!();
    await answered(next, link);
    expect(acknowledged(next)).toEqual([65_000]);
  });
});

describe("a broker that", () => {
  it("refuses the login is asked again, until it takes it", async () => {
    const broker = await scripted({ connack: 5 });
    const link = linkTo(broker.url);
    await eventually(() => expect(link.states.at(-1)?.attempts).toBe(2));
    const refusals = link.states.filter(({ state }) => state === "offline");
    expect(refusals.map(({ reason }) => reason)).toEqual(
      Array(2).fill(expect.stringMatching(/not authorized/i)),
    );
    expect(new Set(link.states.map(({ since }) => since)).size).toBe(1);
    broker.answers.connack = 0;
    await link.reaches("online");
    expect(link.states.at(-1)).toMatchObject({ attempts: 0, reason: null, nextAttemptAt: null });
  });

  it.each([
    ["speaks another protocol", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["speaks rubbish", Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 0x00])],
  ])("%s is tried again", async (_, connack) => {
    const broker = await scripted({ connack });
    const link = linkTo(broker.url);
    await link.reaches("offline");
    expect(link.states.at(-1)?.reason).toMatch(/./);
    broker.answers.connack = 0;
    await link.reaches("online");
  });

  it("is not there is tried again after the wait that is told", async () => {
    const link = linkTo("mqtt://127.0.0.1:9");
    await link.reaches("offline", 2);
    expect(link.states.map(({ state }) => state)).toEqual(["connecting", "offline", "connecting", "offline"]);
    const [first, second] = link.states.filter(({ state }) => state === "offline");
    expect(first).toMatchObject({ attempts: 1, reason: expect.stringMatching(/ECONNREFUSED/) });
    expect(second!.attempts).toBe(2);
    expect(first!.nextAttemptAt).toBeGreaterThanOrEqual(first!.since + 500);
    expect(first!.since).toBe(second!.since);
  });
});

it("a connection that is soon lost makes the next wait longer, one that lived well does not", async () => {
  const broker = await scripted();
  let now = 0;
  const link = linkTo(broker.url, true, { clock: () => now, random: () => 0.1 });
  for (const [nth, livedMs] of [0, 9_999, 10_000].entries()) {
    await link.reaches("online", nth + 1);
    now += livedMs;
    broker.connections[nth]!.destroy();
    await link.reaches("offline", nth + 1);
  }
  const waits = link.states.flatMap(({ nextAttemptAt, since }) =>
    nextAttemptAt === null ? [] : [nextAttemptAt - since],
  );
  expect(waits).toEqual([550, 650, 550]);
});

describe("closing", () => {
  it("tells that the station leaves, and disconnects", async () => {
    const broker = await scripted();
    const link = linkTo(broker.url);
    await link.reaches("online");
    await link.close();
    const [connection] = broker.connections;
    await eventually(() => expect(connection!.packets.at(-1)?.type).toBe("disconnect"));
    expect(connection!.packets.at(-2)?.body.toString()).toContain('{"online":false}');
  });

  it("does not wait for ever for a broker that does not answer any more", async () => {
    const broker = await scripted();
    const link = linkTo(broker.url);
    await link.reaches("online");
    broker.answers.acknowledges = false;
    await link.close();
  });

  it.each<[string, (socket: Socket) => unknown]>([
    ["says nothing", (socket) => socket.resume()],
    ["hangs up", (socket) => socket.destroy()],
  ])("ends every attempt to reach one that %s", async (_, behave) => {
    let connections = 0;
    const server = createServer((socket) => {
      connections++;
      socket.on("error", () => {});
      behave(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const link = linkTo(`mqtt://127.0.0.1:${(server.address() as { port: number }).port}`);
    await eventually(() => expect(connections).toBe(1));
    await link.close();
    const told = link.states.length;
    // Resolves only when every connection has ended.
    await new Promise((resolve) => server.close(resolve));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([connections, link.states.length]).toEqual([1, told]);
  });
});
