/** Officers of the small city get orders. */
import { describe, expect, it } from "vitest";
import { cityRoads } from "../../../../shared/domain/city/roads.ts";
import { type Drill, drillSchema } from "../../../../shared/domain/drill.ts";
import { distanceM, type LonLat, nearestOnSegment } from "../../../../shared/domain/place.ts";
import { readFact } from "../../../../shared/messages/read.ts";
import { factTopic } from "../../../../shared/messages/topics.ts";
import type { DrillMessage } from "./message.ts";
import { orderFor, promptOrders, quietDay } from "./orderTesting.ts";
import { smallCity } from "./smallCity.ts";
import { createDrillWorld, type DrillStart, type DrillWorld } from "./world.ts";

const secondMs = 1000;
const minuteMs = 60_000;
const startMs = Date.UTC(2026, 10, 24, 6, 30);
const city = smallCity();
/** A corner of the streets, 570 m from the centre, and one on the other side. */
const scene: LonLat = [106.6337, -6.1766];
const farther: LonLat = [106.6264, -6.1835];

function drillWith(
  orders: Partial<Drill["officers"]["orders"]> = {},
  officers: Partial<Drill["officers"]> = {},
): Drill {
  const drill = drillSchema.parse({
    ...quietDay,
    officers: { ...quietDay.officers, orders: { ...promptOrders, ...orders } },
  });
  return { ...drill, officers: { ...drill.officers, ...officers } };
}

const worldOf = (changes: Partial<DrillStart> = {}) =>
  createDrillWorld({ city, drill: drillWith(), seed: 1, startMs, ...changes });

function send(world: DrillWorld, officer: string, id: string, place = scene): void {
  world.hear({ kind: "order", officer, id, body: orderFor(officer, id, place) });
}

function recall(world: DrillWorld, officer: string, id: string): void {
  world.hear({ kind: "order", officer, id, body: null });
}

interface Reply {
  id: string;
  type: string;
  time: string;
  place: LonLat;
  reason?: string;
  note?: string;
}

const replyMessages = (messages: DrillMessage[], order: string) =>
  messages.filter(({ kind, id }) => kind === "reply" && id === order);

/** The order's history as it was told last. */
function historyOf(messages: DrillMessage[], order: string): Reply[] {
  const body = replyMessages(messages, order).at(-1)?.body as { replies: Reply[] } | undefined;
  return body?.replies ?? [];
}

const typesOf = (messages: DrillMessage[], order: string) =>
  historyOf(messages, order).map(({ type }) => type);
const whole = ["received", "accepted", "en-route", "on-scene", "done"];

const positionsOf = (messages: DrillMessage[], officer: string) =>
  messages
    .filter(({ kind, id }) => kind === "position" && id === officer)
    .map(({ atMs, body }) => ({ atMs, ...(body as { place: LonLat; speedMps: number }) }));

describe("an order", () => {
  const world = worldOf();
  world.advance(startMs + minuteMs);
  const before = world.advance(startMs + 2 * minuteMs);
  send(world, "P-001", "O-1");
  const messages = world.advance(startMs + 60 * minuteMs);
  const history = historyOf(messages, "O-1");
  const at = (type: string) => Date.parse(history.find((reply) => reply.type === type)!.time);

  it("is answered step by step, each time with the whole history, in what the room accepts", () => {
    const told = replyMessages(messages, "O-1");
    expect(told.map(({ body }) => (body as { replies: Reply[] }).replies.map(({ type }) => type))).toEqual(
      whole.map((_, index) => whole.slice(0, index + 1)),
    );
    for (const { kind, id, body, retain, qos } of told) {
      expect([retain, qos]).toEqual([true, 1]);
      const text = JSON.stringify(body);
      const fact = readFact(city.topicRoot, factTopic(city.topicRoot, kind, id), text.length, () => text);
      expect(fact, text).not.toHaveProperty("reason");
    }
  });

  it("is answered after delays like a human's, and ends with a note", () => {
    const sentMs = startMs + 2 * minuteMs;
    expect(at("received") - sentMs).toBeGreaterThanOrEqual(secondMs);
    expect(at("received") - sentMs).toBeLessThanOrEqual(2 * secondMs);
    expect(at("accepted") - at("received")).toBeGreaterThanOrEqual(5 * secondMs);
    expect(at("accepted") - at("received")).toBeLessThanOrEqual(20 * secondMs);
    expect(at("en-route") - at("accepted")).toBeGreaterThanOrEqual(10 * secondMs);
    // The category comes before the priority.
    expect(at("done") - at("on-scene")).toBeGreaterThanOrEqual(3 * minuteMs);
    expect(at("done") - at("on-scene")).toBeLessThanOrEqual(4 * minuteMs);
    expect(history.at(-1)?.note).toBe("Sudah diangkut.");
    expect(history.at(-2)?.note).toBe("Dua gerobak.");
  });

  it("brings the officer there along the streets, who tells on the way, works there and returns to the beat", () => {
    expect(before.length).toBeGreaterThan(0);
    const positions = positionsOf(messages, "P-001");
    const onWay = positions.filter(({ atMs }) => atMs > at("en-route") && atMs < at("on-scene"));
    expect(onWay.length).toBeGreaterThan(5);
    const { places, edges } = cityRoads(city);
    for (const { place, speedMps } of onWay) {
      expect(speedMps).toBeLessThanOrEqual(40 / 3.6 + 0.1);
      const awayM = Math.min(
        distanceM(place, scene) / 2,
        ...edges.flatMap((from, node) =>
          from.map(({ to }) => distanceM(place, nearestOnSegment(place, places[node]!, places[to]!))),
        ),
      );
      expect(awayM).toBeLessThan(12);
    }
    expect(distanceM(history.find(({ type }) => type === "on-scene")!.place, scene)).toBeLessThan(1);
    const working = positions.filter(({ atMs }) => atMs > at("on-scene") && atMs < at("done"));
    expect(working.length).toBeGreaterThan(40);
    expect(Math.max(...working.map(({ place }) => distanceM(place, scene)))).toBeLessThan(12);
    const after = positions.filter(({ atMs }) => atMs > at("done") + 5 * minuteMs);
    expect(after.some(({ speedMps }) => speedMps > 0)).toBe(true);
    expect(after.some(({ place }) => distanceM(place, scene) > 300)).toBe(true);
  });

  it("changes nothing when it is told again, nor does its end", () => {
    const again = worldOf();
    again.advance(startMs + minuteMs);
    again.advance(startMs + 2 * minuteMs);
    const heard: DrillMessage[] = [];
    send(again, "P-001", "O-1");
    for (let atMs = startMs + 2 * minuteMs; atMs <= startMs + 60 * minuteMs; atMs += 17_300) {
      heard.push(...again.advance(atMs));
      send(again, "P-001", "O-1");
    }
    recall(again, "P-001", "O-1");
    heard.push(...again.advance(startMs + 60 * minuteMs));
    expect(heard).toEqual(messages);
  });

  it("of somebody that the drill does not know meets nobody", () => {
    const empty = worldOf();
    empty.advance(startMs);
    send(empty, "X-1", "O-9");
    recall(empty, "P-001", "O-8");
    expect(replyMessages(empty.advance(startMs + 10 * minuteMs), "O-9")).toEqual([]);
  });
});

describe("not every order is carried out", () => {
  it("some are refused with a reason", () => {
    const world = worldOf({ drill: drillWith({ refused: 1 }) });
    world.advance(startMs);
    send(world, "P-001", "O-1");
    const history = historyOf(world.advance(startMs + 30 * minuteMs), "O-1");
    expect(history.map(({ type }) => type)).toEqual(["received", "refused"]);
    expect(history.at(-1)?.reason).toBe("Mobil mogok.");
  });

  it("some are received and never answered, some meet a phone that is off", () => {
    const unanswered = worldOf({ drill: drillWith({ unanswered: 1 }) });
    const off = worldOf({ drill: drillWith({ off: 1 }) });
    for (const world of [unanswered, off]) {
      world.advance(startMs);
      send(world, "P-001", "O-1");
    }
    expect(typesOf(unanswered.advance(startMs + 30 * minuteMs), "O-1")).toEqual(["received"]);
    const messages = off.advance(startMs + 30 * minuteMs);
    expect(typesOf(messages, "O-1")).toEqual([]);
    const times = positionsOf(messages, "P-001").map(({ atMs }) => atMs);
    const gaps = times.map((atMs, index) => atMs - (times[index - 1] ?? atMs));
    expect(Math.max(...gaps)).toBeGreaterThan(2.9 * minuteMs);
  });

  it("shares are shares", () => {
    const many = smallCity(400);
    const drill = drillWith({ off: 0.2, unanswered: 0.2, refused: 0.2 });
    const world = worldOf({ city: many, drill });
    world.advance(startMs);
    for (const { id } of many.officers) send(world, id, `O-${id}`);
    const ids = many.officers.map(({ id }) => `O-${id}`);
    const messages = world.advance(startMs + 25 * secondMs);
    const counts = new Map<string, number>();
    for (const id of ids) {
      const last = typesOf(messages, id)[1] ?? typesOf(messages, id)[0] ?? "nothing";
      counts.set(last, (counts.get(last) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(["accepted", "nothing", "received", "refused"]);
    for (const [end, expected] of [
      ["nothing", 80],
      ["received", 80],
      ["refused", 80],
      ["accepted", 160],
    ] as const) {
      expect(Math.abs(counts.get(end)! - expected), end).toBeLessThan(35);
    }
  });

  it("one that comes to somebody off duty is received at the start of the shift", () => {
    const drill = drillWith({}, { everybodyOnDuty: false });
    const world = worldOf({ drill });
    world.advance(startMs);
    // The afternoon's crew; it is half past one.
    const officer = city.officers.find(({ crew }) => crew === "B")!.id;
    send(world, officer, "O-1");
    const messages = world.advance(startMs + 90 * minuteMs);
    const clockedInMs = messages.find(({ kind, id }) => kind === "duty" && id === officer)!.atMs;
    const [received] = historyOf(messages, "O-1");
    expect(Date.parse(received!.time)).toBeGreaterThan(clockedInMs);
    expect(typesOf(messages, "O-1")).toEqual(whole);
  });
});

describe("several orders", () => {
  it("are carried out one after the other, in the order of their answers", () => {
    const world = worldOf();
    world.advance(startMs);
    send(world, "P-001", "O-1");
    const early = world.advance(startMs + 40 * secondMs);
    send(world, "P-001", "O-2", farther);
    const messages = [...early, ...world.advance(startMs + 60 * minuteMs)];
    expect(typesOf(messages, "O-1")).toEqual(whole);
    expect(typesOf(messages, "O-2")).toEqual(whole);
    const timeOf = (order: string, type: string) =>
      Date.parse(historyOf(messages, order).find((reply) => reply.type === type)!.time);
    expect(timeOf("O-2", "accepted")).toBeLessThan(timeOf("O-1", "done"));
    expect(timeOf("O-2", "en-route")).toBeGreaterThan(timeOf("O-1", "done"));
    // Straight from one place to the other.
    expect(
      distanceM(historyOf(messages, "O-2").find(({ type }) => type === "en-route")!.place, scene),
    ).toBeLessThan(1);
  });

  it("a recall stops the officer, who goes on to the next or back", () => {
    const world = worldOf();
    world.advance(startMs);
    send(world, "P-001", "O-1");
    send(world, "P-001", "O-2", farther);
    const heard: DrillMessage[] = [];
    let atMs = startMs;
    while (typesOf(heard, "O-1").at(-1) !== "en-route" && typesOf(heard, "O-2").at(-1) !== "en-route") {
      atMs += secondMs;
      heard.push(...world.advance(atMs));
    }
    const [first, second] = typesOf(heard, "O-1").at(-1) === "en-route" ? ["O-1", "O-2"] : ["O-2", "O-1"];
    recall(world, "P-001", first!);
    send(world, "P-001", first!);
    const later = world.advance(atMs + 60 * minuteMs);
    expect(replyMessages(later, first!)).toEqual([]);
    expect(typesOf(later, second!)).toEqual(whole);

    const alone = worldOf();
    alone.advance(startMs);
    send(alone, "P-002", "O-3");
    const untilScene: DrillMessage[] = [];
    for (atMs = startMs; typesOf(untilScene, "O-3").at(-1) !== "on-scene"; atMs += secondMs) {
      untilScene.push(...alone.advance(atMs));
    }
    recall(alone, "P-002", "O-3");
    const home = alone.advance(atMs + 30 * minuteMs);
    expect(replyMessages(home, "O-3")).toEqual([]);
    expect(positionsOf(home, "P-002").some(({ place }) => distanceM(place, scene) > 300)).toBe(true);
  });
});

describe("the next run", () => {
  it.each(["received", "accepted", "en-route", "on-scene", "done"])(
    "goes on after %s and contradicts nothing",
    (type) => {
      const world = worldOf();
      world.advance(startMs);
      send(world, "P-001", "O-1");
      const heard: DrillMessage[] = [];
      let atMs = startMs;
      while (typesOf(heard, "O-1").at(-1) !== type) {
        atMs += secondMs;
        heard.push(...world.advance(atMs));
      }
      const remembered = JSON.parse(JSON.stringify(world.memory()));
      const next = worldOf({ remembered, seed: 77, startMs: atMs + 5 * secondMs });
      send(next, "P-001", "O-1");
      const first = next.advance(atMs + 5 * secondMs);
      expect(historyOf(first, "O-1")).toEqual(historyOf(heard, "O-1"));
      send(next, "P-001", "O-1");
      const messages = [...first, ...next.advance(atMs + 90 * minuteMs)];
      expect(typesOf(messages, "O-1")).toEqual(whole);
      expect(historyOf(messages, "O-1").slice(0, historyOf(heard, "O-1").length)).toEqual(
        historyOf(heard, "O-1"),
      );
    },
  );

  it("answers the same to an order that it forgot", () => {
    const drill = drillWith({ refused: 0.5 });
    const ends = [1, 2].map((seed) => {
      const world = worldOf({ drill, seed });
      world.advance(startMs);
      const ids = Array.from({ length: 30 }, (_, index) => `O-${index}`);
      for (const id of ids) send(world, "P-001", id);
      const messages = world.advance(startMs + minuteMs);
      return ids.map((id) => typesOf(messages, id)[1]);
    });
    expect(ends[0]).toEqual(ends[1]);
    expect(new Set(ends[0])).toEqual(new Set(["accepted", "refused"]));
  });

  it("forgets what has been over for two days, and takes it from the broker", () => {
    const drill = drillWith({}, { everybodyOnDuty: false });
    const world = worldOf({ drill, city: smallCity(3) });
    world.advance(startMs);
    send(world, "P-001", "O-1");
    // Two days later the morning's crew is on duty again.
    const laterMs = startMs + (48 * 60 + 25) * minuteMs;
    world.advance(laterMs);
    send(world, "P-001", "O-2");
    const messages = world.advance(laterMs + minuteMs);
    expect(replyMessages(messages, "O-1").map(({ body }) => body)).toEqual([null]);
    expect(world.memory().orders.map(({ order }) => order.order)).toEqual(["O-2"]);
    expect(world.retained().some(({ kind, id }) => kind === "reply" && id === "O-1")).toBe(false);
  });
});

it("a fast drill takes an nth of the time, tells ordinary speeds and ends the same", () => {
  const world = worldOf({ speed: 20 });
  world.advance(startMs);
  send(world, "P-001", "O-1");
  const messages = world.advance(startMs + 3 * minuteMs);
  expect(typesOf(messages, "O-1")).toEqual(whole);
  const speeds = positionsOf(messages, "P-001").map(({ speedMps }) => speedMps);
  expect(Math.max(...speeds)).toBeGreaterThan(4);
  expect(Math.max(...speeds)).toBeLessThan(12);
});
