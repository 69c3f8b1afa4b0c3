import { describe, expect, it, onTestFinished, vi } from "vitest";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { ConnectionLost } from "./connection.ts";
import { createPublisher } from "./publisher.ts";
import { eventually } from "./testingLink.ts";

function publishing(publish: (topic: string, payload: string) => Promise<void>) {
  const store = storeInMemory();
  const sent: string[] = [];
  const refused: (string | null)[] = [];
  const clock = { now: 7 };
  const publisher = createPublisher({
    ...{ store, publish, clock: () => clock.now, log: keptLog() },
    onSent: (about) => void sent.push(...about),
    onRefused: (topic) => void refused.push(topic),
  });
  onTestFinished(() => publisher.close());
  const put = (topic: string, about = topic) =>
    store.outbox.put({ target: "mqtt", topic, payload: "{}", retain: true, about }, 1);
  return { store, sent, refused, clock, publisher, put };
}

describe("what waits", () => {
  it("goes out in order, once, and is marked when the broker has it", async () => {
    const out: string[] = [];
    const { store, sent, publisher, put } = publishing(async (topic) => void out.push(topic));
    const topics = Array.from({ length: 120 }, (_, index) => `t-${index}`);
    for (const topic of topics) put(topic);
    expect(store.outbox.sentAt("t-0")).toBeNull();
    publisher.drain();
    publisher.drain();
    await eventually(() => expect(sent).toEqual(topics));
    expect(out).toEqual(topics);
    expect(store.outbox.waitingCount()).toBe(0);
    expect(store.outbox.sentAt("t-0")).toBe(7);
    put("late");
    publisher.drain();
    await eventually(() => expect(sent.at(-1)).toBe("late"));
  });

  it("stays where the link is away, and what follows does not overtake it", async () => {
    let isAway = true;
    const tried: string[] = [];
    const { store, sent, publisher, put } = publishing(async (topic) => {
      tried.push(topic);
      if (isAway && topic !== "first") throw new Error("not connected");
    });
    for (const topic of ["first", "second", "third"]) put(topic);
    publisher.drain();
    await eventually(() => expect(sent).toEqual(["first"]));
    expect(store.outbox.waiting("mqtt", 9).map(({ topic }) => topic)).toEqual(["second", "third"]);
    isAway = false;
    publisher.drain();
    await eventually(() => expect(sent).toEqual(["first", "second", "third"]));
    expect(tried.slice(-2)).toEqual(["second", "third"]);
  });

  it("goes on without one at which the broker ends the connection each time, which is tried again later", async () => {
    let isBad = true;
    let connections = 0;
    // As a broker that closes the connection: what comes behind is lost with it.
    let isOpen = true;
    const room = publishing(async (topic) => {
      if (isBad && topic === "a.b") isOpen = false;
      if (!isOpen) throw new ConnectionLost("connection lost");
    });
    for (const topic of ["first", "a.b", "third"]) room.put(topic);
    while (room.refused.length === 0 && ++connections < 20) {
      isOpen = true;
      room.publisher.drain();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(connections).toBe(4);
    expect(room.refused).toEqual(["a.b"]);
    isOpen = true;
    room.publisher.drain();
    await eventually(() => expect(room.sent).toEqual(["first", "third"]));
    expect(room.store.outbox.waiting("mqtt", 9).map(({ topic }) => topic)).toEqual(["a.b"]);
    isBad = false;
    room.clock.now += 31_000;
    room.publisher.drain();
    await eventually(() => expect(room.sent).toEqual(["first", "third", "a.b"]));
    expect(room.refused).toEqual(["a.b", null]);
  });

  it("is never taken for refused where the link was not there, or the connection ends at another one each time", async () => {
    let turn = 0;
    const room = publishing(async (topic) => {
      if (topic !== `t-${turn}`) return;
      throw turn % 2 === 0 ? new ConnectionLost("connection lost") : new Error("not connected");
    });
    for (let n = 0; n < 20; n++) room.put(`t-${n}`);
    for (; turn < 20; turn++) {
      room.publisher.drain();
      await new Promise((resolve) => setImmediate(resolve));
    }
    room.publisher.drain();
    await eventually(() => expect(room.sent).toHaveLength(20));
    expect(room.sent).toEqual(Array.from({ length: 20 }, (_, n) => `t-${n}`));
    expect(room.refused).toEqual([]);
  });

  it("is not marked when the room closed meanwhile", async () => {
    let settle = () => {};
    const waits = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const { store, publisher, put } = publishing(() => waits);
    put("first");
    publisher.drain();
    publisher.close();
    settle();
    await vi.waitFor(async () => await waits);
    expect(store.outbox.waitingCount()).toBe(1);
  });

  it("is forgotten a week after it went out", () => {
    const { store, put } = publishing(async () => {});
    put("first");
    store.outbox.sent(1, 1000);
    store.retention.slice("outbox", 1000 + 3600_000, 100, 0);
    expect(store.outbox.sentAt("first")).toBe(0);
  });
});
