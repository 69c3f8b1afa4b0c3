/**
 * Nothing lost, nothing done twice: operators, citizens' channels, officers' phones, a bad link, a disk that is full and
 * a core that dies, all at random, on one store. What they leave must be what the log says, on the screens and outside.
 */
import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { expect, it } from "vitest";
import { foldIncident } from "../../../shared/domain/incident/incident.ts";
import { isActive, replyTypes } from "../../../shared/domain/order/order.ts";
import type { Fact } from "../../../shared/messages/read.ts";
import { orderTopic } from "../../../shared/messages/topics.ts";
import { createPublisher } from "../link/publisher.ts";
import { createFactWriter, type DurableFact } from "../link/writer.ts";
import { LiveCameras } from "../live/cameras.ts";
import { LiveOfficers } from "../live/officers.ts";
import { LiveSensors } from "../live/sensors.ts";
import { Refused } from "../live/serve.ts";
import { LiveWarnings } from "../live/warnings.ts";
import { createStore } from "../store/index.ts";
import { hashOf } from "../store/log.ts";
import { migrations } from "../store/migrations/index.ts";
import { keptLog } from "../testing.ts";
import { city, incidentsOn, start } from "./testing.ts";

const minuteMs = 60_000;
const reportIds = ["TL-1", "TL-2", "TL-3", "TL-4", "TL-5"];
const officers = ["P-001", "P-002", "P-003"];

const pick = fc.nat(1000);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("tell"), which: pick, what: pick }) },
  {
    weight: 10,
    arbitrary: fc.record({ do: fc.constant("command"), command: pick, which: pick, other: pick }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("reply"), order: pick, type: pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("deliver"),
      order: fc.array(pick, { maxLength: 5 }),
      fate: fc.constantFrom("well", "well", "unacknowledged", "disk full", "core dies"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("send"),
      fates: fc.array(fc.constantFrom("well", "well", "lost", "answer lost"), { maxLength: 6 }),
      dies: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("wait"), minutes: fc.constantFrom(1, 6, 60, 900) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart") }) },
) as fc.Arbitrary<Step>;

type Step =
  | { readonly do: "tell"; readonly which: number; readonly what: number }
  | { readonly do: "command"; readonly command: number; readonly which: number; readonly other: number }
  | { readonly do: "reply"; readonly order: number; readonly type: number }
  | { readonly do: "deliver"; readonly order: readonly number[]; readonly fate: string }
  | { readonly do: "send"; readonly fates: readonly string[]; readonly dies: boolean }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "restart" };

function world() {
  const database = new Sqlite(":memory:");
  for (const { apply } of migrations) apply(database);
  const store = createStore(database);
  let now = start;
  let drawn = 0;
  const clock = () => now;
  // A store outlives its cores: what one draws no other draws again.
  const random = () => ((drawn++ * 7919) % 104729) / 104729;
  const open = () => {
    const core = incidentsOn(store, { clock, random });
    const { sources, reports, register, decisions } = core;
    const writer = createFactWriter({
      ...{ store, reports, register, decisions },
      officers: new LiveOfficers(city, store.officers, sources.officers, clock),
      sensors: new LiveSensors(city, store.sensors, sources.sensors),
      cameras: new LiveCameras(city.cameras, "http://127.0.0.1:9", store.cameras, sources.cameras),
      warnings: new LiveWarnings(city, store.warnings, sources.warnings, clock),
    });
    return { ...core, writer };
  };
  let core = open();

  /** What the broker has for this room and has no acknowledgement of, in no order. */
  const undelivered: DurableFact["fact"][] = [];
  const told = new Set<string>();
  const given = new Set<string>();
  const phones = new Map<string, { id: string; type: (typeof replyTypes)[number]; time: number }[]>();
  const published: { readonly topic: string; readonly payload: string }[] = [];
  let version = 0;

  function restart(): void {
    core.close();
    core = open();
  }

  function tell({ which, what }: Extract<Step, { do: "tell" }>): void {
    const id = reportIds[which % reportIds.length]!;
    if (what % 7 === 0) {
      undelivered.push({ kind: "report-removed", id } as Fact as DurableFact["fact"]);
      return;
    }
    const at = now + ++version;
    undelivered.push({
      kind: "report",
      id,
      body: {
        ...{ service_request_id: id, service_code: what % 5 === 0 ? "unknown" : "sampah" },
        ...{ status: what % 4 === 0 ? "closed" : "open", description: `Sampah ${what}`, channel: "LAPOR" },
        ...{ long: 106.63, lat: -6.18, requested_datetime: start, updated_datetime: at },
      },
    } as Fact as DurableFact["fact"]);
  }

  function reply({ order, type }: Extract<Step, { do: "reply" }>): void {
    const id = [...given][order % Math.max(1, given.size)];
    const officer = id && store.incidents.order(id)?.officer;
    if (!officer) return;
    const replies = phones.get(id) ?? [];
    const said = replyTypes[type % replyTypes.length]!;
    replies.push({ id: `r${replies.length}`, type: said, time: now - 2 * 3600_000 });
    phones.set(id, replies);
    // A phone tells its whole history, and may tell any beginning of it once more.
    const some = replies.slice(0, 1 + (type % replies.length));
    for (const told of [some, replies]) {
      const body = { order: id, officer, replies: told.map((each) => ({ ...each })) };
      undelivered.push({ kind: "reply", id, body } as Fact as DurableFact["fact"]);
    }
  }

  function deliver({ order, fate }: Pick<Extract<Step, { do: "deliver" }>, "order" | "fate">): void {
    const chosen = new Set(order.map((n) => n % Math.max(1, undelivered.length)));
    const batch = [...chosen].flatMap((index) => undelivered[index] ?? []);
    const facts = batch.map((fact) => ({ fact, receivedAt: now }));
    try {
      const staged = store.transaction(() => {
        const written = core.writer.write(facts);
        if (fate === "disk full") throw new DiskFull();
        return written;
      });
      if (fate === "core dies") {
        restart();
      } else staged.show();
      for (const fact of batch) if (fact.kind === "report") told.add(fact.id);
    } catch (error) {
      if (!(error instanceof DiskFull)) throw error;
      return;
    }
    if (fate !== "well") return;
    for (const fact of batch) undelivered.splice(undelivered.indexOf(fact), 1);
  }

  function command({ command: n, which, other }: Extract<Step, { do: "command" }>): void {
    const all = [...told];
    const incident = all[which % Math.max(1, all.length)] ?? "nobody";
    const into = all[other % Math.max(1, all.length)] ?? "nobody";
    const order = [...given][other % Math.max(1, given.size)] ?? "none";
    const officer = officers[other % officers.length]!;
    const { commands } = core;
    const send = { incident, task: "Angkut", support: other % 2 === 0 };
    const possible: readonly (() => unknown)[] = [
      () => commands["incident.acknowledge"]({ incident }),
      () => commands["incident.merge"]({ incident, into }),
      () => commands["incident.separate"]({ incident }),
      () => commands["incident.keepApart"]({ incident, from: into }),
      () => commands["incident.transfer"]({ incident, agency: "dishub", reason: "jalan" }),
      () => commands["incident.resolve"]({ incident, note: null }),
      () => commands["incident.close"]({ incident, note: null }),
      () => commands["incident.reopen"]({ incident, reason: "belum" }),
      () => commands["incident.cancel"]({ incident, reason: "iseng" }),
      () => commands["incident.note"]({ incident, text: "catatan" }),
      () => commands["incident.change"]({ incident, priority: "urgent", place: [106.631, -6.181] }),
      () => give(commands["order.send"]({ ...send, officers: [officer], replaces: null }).orders),
      () => give(commands["order.send"]({ ...send, officers, replaces: null }).orders),
      () => give(commands["order.send"]({ ...send, officers: [officer], replaces: order }).orders),
      () => commands["order.recall"]({ incident: incidentOf(order), order, reason: null }),
      () => commands["order.reply"]({ ...entered(order), type: replyTypes[other % replyTypes.length]! }),
      () => commands["order.stopEscalation"]({ incident: incidentOf(order), order }),
      () => told.add(commands["report.take"](phoned).incident),
    ];
    try {
      possible[n % possible.length]!();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }

  const phoned = {
    ...{ category: "sampah", text: "Lewat telepon", place: [106.63, -6.18] as [number, number] },
    ...{ address: null, channel: "Telepon", reporterName: null, reporterPhone: null },
  };
  const incidentOf = (order: string) => store.incidents.order(order)?.incident ?? "nobody";
  const entered = (order: string) => ({ incident: incidentOf(order), order, reason: null, note: null });
  const give = (orders: readonly string[]) => {
    for (const order of orders) given.add(order);
  };

  async function send(fates: readonly string[], dies: boolean): Promise<void> {
    const left = [...fates];
    const publisher = createPublisher({
      onRefused() {},
      ...{ store, clock, log: keptLog() },
      onSent: () => {},
      publish(topic, payload) {
        const fate = left.shift() ?? "well";
        if (fate === "lost") return Promise.reject(new Error("no link"));
        published.push({ topic, payload });
        return fate === "well" ? Promise.resolve() : Promise.reject(new Error("no answer"));
      },
    });
    publisher.drain();
    // All is handed over at once; what was answered meanwhile is marked in the turns that follow.
    if (dies) publisher.close();
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    publisher.close();
    if (dies) restart();
    // The room refreshes the rows of what went out; here all.
    else for (const { incident } of [...core.register.values()]) core.register.refresh(incident.id);
  }

  const rows = () => [...core.sources.incidents.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

  return {
    ...{ store, database, undelivered, told, given, published, rows, deliver, send },
    core: () => core,
    async take(next: Step): Promise<void> {
      // Two decisions seldom fall into one millisecond.
      now += 1;
      if (next.do === "tell") tell(next);
      if (next.do === "command") command(next);
      if (next.do === "reply") reply(next);
      if (next.do === "deliver") deliver(next);
      if (next.do === "send") await send(next.fates, next.dies);
      if (next.do === "wait") {
        now += next.minutes * minuteMs;
        core.escalations.advance();
        core.register.advance();
        for (const { incident } of core.register.values()) give([...incident.orders.keys()]);
      }
      if (next.do === "restart") this.startsAgainTheSame();
    },
    /** What is on the screens is what a new core would put there. */
    startsAgainTheSame(): void {
      core.register.advance();
      const before = rows();
      const open = new Set(before.filter(({ deadline }) => deadline).map(({ id }) => id));
      for (const { alike } of before) for (const { incident } of alike) expect(open).toContain(incident);
      restart();
      expect(plain(rows())).toEqual(plain(before));
    },
  };
}

class DiskFull extends Error {}

/**
 * When a step is due counts from the start of the room, so that somebody can see it before. What is offered as the same
 * is worked out when a row is drawn: one that came back is not offered to those that stand there.
 */
function plain(rows: ReturnType<ReturnType<typeof world>["rows"]>) {
  return rows.map((row) => ({
    ...row,
    alike: null,
    orders: row.orders.map((order) => ({ ...order, escalation: null })),
  }));
}

type World = ReturnType<typeof world>;

it("ends as the log says, whatever comes between", { timeout: 60_000 }, async () => {
  const steps = fc.array(step, { minLength: 20, maxLength: 80, size: "max" });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const room = world();
      for (const next of all) await room.take(next);
      while (room.undelivered.length > 0) room.deliver({ order: [0, 1, 2], fate: "well" });
      room.startsAgainTheSame();
      expectEachReportOnce(room);
      expectFold(room);
      expectChain(room);
      await expectSent(room);
      room.core().close();
      room.database.close();
    }),
    { numRuns: 40 },
  );
});

function expectEachReportOnce({ rows, told, core }: World): void {
  const shown = rows().flatMap(({ reports }) => reports);
  expect(new Set(shown).size).toBe(shown.length);
  const { register, sources } = core();
  for (const id of told) {
    const root = register.rootOf(id);
    expect(register.find(id)?.report).toBeDefined();
    expect(register.gathered(root)).toContain(id);
    expect(shown.includes(id)).toBe(sources.incidents.get(root) !== undefined);
    // What is on no screen ended long ago.
    if (!shown.includes(id))
      expect([...register.values()].some(({ incident }) => incident.id === root)).toBe(false);
  }
}

function expectFold({ store, core, given, told }: World): void {
  const { register } = core();
  const seen = new Map<string, string>();
  for (const id of told) {
    const { incident } = register.find(id)!;
    const events = store.log.of(id);
    // In another order, and some of them twice.
    expect(incident).toEqual(foldIncident(id, [...events.toReversed(), ...events.slice(0, 3)]));
    for (const order of incident.orders.keys()) {
      expect(seen.has(order)).toBe(false);
      seen.set(order, id);
      expect(store.incidents.order(order)?.incident).toBe(id);
    }
  }
  for (const order of given) expect(seen.has(order)).toBe(true);
}

/** No number is missing, and each event bears the hash of the one before it. */
function expectChain({ store }: World): void {
  let prev = "";
  for (const [index, event] of store.log.sealed("st-1").entries()) {
    expect(event).toMatchObject({ seq: index + 1, prev, hash: hashOf(event) });
    prev = event.hash;
  }
}

async function expectSent(room: World): Promise<void> {
  const { database, published, core } = room;
  for (let round = 0; round < 20; round++) await room.send([], false);
  const outbox = database.prepare("SELECT topic, payload, sent_at FROM outbox ORDER BY number").all() as {
    topic: string;
    payload: string;
    sent_at: number | null;
  }[];
  const retained = new Map<string, string>();
  let at = 0;
  for (const { topic, payload, sent_at } of outbox) {
    expect(sent_at).not.toBeNull();
    // In order: each after the one before it.
    at = published.findIndex((each, n) => n >= at && each.topic === topic && each.payload === payload) + 1;
    expect(at).toBeGreaterThan(0);
    // A citizen is told nothing twice in a row.
    if (topic.includes("/reports/")) expect(retained.get(topic)).not.toBe(payload);
    retained.set(topic, payload);
  }
  const last = new Map(published.map(({ topic, payload }) => [topic, payload]));
  expect(last).toEqual(retained);
  for (const id of room.told) {
    for (const order of core().register.find(id)!.incident.orders.values()) {
      const payload = retained.get(orderTopic(city.topicRoot, order.officer, order.id));
      expect(payload === "").toBe(!isActive(order));
    }
  }
}
