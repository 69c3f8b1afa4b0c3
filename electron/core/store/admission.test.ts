import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { mostAheadMs } from "./admission.ts";
import { createStore } from "./index.ts";
import { hashOf } from "./log.ts";
import { migrations } from "./migrations/index.ts";

const now = Date.parse("2026-11-25T08:00:00Z");

function opened(database = new Sqlite(":memory:")) {
  if (database.pragma("user_version", { simple: true }) === 0) {
    for (const { apply } of migrations) apply(database);
    database.pragma("user_version = 1");
  }
  const store = createStore(database, ({ hash }) => `signed ${hash}`);
  store.log.verifyWith(({ hash, signature }) => signature === `signed ${hash}`);
  return { ...store, database };
}

/** Notes of a station, one a second. */
function written(station: string, count: number): SealedEvent[] {
  const { log } = opened();
  for (let seq = 1; seq <= count; seq++) {
    const body = { text: `${station} ${seq}` };
    log.append(station, { kind: "incident.noted", subject: "TL-1", body }, "person:a", now + seq * 1000);
  }
  return log.sealed(station);
}

/** As somebody would write it who has the station's key. */
function resealed(event: SealedEvent): SealedEvent {
  const hash = hashOf(event);
  return { ...event, hash, signature: `signed ${hash}` };
}

describe("admission", () => {
  it("ends in the same logs in whatever order and chunks events come, and however often", () => {
    const logs = [written("a", 6), written("b", 6), written("c", 6)];
    const chunk = fc.record({
      station: fc.nat(2),
      from: fc.nat(5),
      length: fc.integer({ min: 1, max: 6 }),
    });
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 25 }), (chunks) => {
        const { log } = opened();
        const told: RoomEvent[] = [];
        log.onAdmitted((events) => void told.push(...events));
        for (const { station, from, length } of chunks) {
          const held = log.sealed("abc"[station]!).length;
          const events = logs[station]!.slice(from, from + length);
          const answer = log.admit(events, now + 10_000);
          if (from > held) expect(answer).toEqual({ ok: false, reason: "gap", seq: from + 1 });
          else expect(answer).toEqual({ ok: true, admitted: Math.max(0, events.at(-1)!.seq - held) });
        }
        for (const events of logs) log.admit(events, now + 10_000);
        expect([log.sealed("a"), log.sealed("b"), log.sealed("c")]).toEqual(logs);
        expect(told).toHaveLength(18);
        expect(log.of("TL-1")).toHaveLength(18);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, (events: SealedEvent[]) => SealedEvent[], string, number]>([
    ["whose body was altered", ([a, b, c]) => [a!, { ...b!, body: { text: "x" } }, c!], "hash", 2],
    ["by another actor", ([a, b, c]) => [a!, { ...b!, actor: "person:b" }, c!], "hash", 2],
    ["that does not follow", ([a, b, c]) => [a!, resealed({ ...b!, prev: c!.hash }), c!], "chain", 2],
    ["with a gap", ([, b, c]) => [b!, c!], "gap", 2],
    ["not in order", ([a, b, c]) => [a!, c!, b!], "scattered", 3],
    ["of two stations", ([a, b]) => [a!, { ...b!, station: "b" }], "scattered", 2],
    ["that nobody signed", ([a, b]) => [a!, { ...b!, signature: "" }], "signature", 2],
    ["that goes back in time", ([a, b]) => [a!, resealed({ ...b!, time: a!.time })], "time", 2],
    [
      "without a time",
      ([a, b]) => [a!, resealed({ ...b!, time: "2026-02-31T00:00:00.000Z-0000" })],
      "time",
      2,
    ],
    [
      "from a far future",
      ([a, b]) => [a!, resealed({ ...b!, time: "2026-11-26T09:00:00.000Z-0000" })],
      "ahead",
      2,
    ],
  ])("refuses a batch with one %s, and admits nothing of it", (_, change, reason, seq) => {
    const { log } = opened();
    let told = 0;
    log.onAdmitted(() => void told++);
    expect(log.admit(change(written("a", 3)), now)).toEqual({ ok: false, reason, seq });
    expect(log.sealed("a")).toEqual([]);
    expect(told).toBe(0);
    expect(log.admit(written("a", 3), now)).toEqual({ ok: true, admitted: 3 });
  });

  it("refuses a second history of a station", () => {
    const { log } = opened();
    const events = written("a", 3);
    log.admit(events, now);
    const other = resealed({ ...events[2]!, actor: "person:b" });
    expect(log.admit([events[1]!, other], now)).toEqual({ ok: false, reason: "fork", seq: 3 });
    expect(log.sealed("a")).toEqual(events);
  });

  it("takes nobody's word before it knows whose", () => {
    const database = new Sqlite(":memory:");
    for (const { apply } of migrations) apply(database);
    expect(createStore(database).log.admit(written("a", 1), now)).toMatchObject({ reason: "signature" });
  });

  it("admits nothing where what is made of it cannot be written", () => {
    const { log, incidents, database } = opened();
    const stop = log.onAdmitted(() => {
      database.exec("INSERT INTO settings VALUES ('half', '1')");
      throw new Error("disk full");
    });
    expect(() => log.admit(written("a", 2), now)).toThrow("disk full");
    stop();
    expect(log.sealed("a")).toEqual([]);
    expect(database.prepare("SELECT count(*) FROM settings WHERE name = 'half'").pluck().get()).toBe(0);
    expect(incidents.current(0)).toEqual([]);
  });

  it("tells screens after the commit", () => {
    const { log, database } = opened();
    const seen: boolean[] = [];
    log.onAdmitted(() => {
      seen.push(database.inTransaction);
      return () => seen.push(database.inTransaction);
    });
    log.admit(written("a", 1), now);
    expect(seen).toEqual([true, false]);
  });

  it("puts its own next event after what it has seen", () => {
    const { log } = opened();
    log.admit(written("a", 3), now);
    const take = { kind: "incident.acknowledged", subject: "TL-1", body: {} } as const;
    expect(log.append("b", take, "person:b", now).time).toEqual({ ms: now + 3000, counter: 1 });
  });

  it("holds and passes on what it does not understand, and reads it when it does", () => {
    const events = written("a", 4);
    const chained: SealedEvent[] = [];
    for (const event of events) {
      const changed =
        event.seq === 2
          ? { kind: "incident.teleported", body: { text: "ke mana", tags: 5 } }
          : event.seq === 3
            ? { body: { text: ["of a", "newer form"] } }
            : {};
      chained.push(resealed({ ...event, ...changed, prev: chained.at(-1)?.hash ?? "" }));
    }
    const database = new Sqlite(":memory:");
    const before = opened(database);
    const told: string[] = [];
    const names = (all: readonly RoomEvent[]) =>
      void told.push(...all.map(({ seq, kind }) => `${seq} ${kind}`));
    before.log.onAdmitted(names);
    expect(before.log.admit(chained, now)).toEqual({ ok: true, admitted: 4 });
    expect(told).toEqual(["1 incident.noted", "4 incident.noted"]);
    expect(before.log.sealed("a")).toEqual(chained);
    expect(before.log.heads()).toEqual([{ station: "a", seq: 4, hash: chained[3]!.hash }]);
    const seqs = (all: readonly RoomEvent[]) => all.map(({ seq }) => seq);
    expect(seqs(before.log.of("TL-1"))).toEqual([1, 4]);
    expect(before.log.find("a", 2)).toBeUndefined();
    expect(before.logSearch.indexDue(10)).toBe(4);
    expect(before.log.readAgain()).toBe(0);
    // An update would know the kind: here the rows are made what this version knows.
    database.exec(`DROP TRIGGER events_are_not_altered;
      UPDATE events SET kind = 'incident.noted', body = '{"text":"sekarang terbaca"}' WHERE seq IN (2, 3)`);
    const after = opened(database);
    after.log.onAdmitted(names);
    expect(seqs(after.log.of("TL-1"))).toEqual([1, 4]);
    expect(after.log.readAgain()).toBe(2);
    expect(told.slice(2)).toEqual(["2 incident.noted", "3 incident.noted"]);
    expect(seqs(after.log.of("TL-1"))).toEqual([1, 2, 3, 4]);
    const filter = { actor: null, tag: null, group: null, incident: null };
    expect(after.logSearch.find("terbaca", filter, 1e9, 10).map(({ event }) => event.seq)).toEqual([3, 2]);
    expect(after.log.readAgain()).toBe(0);
  });

  it("waits for a clock to come near", () => {
    const { log } = opened();
    const [event] = written("a", 1);
    expect(log.admit([event!], now + 999 - mostAheadMs)).toMatchObject({ reason: "ahead" });
    expect(log.admit([event!], now + 1000 - mostAheadMs)).toEqual({ ok: true, admitted: 1 });
  });
});
