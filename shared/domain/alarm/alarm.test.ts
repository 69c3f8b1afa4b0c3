import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RoomEvent } from "../event/event.ts";
import {
  type Alarm,
  alarmStates,
  decided,
  isActive,
  isAnnounced,
  maxShelfMs,
  quietAlarm,
  raised,
  returned,
  shelfAt,
  stateAt,
  suppressed,
} from "./alarm.ts";

const base = (seq: number, ms: number) => ({
  ...{ station: "st-1", seq, time: { ms, counter: 0 }, actor: "operator:a", subject: "alarm" },
});
const acknowledged = (seq: number, ms: number, raisedAt: number): RoomEvent => ({
  ...base(seq, ms),
  kind: "alarm.acknowledged",
  body: { raisedAt },
});
const shelved = (seq: number, ms: number, until: number): RoomEvent => ({
  ...base(seq, ms),
  kind: "alarm.shelved",
  body: { reason: "maintenance", until },
});
const unshelved = (seq: number, ms: number): RoomEvent => ({
  ...base(seq, ms),
  kind: "alarm.unshelved",
  body: {},
});

describe("the life of an alarm", () => {
  it("is raised, acknowledged, and over when its condition is", () => {
    const up = raised(quietAlarm, 10);
    expect(stateAt(quietAlarm, 10)).toBe("normal");
    expect(stateAt(up, 11)).toBe("unacknowledged");
    const known = decided(up, acknowledged(1, 12, 10));
    expect(stateAt(known, 13)).toBe("acknowledged");
    expect(stateAt(returned(known, 14), 15)).toBe("normal");
  });

  it("that returned by itself waits for somebody to see it", () => {
    const over = returned(raised(quietAlarm, 10), 20);
    expect(stateAt(over, 21)).toBe("returned");
    expect(stateAt(decided(over, acknowledged(1, 22, 10)), 23)).toBe("normal");
  });

  it("asks again when it comes again, whatever was acknowledged before", () => {
    const first = decided(raised(quietAlarm, 10), acknowledged(1, 12, 10));
    const again = raised(returned(first, 20), 30);
    expect(stateAt(again, 31)).toBe("unacknowledged");
    // Its clock says that it began long ago: it is later than what was acknowledged all the same.
    const backwards = raised(returned(first, 20), 3);
    expect(backwards.occurrence).toEqual({ raisedAtMs: 20, returnedAtMs: null, told: true });
    expect(stateAt(backwards, 31)).toBe("unacknowledged");
  });

  it("is not acknowledged by who saw an earlier one, however late that was decided", () => {
    const again = raised(returned(raised(quietAlarm, 10), 20), 30);
    expect(stateAt(decided(again, acknowledged(1, 99, 10)), 100)).toBe("unacknowledged");
  });

  it("lies on a shelf until it comes back by itself, or is taken off it", () => {
    const up = decided(raised(quietAlarm, 10), shelved(1, 20, 1000));
    expect(shelfAt(up, 999)).toEqual({ reason: "maintenance", untilMs: 1000, by: "operator:a" });
    expect([stateAt(up, 999), stateAt(up, 1000)]).toEqual(["shelved", "unacknowledged"]);
    expect(stateAt(decided(up, unshelved(2, 30)), 31)).toBe("unacknowledged");
  });

  it("is never shelved for longer than eight hours, whatever was written", () => {
    const up = decided(raised(quietAlarm, 0), shelved(1, 20, Number.MAX_SAFE_INTEGER));
    expect(stateAt(up, 20 + maxShelfMs - 1)).toBe("shelved");
    expect(stateAt(up, 20 + maxShelfMs)).toBe("unacknowledged");
  });

  it("is held back while another one says the same, and told when that ends", () => {
    const up = raised(suppressed(quietAlarm, true), 10);
    expect([stateAt(up, 11), isAnnounced(stateAt(up, 11))]).toEqual(["suppressed", false]);
    expect(stateAt(suppressed(up, false), 12)).toBe("unacknowledged");
    // What nobody was told of needs nobody when it is over.
    expect(stateAt(returned(up, 12), 13)).toBe("normal");
    const toldBefore = returned(suppressed(raised(quietAlarm, 10), true), 12);
    expect(stateAt(toldBefore, 13)).toBe("returned");
  });
});

const ms = fc.nat(100);
const change = fc.oneof(
  fc.record({ type: fc.constant("raised" as const), at: ms }),
  fc.record({ type: fc.constant("returned" as const), at: ms }),
  fc.record({ type: fc.constant("suppressed" as const), isSo: fc.boolean() }),
);
type Change = typeof change extends fc.Arbitrary<infer Each> ? Each : never;
const decision = fc.oneof(
  fc.record({ type: fc.constant("acknowledge" as const), ms, raisedAt: ms }),
  fc.record({ type: fc.constant("shelve" as const), ms, until: fc.nat(maxShelfMs * 2) }),
  fc.record({ type: fc.constant("unshelve" as const), ms }),
);
const decisions = fc.array(decision, { maxLength: 8 }).map((all) =>
  all.map((each, seq): RoomEvent => {
    if (each.type === "acknowledge") return acknowledged(seq, each.ms, each.raisedAt);
    return each.type === "shelve" ? shelved(seq, each.ms, each.until) : unshelved(seq, each.ms);
  }),
);

function changed(alarm: Alarm, change: Change): Alarm {
  if (change.type === "suppressed") return suppressed(alarm, change.isSo);
  return change.type === "raised" ? raised(alarm, change.at) : returned(alarm, change.at);
}

it("ends the same in whatever order decisions arrive between changes of the condition, and however often", () => {
  const scenario = fc
    .record({ changes: fc.array(change, { maxLength: 10 }), events: decisions })
    .chain((given) =>
      fc.record({
        ...{ changes: fc.constant(given.changes), events: fc.constant(given.events) },
        /** Before which change each decision arrives, twice over and shuffled. */
        arrivals: fc.shuffledSubarray([...given.events, ...given.events], {
          minLength: given.events.length * 2,
        }),
        at: fc.array(fc.nat(given.changes.length), {
          minLength: given.events.length * 2,
          maxLength: given.events.length * 2,
        }),
      }),
    );
  fc.assert(
    fc.property(scenario, ({ changes, events, arrivals, at }) => {
      let orderly = changes.reduce(changed, quietAlarm);
      for (const event of events) orderly = decided(orderly, event);
      let mixed = quietAlarm;
      for (let step = 0; step <= changes.length; step++) {
        arrivals.forEach((event, n) => {
          if (at[n] === step) mixed = decided(mixed, event);
        });
        const next = changes[step];
        if (next) mixed = changed(mixed, next);
      }
      expect(mixed).toEqual(orderly);
    }),
    { numRuns: 400 },
  );
});

it("is in one of the states of the standard at any time, and off every shelf after eight hours", () => {
  fc.assert(
    fc.property(fc.array(change), decisions, fc.nat(maxShelfMs * 3), (changes, events, now) => {
      const alarm = events.reduce(decided, changes.reduce(changed, quietAlarm));
      const state = stateAt(alarm, now);
      expect(alarmStates).toContain(state);
      if (state === "acknowledged" || state === "unacknowledged") expect(isActive(alarm)).toBe(true);
      const latest = Math.max(0, ...events.map(({ time }) => time.ms));
      expect(stateAt(alarm, latest + maxShelfMs)).not.toBe("shelved");
    }),
  );
});

it("nobody loses what was told: until it is acknowledged it is shown, shelved or suppressed", () => {
  fc.assert(
    fc.property(fc.array(change), decisions, ms, (changes, events, now) => {
      const alarm = events.reduce(decided, changes.reduce(changed, quietAlarm));
      const { occurrence } = alarm;
      const seen = Math.max(
        -1,
        ...events.map(({ kind, body }) => (kind === "alarm.acknowledged" ? body.raisedAt : -1)),
      );
      if (occurrence?.told && occurrence.raisedAtMs > seen) expect(stateAt(alarm, now)).not.toBe("normal");
      if (isActive(alarm)) expect(stateAt(alarm, now)).not.toBe("normal");
    }),
  );
});
