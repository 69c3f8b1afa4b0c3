import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEvents, type Decision, eventId, type RoomEvent } from "../event/event.ts";
import { isActive, type ReplyType, replyTypes } from "../order/order.ts";
import { dueTimes, nextDeadline } from "./deadlines.ts";
import { foldIncident, newIncident, stepIncident, stepWhereLater, tickKey } from "./incident.ts";
import { isOpen } from "./transitions.ts";

const id = "TL-1";
const minute = 60_000;

/** Events of one station, a minute apart. */
function history(...decisions: readonly Omit<Decision, "subject">[]): RoomEvent[] {
  return decisions.map(
    (decision, index) =>
      ({
        ...decision,
        ...{ subject: id, station: "a", seq: index + 1, actor: "operator:a" },
        time: { ms: (index + 1) * minute, counter: 0 },
      }) as RoomEvent,
  );
}

const take = { kind: "incident.acknowledged", body: {} } as const;
const send = (order: string, officer = "P-1") =>
  ({
    kind: "order.sent",
    body: { order, officer, task: "Angkut", group: "G", support: false, replaces: null, replyBy: 9 * minute },
  }) as const;
const answer = (order: string, type: ReplyType, reason: string | null = null) =>
  ({
    kind: "order.replied",
    body: {
      order,
      reply: {
        ...{ id: `${order}-${type}`, type, claimedAt: 0, heardAt: 0, reason, note: null },
        ...{ place: null, photos: [] },
      },
    },
  }) as const;
const resolve = { kind: "incident.resolved", body: { note: null } } as const;
const fold = (...decisions: readonly Omit<Decision, "subject">[]) => foldIncident(id, history(...decisions));

describe("an incident", () => {
  it("is new while nobody decided anything", () => {
    expect(foldIncident(id, [])).toEqual(newIncident(id));
  });

  it("goes from the report to the finished job", () => {
    const done = fold(
      ...[take, send("O-1"), answer("O-1", "received"), answer("O-1", "accepted"), answer("O-1", "en-route")],
      ...[answer("O-1", "on-scene"), answer("O-1", "done")],
      { kind: "incident.closed", body: { note: null } },
    );
    expect(done).toMatchObject({
      ...{ state: "closed", acknowledgedBy: "operator:a" },
      reached: { acknowledge: minute, dispatch: 2 * minute, arrive: 6 * minute, resolve: 7 * minute },
    });
    expect(done.orders.get("O-1")).toMatchObject({ state: "done", officer: "P-1" });
    expect(done.withoutEffect.size).toBe(0);
  });

  it("is the first one's that took it; the second is remembered as without effect", () => {
    const [mine, theirs] = history(take, take);
    const other = { ...theirs!, station: "b", seq: 1, actor: "operator:b", time: { ms: minute, counter: 0 } };
    const incident = foldIncident(id, [other, mine!]);
    expect(incident.acknowledgedBy).toBe("operator:a");
    expect([...incident.withoutEffect]).toEqual(["b:1"]);
  });

  it("waits for another crew when the last one refused or was called back, and its deadline to send one is back", () => {
    const refused = fold(take, send("O-1"), answer("O-1", "refused", "ban bocor"));
    expect(refused).toMatchObject({ state: "acknowledged", reached: { dispatch: null } });
    expect(refused.orders.get("O-1")).toMatchObject({ state: "refused", reason: "ban bocor" });
    const recall = { kind: "order.recalled", body: { order: "O-2", reason: null } } as const;
    expect(fold(take, send("O-1"), send("O-2"), recall).state).toBe("dispatched");
    expect(fold(take, send("O-2"), answer("O-2", "on-scene"), recall).state).toBe("acknowledged");
  });

  it("is resolved when the last crew is done, not before", () => {
    const both = [send("O-1"), send("O-2", "P-2"), answer("O-1", "on-scene"), answer("O-1", "done")] as const;
    expect(fold(...both).state).toBe("on-scene");
    expect(fold(...both, answer("O-2", "done")).state).toBe("resolved");
    expect(fold(...both, answer("O-2", "refused")).state).toBe("resolved");
  });

  it("takes nothing back for what is heard late, twice, or of an order that nobody gave", () => {
    const late = fold(
      send("O-1"),
      answer("O-1", "on-scene"),
      answer("O-1", "en-route"),
      answer("O-9", "done"),
    );
    expect(late).toMatchObject({ state: "on-scene" });
    expect(late.orders.get("O-1")).toMatchObject({ state: "on-scene" });
    expect([...late.withoutEffect]).toEqual(["a:4"]);
    const over = fold(send("O-1"), resolve, answer("O-1", "en-route"));
    expect(over.state).toBe("resolved");
    expect(over.orders.get("O-1")).toMatchObject({ state: "recalled" });
  });

  it("begins anew with its deadlines when it is opened again or handed to another agency", () => {
    const again = fold(take, resolve, { kind: "incident.reopened", body: { reason: "belum bersih" } });
    expect(again).toMatchObject({
      ...{ state: "acknowledged", countedFromMs: 3 * minute },
      reached: { acknowledge: 3 * minute, dispatch: null, resolve: null },
    });
    const handed = fold(take, send("O-1"), {
      ...{ kind: "incident.transferred", body: { agency: "dishub", reason: "bukan kami" } },
    });
    expect(handed).toMatchObject({ state: "new", agency: "dishub", acknowledgedBy: null });
    expect(handed.orders.get("O-1")).toMatchObject({ state: "recalled" });
  });

  it("keeps what people said of it, the last word by clock", () => {
    const incident = fold(
      { kind: "incident.changed", body: { category: "banjir", address: "Jl. A" } },
      { kind: "incident.changed", body: { category: "macet" } },
      { kind: "incident.kept-apart", body: { from: "TL-2" } },
      { kind: "sop.ticked", body: { sop: "banjir", version: 1, step: "pompa", done: true } },
    );
    expect(incident.changes).toEqual({ category: "macet", address: "Jl. A" });
    expect([...incident.keptApart]).toEqual(["TL-2"]);
    expect(incident.ticks.get(tickKey("banjir", "pompa"))).toMatchObject({ done: true, atMs: 4 * minute });
  });

  it("is never merged into itself", () => {
    expect(fold({ kind: "incident.merged", body: { into: id } })).toMatchObject({
      state: "new",
      mergedInto: null,
    });
  });
});

const orders = ["O-1", "O-2", "O-3"];
const order = fc.constantFrom(...orders);
const anything: fc.Arbitrary<Omit<Decision, "subject">> = fc.oneof(
  fc.constantFrom<Omit<Decision, "subject">>(
    ...[take, resolve],
    { kind: "incident.closed", body: { note: null } },
    { kind: "incident.reopened", body: { reason: "x" } },
    { kind: "incident.cancelled", body: { reason: "x" } },
    { kind: "incident.merged", body: { into: "TL-2" } },
    { kind: "incident.separated", body: {} },
    { kind: "incident.transferred", body: { agency: "dishub", reason: "x" } },
    { kind: "incident.noted", body: { text: "x" } },
  ),
  order.map((each) => send(each, `P-${each}`)),
  order.map((each) => ({ kind: "order.recalled" as const, body: { order: each, reason: null } })),
  fc.tuple(order, fc.constantFrom(...replyTypes)).map(([each, type]) => answer(each, type)),
  order.map((each) => ({
    kind: "order.escalated" as const,
    body: { order: each, step: 1, action: "supervisor" as const, officer: "P-9" },
  })),
  fc
    .constantFrom("banjir", "macet")
    .map((category) => ({ kind: "incident.changed" as const, body: { category } })),
);

/** What several stations decided, each without knowing of the others, at times that often are the same. */
const events: fc.Arbitrary<RoomEvent[]> = fc
  .array(fc.tuple(anything, fc.constantFrom("a", "b", "c"), fc.nat(20), fc.nat(1)), { maxLength: 40 })
  .map((made) => {
    const seqs = new Map<string, number>();
    return made.map(([decision, station, at, counter]) => {
      const seq = (seqs.get(station) ?? 0) + 1;
      seqs.set(station, seq);
      return {
        ...decision,
        subject: id,
        station,
        seq,
        actor: `operator:${station}`,
        time: { ms: at, counter },
      } as RoomEvent;
    });
  });

describe("the same events end in the same incident", () => {
  it("in any order, and however often each of them comes", () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = [...all, ...all.filter(() => (random.next().value as number) % 3 === 0)]
          .map((event) => ({ event, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        expect(foldIncident(id, shuffled)).toEqual(foldIncident(id, all));
      }),
    );
  });

  it("also when some were lost for a while and came later", () => {
    fc.assert(
      fc.property(events, fc.nat(40), (all, cut) => {
        const [early, late] = [all.slice(0, cut), all.slice(cut)];
        foldIncident(id, early);
        expect(foldIncident(id, [...late, ...early])).toEqual(foldIncident(id, all));
      }),
    );
  });

  it("one by one as they come, where they come by the clock", () => {
    fc.assert(
      fc.property(events, (all) => {
        const sorted = [...all].sort(compareEvents);
        expect(sorted.reduce(stepIncident, newIncident(id))).toEqual(foldIncident(id, all));
      }),
    );
  });

  it("in batches, folded anew only where one is late", () => {
    fc.assert(
      fc.property(events, fc.nat(40), (all, cut) => {
        const [known, news] = [all.slice(0, cut), all.slice(cut)];
        const stepped = stepWhereLater(foldIncident(id, known), news);
        const isLate = news.some((event) => known.some((other) => compareEvents(event, other) <= 0));
        expect(stepped).toEqual(isLate ? undefined : foldIncident(id, all));
      }),
    );
    const [first, second] = history(take, resolve);
    expect(stepWhereLater(foldIncident(id, [first!]), [second!])).toEqual(
      foldIncident(id, [first!, second!]),
    );
  });

  it("and it never rests in a state that its orders deny", () => {
    fc.assert(
      fc.property(events, (all) => {
        const incident = foldIncident(id, all);
        const known = new Set(all.map(eventId));
        expect([...incident.withoutEffect].every((each) => known.has(each))).toBe(true);
        const active = [...incident.orders.values()].filter(isActive);
        if (!isOpen(incident.state) && incident.state !== "merged") expect(active).toEqual([]);
      }),
    );
  });
});

it("deadlines: the first stage not reached, counted in minutes, none when it is over", () => {
  const due = dueTimes({ acknowledge: 1, dispatch: 2, arrive: 10, resolve: 60 }, 1000);
  expect(due).toEqual({ acknowledge: 61_000, dispatch: 121_000, arrive: 601_000, resolve: 3_601_000 });
  const none = { acknowledge: null, dispatch: null, arrive: null, resolve: null };
  expect(nextDeadline("new", none, due)).toEqual({ stage: "acknowledge", at: 61_000 });
  expect(nextDeadline("on-scene", { ...none, acknowledge: 1, dispatch: 2, arrive: 3 }, due)).toEqual({
    ...{ stage: "resolve", at: 3_601_000 },
  });
  expect(nextDeadline("resolved", none, due)).toBeNull();
  expect(nextDeadline("merged", none, due)).toBeNull();
});
