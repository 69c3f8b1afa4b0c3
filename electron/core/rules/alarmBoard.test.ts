import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { maxShelfMs } from "../../../shared/domain/alarm/alarm.ts";
import { floodCount, gathered } from "../../../shared/domain/alarm/group.ts";
import { Refused } from "../live/serve.ts";
import { occurrencesKept } from "../store/alarms.ts";
import { storeInMemory } from "../store/testing.ts";
import type { AlarmSource, Condition } from "./alarms.ts";
import { alarmsOn, incident, minuteMs, start } from "./testing.ts";

const late = (id: string, at = start) =>
  incident(id, { deadline: { stage: "dispatch", at }, address: `Jl. ${id}` });
const alarmOf = (id: string) => `deadline:${id}:dispatch`;

describe("decisions", () => {
  it("an acknowledgement is an event of this station and ends what is over", () => {
    const room = alarmsOn();
    room.sources.incidents.put(late("TL-1"));
    room.wait(1000);
    room.acknowledge(alarmOf("TL-1"));
    expect(room.states()).toEqual({ [alarmOf("TL-1")]: "acknowledged" });
    expect(room.store.log.of(alarmOf("TL-1"))).toMatchObject([
      { kind: "alarm.acknowledged", actor: "operator:st-1", body: { raisedAt: start } },
    ]);
    expect(room.store.alarms.last(alarmOf("TL-1"))).toMatchObject({
      ...{ acknowledgedAt: start + 1000, acknowledgedBy: "operator:st-1", announcedAt: start + 1000 },
    });
    room.acknowledge(alarmOf("TL-1"));
    expect(room.store.log.of(alarmOf("TL-1"))).toHaveLength(1);
    room.sources.incidents.put(incident("TL-1"));
    room.wait(1000);
    expect(room.rows()).toEqual([]);
  });

  it("all that were seen are acknowledged, and what came meanwhile is not", () => {
    const room = alarmsOn();
    for (const id of ["TL-1", "TL-2"]) room.sources.incidents.put(late(id));
    room.wait(1000);
    const seen = room.rows().map(({ id, since }) => ({ alarm: id, since }));
    room.sources.incidents.put(incident("TL-2"));
    room.wait(1000);
    room.sources.incidents.put(late("TL-2", start + 1500));
    room.sources.incidents.put(late("TL-3"));
    room.wait(1000);
    room.commands["alarm.acknowledgeAll"]({ alarms: seen });
    expect(room.states()).toEqual({
      [alarmOf("TL-1")]: "acknowledged",
      [alarmOf("TL-2")]: "unacknowledged",
      [alarmOf("TL-3")]: "unacknowledged",
    });
  });

  it("a shelf holds it back with a reason, and gives it back by itself", () => {
    const room = alarmsOn();
    room.sources.incidents.put(late("TL-1"));
    room.wait(1000);
    const alarms = [alarmOf("TL-1")];
    room.commands["alarm.shelve"]({ alarms, reason: "pompa dirawat", forMs: 10 * minuteMs });
    expect(room.row(alarms[0]!)).toMatchObject({
      state: "shelved",
      shelf: { reason: "pompa dirawat", until: start + 1000 + 10 * minuteMs, by: "operator:st-1" },
    });
    room.wait(10 * minuteMs - 1);
    expect(room.row(alarms[0]!)?.state).toBe("shelved");
    room.wait(1);
    expect(room.row(alarms[0]!)).toMatchObject({ state: "unacknowledged", shelf: null });
    room.commands["alarm.shelve"]({ alarms, reason: "lagi", forMs: maxShelfMs });
    room.commands["alarm.unshelve"]({ alarms });
    expect(room.row(alarms[0]!)?.state).toBe("unacknowledged");
  });

  it("nobody can decide about an alarm that is none", () => {
    const { commands } = alarmsOn();
    const shelve = () => commands["alarm.shelve"]({ alarms: ["gone"], reason: "x", forMs: minuteMs });
    expect(shelve).toThrow(Refused);
    expect(() => commands["alarm.acknowledge"]({ alarm: "gone", since: 1 })).toThrow("unknown-alarm");
    expect(() => commands["alarm.unshelve"]({ alarms: ["gone"] })).toThrow("unknown-alarm");
    expect(commands["alarm.acknowledgeAll"]({ alarms: [{ alarm: "gone", since: 1 }] })).toEqual({});
  });

  it("that cannot be written change nothing", () => {
    const room = alarmsOn();
    room.sources.incidents.put(late("TL-1"));
    room.wait(1000);
    vi.spyOn(room.store.log, "append").mockImplementation(() => {
      throw new Error("disk full");
    });
    expect(() => room.acknowledge(alarmOf("TL-1"))).toThrow("disk full");
    room.wait(1000);
    expect(room.states()).toEqual({ [alarmOf("TL-1")]: "unacknowledged" });
  });
});

it("what comes again asks again, though its clock says that it is the same as before", () => {
  const room = alarmsOn();
  room.sources.incidents.put(late("TL-1"));
  room.wait(1000);
  room.acknowledge(alarmOf("TL-1"));
  room.sources.incidents.put(incident("TL-1"));
  room.wait(1000);
  expect(room.rows()).toEqual([]);
  room.sources.incidents.put(late("TL-1"));
  room.wait(1000);
  expect(room.states()).toEqual({ [alarmOf("TL-1")]: "unacknowledged" });
  expect(room.store.alarms.since(0)).toHaveLength(2);
});

describe("a core that starts again", () => {
  it("knows what stood, what was acknowledged, what nobody had seen, and what lay on a shelf", () => {
    const store = storeInMemory();
    const room = alarmsOn(store);
    for (const id of ["seen", "unseen", "over", "shelved"]) room.sources.incidents.put(late(id));
    room.wait(1000);
    room.acknowledge(alarmOf("seen"));
    room.acknowledge(alarmOf("shelved"));
    room.commands["alarm.shelve"]({ alarms: [alarmOf("shelved")], reason: "uji", forMs: maxShelfMs });
    room.sources.incidents.put(incident("over"));
    room.sources.incidents.put(incident("shelved"));
    room.wait(1000);
    const before = room.states();
    expect(before).toEqual({
      [alarmOf("seen")]: "acknowledged",
      [alarmOf("unseen")]: "unacknowledged",
      [alarmOf("over")]: "returned",
      [alarmOf("shelved")]: "shelved",
    });

    const again = alarmsOn(store, {}, start + minuteMs);
    for (const id of ["seen", "unseen"]) again.sources.incidents.put(late(id));
    again.wait(0);
    expect(again.states()).toEqual(before);
    expect(again.row(alarmOf("shelved"))?.shelf?.reason).toBe("uji");
    expect(again.row(alarmOf("seen"))?.since).toBe(start);
    expect(again.figures()?.perHour.reduce((sum, { count }) => sum + count, 0)).toBe(4);

    const later = alarmsOn(store, {}, start + minuteMs + maxShelfMs);
    later.sources.incidents.put(late("unseen"));
    later.wait(0);
    expect(later.states()).toEqual({
      [alarmOf("unseen")]: "unacknowledged",
      [alarmOf("over")]: "returned",
    });
  });
});

describe("a flood", () => {
  it("is one group by cause and place, in which nothing is lost", () => {
    const room = alarmsOn();
    for (let n = 1; n < floodCount; n++) room.sources.incidents.put(late(`TL-${n}`, start + n));
    room.sources.incidents.put({ ...late("elsewhere"), district: "36.71.01" });
    room.wait(1000);
    expect(room.rows().every(({ group }) => group === null)).toBe(true);
    room.sources.incidents.put(late("TL-99", start + 500));
    room.wait(1000);
    const entries = gathered(room.rows());
    expect(entries.map(({ members }) => members.length).sort()).toEqual([1, floodCount]);
    room.commands["alarm.shelve"]({ alarms: [alarmOf("TL-1")], reason: "x", forMs: minuteMs });
    expect(room.rows().filter(({ group }) => group !== null)).toEqual([]);
    expect(room.rows()).toHaveLength(floodCount + 1);
  });
});

it("figures say how many an hour, which most often, and which stand longest", () => {
  const room = alarmsOn();
  room.sources.incidents.put(late("old", start - 90 * minuteMs));
  for (let n = 0; n < 3; n++) {
    room.sources.incidents.put(late("often", start + n * 10_000));
    room.wait(5000 + n * 10_000);
    room.sources.incidents.put(incident("often"));
    room.wait(1000);
  }
  room.wait(5000);
  const figures = room.figures()!;
  expect(figures.perHour.slice(-3).map(({ count }) => count)).toEqual([1, 0, 3]);
  expect(figures.frequent.map(({ alarm, count }) => [alarm, count])).toEqual([
    [alarmOf("often"), 3],
    [alarmOf("old"), 1],
  ]);
  expect(figures.longest.map(({ alarm }) => alarm)).toEqual([alarmOf("old")]);
});

describe("a database that cannot be written", () => {
  it("keeps no alarm from being told, and has it in its record afterwards", () => {
    const room = alarmsOn();
    const full = vi.spyOn(room.store.alarms, "put").mockImplementation(() => {
      throw new Error("disk full");
    });
    room.sources.incidents.put(late("TL-1"));
    room.wait(1000);
    expect(room.states()).toEqual({ [alarmOf("TL-1")]: "unacknowledged" });
    full.mockRestore();
    room.wait(1000);
    expect(room.store.alarms.since(0)).toMatchObject([{ alarm: alarmOf("TL-1"), announcedAt: start + 1000 }]);
  });
});

it("the record is bounded, and what waits for somebody is never dropped from it", () => {
  const { alarms, transaction } = storeInMemory();
  const about = { cause: "disk" as const, subject: { kind: "room" as const, id: "disk" }, district: null };
  const put = (alarm: string, raisedAt: number, acknowledgedAt: number | null) =>
    alarms.put({
      ...{ alarm, raisedAt, ...about, priority: "low", params: {}, announcedAt: raisedAt },
      ...{ returnedAt: raisedAt + 1, acknowledgedAt, acknowledgedBy: null },
    });
  transaction(() => {
    put("waits", 1, null);
    for (let n = 2; n < occurrencesKept + 50; n++) put("flaps", n, n + 1);
  });
  alarms.prune();
  expect(alarms.since(0)).toHaveLength(occurrencesKept);
  expect(alarms.standing().map(({ alarm }) => alarm)).toEqual(["waits"]);
});

describe("the table", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is looked at when what it watches changes, and each second", () => {
    const looked: string[] = [];
    const source = (cause: AlarmSource["cause"], watches: AlarmSource["watches"]): AlarmSource => ({
      ...{ cause, watches },
      conditions: (): Condition[] => {
        looked.push(cause);
        return [];
      },
    });
    const { board, sources } = alarmsOn(storeInMemory(), {
      table: [source("deadline", ["incidents"]), source("disk", [])],
    });
    board.start();
    expect(looked.splice(0)).toEqual(["deadline", "disk"]);
    for (let n = 0; n < 50; n++) sources.incidents.put(incident(`TL-${n}`));
    vi.advanceTimersByTime(200);
    expect(looked.splice(0)).toEqual(["deadline"]);
    vi.advanceTimersByTime(800);
    expect(looked.splice(0)).toEqual(["deadline", "disk"]);
    board.stop();
    sources.incidents.put(incident("TL-1"));
    vi.advanceTimersByTime(5000);
    expect(looked).toEqual([]);
  });
});
