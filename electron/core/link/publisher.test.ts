import { describe, expect, it, onTestFinished, vi } from "vitest";
import { storeInMemory } from "../store/testing.ts";
import { keptLog } from "../testing.ts";
import { createPublisher } from "./publisher.ts";
import { eventually } from "./testingLink.ts";

function publishing(publish: (topic: string, payload: string) => Promise<void>) {
  const store = storeInMemory();
  const sent: string[] = [];
  const publisher = createPublisher({
    ...{ store, publish, clock: () => 7, log: keptLog() },
    onSent: (about) => void sent.push(...about),
  });
  onTestFinished(() => publisher.close());
  const put = (topic: string, about = topic) =>
    store.outbox.put({ target: "mqtt", topic, payload: "{}", retain: true, about }, 1);
  return { store, sent, publisher, put };
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
