import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../shared/domain/random.ts";
import type { ReplyMessage } from "../../../shared/messages/orders.ts";
import { LiveRows } from "../live/rows.ts";
import { Refused } from "../live/serve.ts";
import { Performance } from "../performance/index.ts";
import {
  databaseInMemory,
  exchangeAll,
  exchangeSome,
  rowsIn,
  storeInMemory,
  tellInOrder,
} from "../store/testing.ts";
import { tellConflicts } from "./conflictNotices.ts";
import { createActsFor } from "./duty.ts";
import { decisionsIn } from "./replies.ts";
import { city, incidentsOn, start } from "./testing.ts";

const officers = city.officers.map(({ id }) => id);
const dayMs = 86_400_000;

function stationOf(station: string, changes: Parameters<typeof incidentsOn>[1] = {}) {
  const database = databaseInMemory();
  // Each draws its own names.
  let drawn = station.charCodeAt(station.length - 1) * 1000;
  const random = () => (drawn++ * 0.618033988749895) % 1;
  const made = incidentsOn(storeInMemory(undefined, database), { station, random, ...changes });
  const figures = new Performance({
    ...{ city, store: made.store, register: made.register, clock: made.now },
    locate: (place) => made.reports.locate(place),
    state: new LiveRows((row) => row.id),
  });
  return {
    ...{ ...made, station, database, figures },
    first: (incident: string) => made.row(incident)?.orders.at(-1)?.id ?? "O-0",
    /** All that it comes to, but for what each station has by itself: when something went out, and what it plans. */
    state() {
      figures.advance();
      // What may be the same is looked for when a row is drawn.
      for (const { id } of [...made.sources.incidents.values()]) made.register.refresh(id);
      made.store.search.indexDue(1000, () => "");
      return {
        rows: [...made.sources.incidents.values()]
          .map(({ orders, ...row }) => ({
            ...row,
            orders: orders.map(({ sentAt: _, escalation: __, ...order }) => order),
          }))
          .sort((a, b) => (a.id < b.id ? -1 : 1)),
        incidents: rowsIn(database, "incidents"),
        orders: rowsIn(database, "orders"),
        reports: rowsIn(database, "reports", "id, status, category, text, longitude, address, received_at"),
        cases: rowsIn(database, "performance_cases"),
        cells: rowsIn(
          database,
          "performance_cells",
          "level, unit, span, category, agency, officer, hour, count, kept, late, reopened, refused",
        ),
        found: made.store.search
          .find("catatan", 100, () => "")
          .map(({ report }) => report)
          .sort(),
      };
    },
  };
}
type Station = ReturnType<typeof stationOf>;

/** What people do, each where it is allowed. */
const acts: ((at: Station, incident: string, other: string, n: number) => unknown)[] = [
  ({ commands }, incident) => commands["incident.acknowledge"]({ incident }),
  ({ commands }, incident, _, n) => commands["incident.note"]({ incident, text: `catatan ${n}` }),
  ({ commands }, incident, _, n) =>
    commands["incident.change"]({ incident, priority: n % 2 ? "urgent" : "low", address: `Jl. ${n}` }),
  ({ commands }, incident, other) => commands["incident.merge"]({ incident, into: other }),
  ({ commands }, incident) => commands["incident.separate"]({ incident }),
  ({ commands }, incident, other) => commands["incident.keepApart"]({ incident, from: other }),
  ({ commands }, incident, _, n) =>
    commands["incident.transfer"]({
      incident,
      agency: city.agencies[n % city.agencies.length]!.id,
      reason: "r",
    }),
  ({ commands }, incident) => commands["incident.resolve"]({ incident, note: null }),
  ({ commands }, incident) => commands["incident.close"]({ incident, note: "catatan tutup" }),
  ({ commands }, incident) => commands["incident.reopen"]({ incident, reason: "lagi" }),
  ({ commands }, incident, _, n) => send({ commands } as Station, incident, officers[n % officers.length]!),
  ({ commands }, incident, _, n) => send({ commands } as Station, incident, officers[n % 2]!),
  (at, incident) => at.commands["order.recall"]({ incident, order: at.first(incident), reason: null }),
  (at, incident, _, n) => {
    const type = (["accepted", "refused", "en-route", "on-scene", "done"] as const)[n % 5]!;
    return at.commands["order.reply"]({
      incident,
      order: at.first(incident),
      type,
      reason: null,
      note: null,
    });
  },
  ({ commands }, _, __, n) =>
    commands["report.take"]({
      ...{ category: "sampah", text: `telepon ${n}`, place: [106.64, -6.17], address: "Jl. Baru" },
      ...{ channel: "telepon", reporterName: "Bu Siti", reporterPhone: null },
    }),
];

function send({ commands }: Pick<Station, "commands">, incident: string, officer: string): string {
  const given = { incident, officers: [officer], task: "Angkut", support: false, replaces: null };
  return commands["order.send"](given).orders[0]!;
}

function tryTo(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

const step = fc.record({
  station: fc.nat(2),
  act: fc.nat(acts.length + 3),
  n: fc.nat(50),
  waitMs: fc.nat(90_000),
});

describe("incidents of several stations", () => {
  it("end as one that saw everything in order, whatever is decided where and comes when", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), fc.nat(), (steps, seed) => {
        const draw = seededRandom(seed);
        const stations = ["st-1", "st-2", "st-3"].map((name) => stationOf(name));
        const stores = stations.map(({ store }) => store);
        for (const at of stations) for (const id of ["TL-1", "TL-2", "TL-3"]) at.report(id);
        for (const { station, act, n, waitMs } of steps) {
          const at = stations[station]!;
          at.wait(waitMs);
          const decide = acts[act];
          if (decide) tryTo(() => decide(at, `TL-${1 + (n % 3)}`, `TL-${1 + ((n + 1) % 3)}`, n));
          else exchangeSome(stores, at.now() + dayMs, draw);
        }
        exchangeAll(stores, start + dayMs, draw);
        const late = stationOf("st-9");
        for (const id of ["TL-1", "TL-2", "TL-3"]) late.report(id);
        tellInOrder(stores[0]!, late.store, start + dayMs);
        const [first, ...others] = [...stations, late].map((at) => at.state());
        for (const other of others) expect(other).toEqual(first);
        for (const at of [...stations, late]) at.close();
      }),
      { numRuns: 12, endOnFailure: true },
    );
  }, 60_000);

  it("two merged into each other are one, the same everywhere, also for what was merged into one of them before", () => {
    const [a, b] = [stationOf("st-1"), stationOf("st-2")];
    for (const at of [a, b]) for (const id of ["TL-1", "TL-2", "TL-3"]) at.report(id);
    a.commands["incident.keepApart"]({ incident: "TL-2", from: "TL-1" });
    a.commands["incident.merge"]({ incident: "TL-1", into: "TL-2" });
    a.commands["incident.merge"]({ incident: "TL-3", into: "TL-2" });
    b.commands["incident.merge"]({ incident: "TL-2", into: "TL-3" });
    exchangeAll([a.store, b.store], start + dayMs, seededRandom(7));
    expect(a.state()).toEqual(b.state());
    expect(a.state().rows).toMatchObject([{ id: "TL-2", reports: ["TL-2", "TL-1", "TL-3"] }]);
    for (const at of [a, b]) at.close();
  });

  it("a report that somebody took is here as well, without who told it", () => {
    const [a, b] = [stationOf("st-1"), stationOf("st-2")];
    tryTo(() => acts.at(-1)!(a, "", "", 1));
    exchangeAll([a.store, b.store], start, seededRandom(7));
    const [row] = [...b.sources.incidents.values()];
    expect(row).toMatchObject({ text: "telepon 1", channel: "telepon", state: "new" });
    expect(b.store.reports.get(row!.id)).toMatchObject({ reporterName: null, address: "Jl. Baru" });
    expect(a.store.reports.get(row!.id)).toMatchObject({ reporterName: "Bu Siti" });
  });
});

describe("what goes out", () => {
  const pair = (changes: Parameters<typeof incidentsOn>[1] = {}) => {
    const both = [stationOf("st-1", changes), stationOf("st-2", changes)] as const;
    for (const at of both) at.report("TL-1");
    return {
      a: both[0],
      b: both[1],
      meet: () =>
        exchangeAll(
          both.map(({ store }) => store),
          start + dayMs,
          seededRandom(7),
        ),
    };
  };
  /** What a broker would hold after it, oldest first, and how often each topic was written. */
  const told = (at: Station) =>
    at
      .waiting()
      .map(({ topic, payload }) => `${topic.split("/").slice(2).join("/")} ${payload === "" ? "-" : "+"}`);
  const sentAll = (at: Station) => {
    for (const { number } of at.waiting()) at.store.outbox.sent(number, at.now());
  };

  it("once, from where it was decided, where everybody knew", () => {
    const { a, b, meet } = pair();
    const order = send(a, "TL-1", officers[0]!);
    expect(told(a)).toEqual([`officers/${officers[0]}/orders/${order} +`, "reports/TL-1/status +"]);
    sentAll(a);
    meet();
    b.commands["order.recall"]({ incident: "TL-1", order, reason: null });
    expect(told(b)).toEqual([`officers/${officers[0]}/orders/${order} -`]);
    meet();
    expect([...told(a), ...told(b)]).toHaveLength(1);
  });

  it("an order whose incident was closed meanwhile is taken back by the station that sent it", () => {
    const { a, b, meet } = pair();
    a.commands["incident.acknowledge"]({ incident: "TL-1" });
    meet();
    b.commands["incident.resolve"]({ incident: "TL-1", note: null });
    b.commands["incident.close"]({ incident: "TL-1", note: null });
    a.wait(1000);
    const order = send(a, "TL-1", officers[0]!);
    sentAll(a);
    sentAll(b);
    meet();
    expect(a.row("TL-1")!.orders).toEqual([]);
    // As many times as parts of the others' log came; the last word on each topic stays.
    const last = (at: Station) => new Map(told(at).map((line) => line.split(" ") as [string, string]));
    expect(last(a)).toEqual(
      new Map([
        [`officers/${officers[0]}/orders/${order}`, "-"],
        ["reports/TL-1/status", "-"],
      ]),
    );
    // What it told while it did not know stands no more, whichever came last.
    expect(last(b)).toEqual(new Map([["reports/TL-1/status", "-"]]));
  });

  it("of one step that two stations took, the first stands, and the other's is taken back", () => {
    const { a, b, meet } = pair();
    const order = send(a, "TL-1", officers[0]!);
    meet();
    const escalate = (at: Station, officer: string) =>
      at.decisions.decide(
        [
          {
            kind: "order.escalated",
            subject: "TL-1",
            body: { order, step: 1, action: "next", officer },
          } as const,
          {
            ...({ kind: "order.sent", subject: "TL-1" } as const),
            body: {
              ...{ order: `${order}.1`, officer, task: "Angkut", group: "G", support: false },
              ...{ replaces: order, replyBy: start },
            },
          },
          { kind: "order.recalled", subject: "TL-1", body: { order, reason: null } } as const,
        ].map((decision) => ({ decision, actor: "room" })),
      );
    a.wait(1000);
    b.wait(2000);
    escalate(a, officers[1]!);
    escalate(b, officers[2]!);
    sentAll(a);
    sentAll(b);
    meet();
    for (const at of [a, b]) {
      expect(at.row("TL-1")!.orders.filter(({ state }) => state === "sent")).toMatchObject([
        { id: `${order}.1`, officer: officers[1] },
      ]);
    }
    expect(told(b).filter((line) => line.startsWith("officers"))).toEqual([
      `officers/${officers[2]}/orders/${order}.1 -`,
    ]);
    expect(told(a).filter((line) => line.startsWith("officers"))).toEqual([]);
  });

  it("an answer is written by the station that sent the order, and by another when that one is away", () => {
    const present = new Set(["st-1", "st-2"]);
    const stations = ["st-1", "st-2"].map((name) =>
      stationOf(name, { actsFor: createActsFor(name, () => [...present]) }),
    );
    const [a, b] = [stations[0]!, stations[1]!];
    for (const at of stations) at.report("TL-1");
    const meet = () => exchangeAll([a.store, b.store], start + dayMs, seededRandom(7));
    const order = send(a, "TL-1", officers[0]!);
    meet();
    const said = (ids: string[]): ReplyMessage => ({
      ...{ order, officer: officers[0]! },
      replies: ids.map((id) => ({ id, type: "received", time: start })),
    });
    const hear = (at: Station, ids: string[]) => {
      const heard = [{ body: said(ids), receivedAt: at.now() }];
      return decisionsIn(heard, at.store, at.register, at.replyDuty);
    };
    expect(hear(b, ["r1"])).toEqual([]);
    a.decisions.decide(hear(a, ["r1"]));
    meet();
    expect(hear(b, ["r1"])).toEqual([]);
    expect(hear(b, ["r1", "r2"])).toEqual([]);
    present.delete("st-1");
    expect(hear(b, ["r1", "r2"])).toHaveLength(1);
    // Neither saw the other: written twice, it counts once.
    b.decisions.decide(hear(b, ["r1", "r2"]));
    a.decisions.decide(hear(a, ["r1", "r2"]));
    meet();
    for (const at of [a, b]) {
      expect([...at.register.find("TL-1")!.incident.orders.get(order)!.replies.keys()]).toEqual(["r1", "r2"]);
    }
  });
});

describe("decisions that did not know of each other", () => {
  it("are told on both stations until somebody has read of them", () => {
    const [a, b] = [stationOf("st-1"), stationOf("st-2")];
    for (const at of [a, b]) for (const id of ["TL-1", "TL-2", "TL-3"]) at.report(id);
    const meet = () => exchangeAll([a.store, b.store], start + dayMs, seededRandom(7));
    const told: string[] = [];
    tellConflicts(b.register, b.sources.incidents, {
      raise: (_, code, params) => void told.push(`${code} ${params?.incident}`),
      clear() {},
    });
    // What was decided with the other's word in sight is none, whatever the clocks say.
    b.wait(3_600_000);
    b.commands["incident.transfer"]({ incident: "TL-3", agency: city.agencies[0]!.id, reason: "salah" });
    meet();
    a.commands["incident.transfer"]({ incident: "TL-3", agency: city.agencies[1]!.id, reason: "salah" });
    meet();
    const kinds = (at: Station, id: string) => at.row(id)!.conflicts.map(({ kind }) => kind);
    for (const at of [a, b]) expect(kinds(at, "TL-3")).toEqual([]);
    expect(told).toEqual([]);
    send(a, "TL-1", officers[1]!);
    send(b, "TL-2", officers[1]!);
    a.commands["incident.transfer"]({ incident: "TL-3", agency: city.agencies[0]!.id, reason: "salah" });
    b.commands["incident.transfer"]({ incident: "TL-3", agency: city.agencies[2]!.id, reason: "salah" });
    meet();
    for (const at of [a, b]) {
      expect([kinds(at, "TL-1"), kinds(at, "TL-2")]).toEqual([["officer-twice"], ["officer-twice"]]);
      expect(kinds(at, "TL-3")).toEqual(["transferred-twice"]);
    }
    expect(b.row("TL-3")!.conflicts).toEqual(a.row("TL-3")!.conflicts);
    expect(told.sort().at(-1)).toBe("decisions-conflict TL-3");
    const [conflict] = b.row("TL-1")!.conflicts;
    b.commands["incident.seeConflict"]({ incident: "TL-1", conflict: conflict!.id });
    b.commands["incident.seeConflict"]({ incident: "TL-1", conflict: conflict!.id });
    meet();
    for (const at of [a, b]) expect([kinds(at, "TL-1"), kinds(at, "TL-2")]).toEqual([[], []]);
    expect(kinds(a, "TL-3")).toEqual(["transferred-twice"]);
    expect(a.store.log.of("TL-1").filter(({ kind }) => kind === "incident.conflict-seen")).toHaveLength(1);
  });
});

describe("who acts", () => {
  it("is the station itself, and the first of those that are there where it is away", () => {
    const there = ["st-2", "st-3"];
    const acts = (own: string, station: string) => createActsFor(own, () => there)(station);
    expect(acts("st-2", "st-2")).toBe(true);
    expect(acts("st-3", "st-2")).toBe(false);
    expect([acts("st-2", "st-1"), acts("st-3", "st-1")]).toEqual([true, false]);
  });
});
