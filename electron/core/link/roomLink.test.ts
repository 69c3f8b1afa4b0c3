import { describe, expect, it, onTestFinished } from "vitest";
import { modulesSchema } from "../../../shared/domain/city/modules.ts";
import { presenceMessage } from "../../../shared/messages/replication.ts";
import { factTopic, rootTopic } from "../../../shared/messages/topics.ts";
import { messageIdOf, startScriptedBroker } from "../../../tests/peers/scripted-broker.ts";
import { Notices } from "../live/notices.ts";
import { stationOn } from "../replication/testing.ts";
import { keptLog } from "../testing.ts";
import { startRoomLink } from "./roomLink.ts";
import { health, ingestingRoom, now } from "./testing.ts";
import { eventually } from "./testingLink.ts";

function started(broker: string | null, room = ingestingRoom()) {
  const { store, sources, quarantine, live } = room;
  const log = keptLog();
  const link = startRoomLink({
    ...{ broker, brokerTls: undefined, brokerLogin: undefined, root: rootTopic("36.71"), station: "st-1" },
    modules: modulesSchema.parse({ sensors: false }),
    ...{
      stations: stationOn().link,
      store,
      sources,
      quarantine,
      live,
      log,
      clock: Date.now,
      random: () => 0,
    },
    subjects: {
      hasOfficer: () => true,
      hasCamera: () => true,
      unitOf: () => undefined,
      officerOf: () => undefined,
    },
    onSent() {},
    notices: new Notices(sources.notices, Date.now),
  });
  onTestFinished(() => link.close());
  return { store, sources, log, row: () => sources.link.get("link")! };
}

describe("a room", () => {
  it.each([
    ["without a broker", null, "broker-missing"],
    ["with an address that can be none", "http://user:hunter2@broker", "broker-unusable"],
  ])("%s is offline, says why, and does what it can", (_, broker, notice) => {
    const { sources, row, log } = started(broker);
    expect(row()).toMatchObject({ state: "offline", broker: "", received: 0, lastMessageAt: null });
    expect([...sources.notices.values()].map(({ code }) => code)).toEqual([notice]);
    expect(JSON.stringify([...sources.notices.values(), log.lines])).not.toContain("hunter2");
  });

  it("shows its link's state, what it counts, and which topics it may not read", async () => {
    const refused = "liveroom/36.71/reports/+";
    const broker = await startScriptedBroker({ granted: (filter) => (filter === refused ? 128 : 1) });
    onTestFinished(() => broker.close());
    const { sources, row, store } = started(broker.url);
    expect(row().state).toBe("connecting");
    await eventually(() => expect(row().state).toBe("online"));
    expect(row().broker).toBe(new URL(broker.url).host);
    await eventually(() => expect(sources.notices.get(`subscription-refused:${refused}`)).toBeDefined());
    const [connection] = broker.connections;
    connection!.publish(factTopic(rootTopic("36.71"), "duty", "P-001"), '{"events":[]}', 1);
    connection!.publish(factTopic(rootTopic("36.71"), "duty", "P-001"), "{", 2);
    await eventually(() => expect(row()).toMatchObject({ received: 2, quarantined: 1 }));
    expect(row().lastMessageAt).toBeGreaterThanOrEqual(row().since);
    expect(store.quarantine.rows()).toHaveLength(1);
    const takenBack = connection!.packets.filter(({ type }) => type === "unsubscribe");
    expect(takenBack.map(({ body }) => body.subarray(4).toString())).toEqual(["liveroom/36.71/sensors/+"]);
    const presence = connection!.packets.find(({ type }) => type === "publish")!.body.toString();
    expect(presenceMessage.parse(JSON.parse(presence.slice(presence.indexOf('{"'))))).toMatchObject({
      ...{ online: true, name: "st-1", version: "0.1.0" },
    });
  });

  it("whose disk is full says so, and acknowledges nothing until it can write again", async () => {
    const broker = await startScriptedBroker();
    onTestFinished(() => broker.close());
    const room = ingestingRoom();
    const { sources, row } = started(broker.url, room);
    await eventually(() => expect(row().state).toBe("online"));
    room.fill(true);
    const [connection] = broker.connections;
    const acknowledged = () => connection!.packets.filter(({ type }) => type === "puback").map(messageIdOf);
    for (const id of [1, 2])
      connection!.publish(factTopic(rootTopic("36.71"), "duty", "P-001"), '{"events":[]}', id);
    await eventually(() => expect(sources.notices.get("database-write-failed")).toBeDefined());
    await eventually(() => expect(row().received).toBe(2));
    expect(acknowledged()).toEqual([]);
    room.fill(false);
    await eventually(() => expect(acknowledged()).toEqual([1, 2]));
    expect(sources.notices.get("database-write-failed")).toBeUndefined();
  });

  it("that does not reach its broker says when it last heard anything, and keeps its counts", () => {
    const room = ingestingRoom();
    room.take({ topic: "liveroom/36.71/x", payload: "" });
    room.take(health("CAM-1", "up", now));
    room.ingest.flush();
    const { row } = started("mqtt://127.0.0.1:9", room);
    expect(row()).toMatchObject({ lastMessageAt: now, received: 0, quarantined: 1 });
  });
});
