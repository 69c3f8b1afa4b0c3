import { describe, expect, it } from "vitest";
import { cityRoads } from "../../../../shared/domain/city/roads.ts";
import { type Drill, drillSchema } from "../../../../shared/domain/drill.ts";
import { distanceM, type LonLat, nearestOnSegment } from "../../../../shared/domain/place.ts";
import type { ReportStatusMessage } from "../../../../shared/messages/orders.ts";
import { readFact } from "../../../../shared/messages/read.ts";
import { factTopic } from "../../../../shared/messages/topics.ts";
import type { DrillMessage } from "./message.ts";
import { promptOrders } from "./orderTesting.ts";
import { smallCity } from "./smallCity.ts";
import { createDrillWorld, type DrillStart } from "./world.ts";

const minuteMs = 60_000;
/** 13:30 in the city: the afternoon's crew comes at 14:00. */
const startMs = Date.UTC(2026, 10, 24, 6, 30);
const city = smallCity();

function ordinary(changes: Partial<Drill["officers"]> = {}): Drill {
  const drill = drillSchema.parse({
    name: { id: "Uji", en: "Test" },
    officers: {
      positionEverySeconds: [2, 5],
      accuracyM: [4, 12],
      vehicleKmh: [20, 40],
      footKmh: [3.5, 4.5],
      restMinutes: [0.5, 2],
      ways: { other: { vehicle: 0.5, foot: 0.3, post: 0.2 } },
      late: { share: 0.2, minutes: [3, 20] },
      absent: 0.05,
      silent: { everyMinutes: [20, 60], minutes: [3, 6] },
      orders: promptOrders,
    },
    cameras: { down: 2, changeEveryMinutes: [4, 8] },
    reports: {
      openAtStart: 5,
      everySeconds: [10, 20],
      openMinutes: [2, 6],
      told: Array.from({ length: 40 }, (_, index) => ({
        category: "sampah",
        channel: index % 2 ? "WhatsApp" : "Tangerang LIVE",
        text: `Laporan ${index}`,
        address: "Jl. Satria Sudirman",
        place: [106.63, -6.18],
      })),
    },
  });
  return { ...drill, officers: { ...drill.officers, ...changes } };
}

function worldOf(changes: Partial<DrillStart> = {}) {
  return createDrillWorld({ city, drill: ordinary(), seed: 1, startMs, ...changes });
}

const about = (messages: DrillMessage[], kind: DrillMessage["kind"]) =>
  messages.filter((message) => message.kind === kind);

describe("an hour of the drill", () => {
  const messages = worldOf().advance(startMs + 60 * minuteMs);

  it("publishes only what the room's schemas accept", () => {
    for (const { kind, id, body } of messages) {
      const text = body ? JSON.stringify(body) : "";
      const fact = readFact(city.topicRoot, factTopic(city.topicRoot, kind, id), text.length, () => text);
      expect(fact, text).not.toHaveProperty("reason");
    }
  });

  it("is told in the order of its times", () => {
    const times = messages.map((message) => message.atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it("is the same again from the same seed, whatever the steps", () => {
    const again = worldOf();
    const inSteps: DrillMessage[] = [];
    for (let atMs = startMs; atMs <= startMs + 60 * minuteMs; atMs += 7_300)
      inSteps.push(...again.advance(atMs));
    inSteps.push(...again.advance(startMs + 60 * minuteMs));
    expect(inSteps).toEqual(messages);
    expect(worldOf({ seed: 2 }).advance(startMs + 60 * minuteMs)).not.toEqual(messages);
  });

  it("fills the room within the first second", () => {
    const first = messages.filter((message) => message.atMs <= startMs + 1000);
    expect(about(first, "report")).toHaveLength(5);
    expect(about(first, "camera-health")).toHaveLength(city.cameras.length);
    expect(about(first, "duty").length).toBeGreaterThanOrEqual(city.officers.length - 2);
    expect(about(first, "position").length).toBeGreaterThan(5);
  });

  it("moves officers along streets, no faster than they may", () => {
    const graph = cityRoads(city);
    const moving = about(messages, "position").map((message) => message.body as PositionBody);
    expect(moving.some((position) => position.speedMps > 5)).toBe(true);
    for (const position of moving.filter(({ speedMps }) => speedMps > 0)) {
      expect(position.speedMps).toBeLessThanOrEqual(40 / 3.6 + 0.1);
      expect(position.headingDeg).toBeDefined();
      const awayM = Math.min(
        ...graph.edges.flatMap((edges, node) =>
          edges.map((edge) =>
            distanceM(
              position.place,
              nearestOnSegment(position.place, graph.places[node]!, graph.places[edge.to]!),
            ),
          ),
        ),
      );
      // Five deviations of the stated accuracy.
      expect(awayM).toBeLessThan(position.accuracyM * 2.5 + 1);
    }
  });

  it("lets some phones fall silent for minutes", () => {
    const lastAt = new Map<string, number>();
    let longestGapMs = 0;
    for (const { id, atMs } of about(messages, "position")) {
      longestGapMs = Math.max(longestGapMs, atMs - (lastAt.get(id) ?? atMs));
      lastAt.set(id, atMs);
    }
    expect(longestGapMs).toBeGreaterThan(3 * minuteMs);
    expect(longestGapMs).toBeLessThan(10 * minuteMs);
  });

  it("changes the shift: one crew clocks in, another out and falls silent", () => {
    const clockedLive = about(messages, "duty").filter((message) => message.atMs > startMs);
    const types = clockedLive.map((message) => (message.body as DutyBody).events.at(-1)!.type);
    expect(types).toContain("in");
    expect(types).toContain("out");
    const out = clockedLive.find((message) => (message.body as DutyBody).events.at(-1)!.type === "out")!;
    expect(about(messages, "position").some(({ id, atMs }) => id === out.id && atMs > out.atMs + 6000)).toBe(
      false,
    );
  });

  it("closes reports and takes the retained message away", () => {
    const reports = about(messages, "report");
    const closed = reports.filter((message) => (message.body as ReportBody | null)?.status === "closed");
    expect(closed.length).toBeGreaterThan(100);
    for (const { id } of closed) {
      const told = reports.filter((message) => message.id === id);
      expect(told.map((message) => (message.body as ReportBody | null)?.status)).toEqual([
        "open",
        "closed",
        undefined,
      ]);
    }
    const opened = reports.filter((message) => (message.body as ReportBody | null)?.status === "open");
    expect(new Set(opened.map((message) => message.id)).size).toBe(opened.length);
  });
});

describe("what stays", () => {
  it("tells a broker that forgot everything the last state of each", () => {
    const world = worldOf();
    world.advance(startMs + 10 * minuteMs);
    const retained = world.retained();
    const topics = retained.map(({ kind, id }) => `${kind} ${id}`);
    expect(new Set(topics).size).toBe(topics.length);
    expect(about(retained, "camera-health")).toHaveLength(city.cameras.length);
    expect(new Set(about(retained, "report").map(({ id }) => id))).toEqual(
      new Set(world.memory().open.map(({ id }) => id)),
    );
  });

  it("goes on with the reports of an earlier run, and closes what ended meanwhile", () => {
    const earlier = worldOf();
    earlier.advance(startMs + 10 * minuteMs);
    const remembered = earlier.memory();
    const restartMs = startMs + 12 * minuteMs;
    const begun = about(worldOf({ remembered, startMs: restartMs, seed: 9 }).advance(restartMs), "report");
    for (const { id, closesAtMs } of remembered.open) {
      const told = begun.filter((message) => message.id === id);
      const statuses = told.map((message) => (message.body as ReportBody | null)?.status);
      expect(statuses).toEqual(closesAtMs! <= restartMs ? ["closed", undefined] : ["open"]);
    }
  });

  it("goes on with what the room works on until the room says so", () => {
    const world = worldOf();
    world.advance(startMs + 1000);
    const [held, left] = world.memory().open.map(({ id }) => id);
    const say = (status: ReportStatusMessage["status"]) =>
      world.hear({ kind: "report-status", id: held!, body: citizenNews(held!, status) });
    say("in-progress");
    const meanwhile = about(world.advance(startMs + 20 * minuteMs), "report");
    expect(meanwhile.some(({ id }) => id === held)).toBe(false);
    expect(meanwhile.some(({ id, body }) => id === left && body === null)).toBe(true);
    expect(world.memory().open.find(({ id }) => id === held)?.closesAtMs).toBeNull();

    const later = createDrillWorld({
      ...{ city, drill: ordinary(), seed: 3, startMs: startMs + 25 * minuteMs },
      remembered: world.memory(),
    });
    expect(
      about(later.advance(startMs + 50 * minuteMs), "report").filter(({ id }) => id === held),
    ).toHaveLength(1);

    say("done");
    say("done");
    const end = about(world.advance(startMs + 21 * minuteMs), "report").filter(({ id }) => id === held);
    expect(end.map(({ body }) => (body as ReportBody | null)?.status)).toEqual(["closed", undefined]);
  });

  it("has everybody on duty in a load drill", () => {
    const world = worldOf({ drill: ordinary({ everybodyOnDuty: true, positionEverySeconds: [0.5, 0.5] }) });
    const positions = about(world.advance(startMs + 2000), "position");
    expect(new Set(positions.map(({ id }) => id)).size).toBe(city.officers.length);
  });

  it("has them on duty for days", () => {
    const drill = ordinary({ everybodyOnDuty: true, positionEverySeconds: [3600, 3600] });
    const world = worldOf({ city: smallCity(3), drill });
    world.advance(startMs + 99 * 60 * minuteMs);
    const positions = about(world.advance(startMs + 102 * 60 * minuteMs), "position");
    expect(new Set(positions.map(({ id }) => id)).size).toBe(3);
  });
});

function citizenNews(report: string, status: ReportStatusMessage["status"]): ReportStatusMessage {
  return { report, status, text: "", agency: null, time: new Date(startMs).toISOString(), photos: [] };
}

interface PositionBody {
  place: LonLat;
  accuracyM: number;
  speedMps: number;
  headingDeg?: number;
}
interface DutyBody {
  events: { type: "in" | "out"; time: string }[];
}
interface ReportBody {
  status: "open" | "closed";
}

it("officers clock by the room's plan, also where a day is changed while the drill runs", () => {
  const [chosen] = city.officers;
  let isPlanned = false;
  const world = worldOf({
    drill: ordinary({ absent: 0, late: { share: 0, minutes: [3, 20] } }),
    spansOn: ({ id }, day) =>
      isPlanned && id === chosen!.id && day === "2026-11-24"
        ? [{ startsAt: startMs + 30 * minuteMs, endsAt: startMs + 120 * minuteMs }]
        : [],
  });
  expect(about(world.advance(startMs + 10 * minuteMs), "duty")).toEqual([]);
  isPlanned = true;
  world.replan();
  const told = about(world.advance(startMs + 150 * minuteMs), "duty");
  expect(new Set(told.map(({ id }) => id))).toEqual(new Set([chosen!.id]));
  expect(told.at(-1)?.body).toMatchObject({ events: [{ type: "in" }, { type: "out" }] });
});
