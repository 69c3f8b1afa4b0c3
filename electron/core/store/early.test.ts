import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { SealedEvent } from "../../../shared/domain/event/sealedEvent.ts";
import { databaseInMemory, storeInMemory } from "./testing.ts";

const now = Date.parse("2026-11-25T08:00:00Z");
const signed = ({ hash }: Pick<SealedEvent, "hash">) => `signed ${hash}`;

function opened() {
  const store = storeInMemory(signed);
  store.log.verifyWith((event) => event.signature === signed(event));
  const told: RoomEvent[] = [];
  store.log.onAdmitted((events) => void told.push(...events));
  return { ...store, told };
}

function written(station: string, count: number): SealedEvent[] {
  const { log } = storeInMemory(signed);
  for (let seq = 1; seq <= count; seq++) {
    const body = { text: `${station} ${seq}` };
    log.append(station, { kind: "incident.noted", subject: "TL-1", body }, "person:a", now + seq * 1000);
  }
  return log.sealed(station);
}

describe("events that are taken early", () => {
  const logs = [written("a", 8), written("b", 8)];

  it("end in the same logs as all in order, are told once, and move no head before its chain is whole", () => {
    const step = fc.record({
      early: fc.boolean(),
      station: fc.nat(1),
      from: fc.nat(7),
      length: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { log, told } = opened();
        const whole = [0, 0];
        const held = [new Set<number>(), new Set<number>()];
        for (const { early, station, from, length } of steps) {
          const events = logs[station]!.slice(from, from + length);
          const isTaken = early || log.admit(events, now).ok;
          if (early) expect(log.admitEarly(events, now)).toEqual([]);
          if (isTaken) for (const { seq } of events) held[station]!.add(seq);
          // A log goes on through what was taken early, once events before that come in their turn.
          if (!early && isTaken && events.at(-1)!.seq > whole[station]!)
            do whole[station]!++;
            while (held[station]!.has(whole[station]! + 1));
          expect(log.heads().map(({ station: of, seq }) => `${of} ${seq}`)).toEqual(
            ["a", "b"].flatMap((of, index) => (whole[index] ? [`${of} ${whole[index]}`] : [])),
          );
        }
        for (const events of logs) expect(log.admit(events, now)).toMatchObject({ ok: true });
        expect([log.sealed("a"), log.sealed("b"), log.early()]).toEqual([...logs, []]);
        expect(new Set(told.map(({ station, seq }) => `${station} ${seq}`)).size).toBe(told.length);
        expect(told).toHaveLength(16);
      }),
      { numRuns: 15 },
    );
  });

  it("are read like all others, while the log ends where its chain ends", () => {
    const { log } = opened();
    log.admit(logs[0]!.slice(0, 2), now);
    log.admitEarly(logs[0]!.slice(5), now);
    expect(log.of("TL-1").map(({ seq }) => seq)).toEqual([1, 2, 6, 7, 8]);
    expect([log.headOf("a")?.seq, log.early().length, log.seen("b")]).toEqual([2, 3, { a: 8 }]);
  });

  it("are not taken where they were altered or nobody signed them; a run of them needs one signature", () => {
    const { log } = opened();
    const [a] = logs;
    const unsigned = { ...a![3]!, signature: "" };
    expect(log.admitEarly([{ ...a![2]!, body: { text: "x" } }, unsigned], now)).toEqual([unsigned]);
    expect(log.early()).toEqual([]);
    expect(log.admitEarly([unsigned, a![4]!, a![4]!], now)).toEqual([]);
    expect(log.early().map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it("are reached by their log where it comes to them, up to the first that does not follow", () => {
    const { log, told } = opened();
    const [a] = logs;
    log.admitEarly([...a!.slice(2, 5), ...a!.slice(6)], now);
    expect(log.admit(a!.slice(0, 2), now)).toEqual({ ok: true, admitted: 5 });
    expect([log.headOf("a")?.seq, log.early().map(({ seq }) => seq)]).toEqual([5, [7, 8]]);
    expect(log.admit(a!.slice(5, 6), now)).toEqual({ ok: true, admitted: 3 });
    expect([log.headOf("a"), log.early()]).toEqual([{ station: "a", seq: 8, hash: a![7]!.hash }, []]);
    expect(told.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("are not reached where they follow another event", () => {
    const { log } = opened();
    const other = storeInMemory(signed);
    for (let seq = 1; seq <= 3; seq++) {
      const body = { text: `another ${seq}` };
      other.log.append("a", { kind: "incident.noted", subject: "TL-1", body }, "person:a", now + seq);
    }
    log.admitEarly(other.log.sealed("a").slice(2), now);
    expect(log.admit(logs[0]!.slice(0, 2), now)).toEqual({ ok: true, admitted: 2 });
    expect([log.headOf("a")?.seq, log.early()]).toEqual([2, [{ station: "a", seq: 3 }]]);
  });

  it("stand against another event in their place, as any that is held", () => {
    const { log } = opened();
    log.admitEarly(logs[0]!.slice(2, 3), now);
    const other = storeInMemory(signed);
    for (let seq = 1; seq <= 3; seq++) {
      const body = { text: `another ${seq}` };
      other.log.append("a", { kind: "incident.noted", subject: "TL-1", body }, "person:a", now + seq);
    }
    expect(log.admit(other.log.sealed("a"), now)).toEqual({ ok: false, reason: "fork", seq: 3 });
  });
});

describe("the present", () => {
  it("is who belongs to the room, open incidents and what happened lately, each once; not what ended long ago", () => {
    const database = databaseInMemory();
    const { log, incidents } = storeInMemory(signed, database);
    const dayMs = 86_400_000;
    const at = (subject: string, ms: number) =>
      log.append("a", { kind: "incident.noted", subject, body: { text: "x" } }, "person:a", ms);
    const old = [at("TL-old", now - 50 * dayMs), at("TL-open", now - 40 * dayMs)];
    const admitted = { station: "b", publicKey: "k".repeat(43), by: "code" } as const;
    log.append(
      "a",
      { kind: "station.admitted", subject: "station:b", body: admitted },
      "person:a",
      now - 30 * dayMs,
    );
    at("TL-lately", now - 1000);
    at("TL-open", now - 500);
    const state = (id: string, is: "acknowledged" | "closed", stateSinceMs: number) =>
      incidents.put({ id, state: is, stateSinceMs, mergedInto: null, orders: new Map() } as never);
    state("TL-old", "closed", now - 49 * dayMs);
    state("TL-open", "acknowledged", now - 40 * dayMs);
    const found = [...log.givenAt(log.present(now))].map(({ text }) => JSON.parse(text) as SealedEvent);
    expect(found.map(({ subject }) => subject)).toEqual(["station:b", "TL-open", "TL-open", "TL-lately"]);
    expect(found.some(({ seq }) => seq === old[0]!.seq)).toBe(false);
  });
});
