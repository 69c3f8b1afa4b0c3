/** One machine against everything that others could send it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SealedEvent } from "../event/sealedEvent.ts";
import { seededRandom } from "../random.ts";
import type { Batch, Presence, ReplicationMessage, Reply, Request } from "./message.ts";
import { Peer } from "./peer.ts";
import { asHeard, MemoryLog, sealed } from "./simulator/memoryLog.ts";
import { smallLimits } from "./simulator/simulator.ts";

const noted = (text: string) => ({ kind: "incident.noted", subject: "TL-1", body: { text } }) as const;

/** Events as a station writes them: so many of one log. */
function logOf(station: string, count: number, text = "x"): SealedEvent[] {
  const log = new MemoryLog();
  return Array.from({ length: count }, (_, index) =>
    log.append(station, noted(text), "person:U-1", `key-${station}`, 1000 + index),
  );
}

function peerOf({ members = ["b", "c"], log = new MemoryLog() } = {}) {
  const sent: (Presence | Batch | Request)[] = [];
  const refused: string[] = [];
  log.keysOf = (station) => [`key-${station}`];
  const peer = new Peer({
    ...{ self: "a", log, limits: smallLimits, random: seededRandom(1) },
    standingOf: (id) => (id === "r" ? "retired" : id === "a" || members.includes(id) ? "member" : "stranger"),
    readEvent: (text) => JSON.parse(text) as SealedEvent,
    send: (message) => void sent.push(asHeard(message) as Presence | Batch | Request),
    onRefused: (sender, reason) => void refused.push(`${sender} ${reason}`),
  });
  peer.linkUp(0);
  const requests = () =>
    sent.filter((each): each is Request => each.kind === "request" && each.ranges.length > 0);
  return { peer, log, sent, refused, requests };
}

const presence = (...heads: [string, number][]): Presence => ({
  kind: "presence",
  heads: heads.map(([station, seq]) => ({ station, seq, hash: "" })),
  early: null,
});
const batch = (events: readonly SealedEvent[]): Batch => ({ kind: "batch", events });
const reply = (id: number, events: readonly SealedEvent[], more: Partial<Reply> = {}): Reply => ({
  ...{
    kind: "reply",
    to: "a",
    id,
    askedAtMs: 0,
    heardAtMs: 0,
    sentAtMs: 0,
    events,
    piece: null,
    present: null,
    last: true,
  },
  ...more,
});

describe("what is missing", () => {
  it("is asked for after a moment, of whoever has it, and of another one who does not answer", () => {
    const { peer, requests, log } = peerOf();
    const events = logOf("d", 5);
    const { peer: known, requests: asked } = peerOf({ members: ["b", "c", "d"] });
    known.take("b", presence(["d", 5]), 0);
    known.take("c", presence(["d", 5]), 0);
    known.tick(0);
    expect(asked()).toEqual([]);
    known.tick(smallLimits.graceMs);
    expect(asked()).toHaveLength(1);
    known.tick(smallLimits.graceMs + smallLimits.timeoutMs);
    expect(asked()).toHaveLength(2);
    expect(asked()[1]!.to).not.toBe(asked()[0]!.to);
    known.take(asked()[1]!.to, reply(asked()[1]!.id, events), 9000);
    expect(known.behind).toBe(0);
    // Nobody let `d` in here.
    peer.take("b", presence(["d", 5]), 0);
    peer.tick(smallLimits.graceMs * 2);
    expect([requests(), log.heads()]).toEqual([[], []]);
  });

  it("comes in whatever order, and as often as it likes", () => {
    const events = logOf("b", 12);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 4 })), { maxLength: 40 }),
        (pieces) => {
          const { peer, log, refused } = peerOf();
          for (const [from, count] of pieces) peer.take("b", batch(events.slice(from, from + count)), 0);
          for (let from = 0; from < 12; from += 4) peer.take("b", batch(events.slice(from, from + 4)), 0);
          expect(log.events.get("b")).toEqual(events);
          expect(refused).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is put together where one event is larger than a message", () => {
    const log = new MemoryLog();
    const [big] = logOf("b", 1, "é".repeat(3000));
    log.keysOf = () => ["key-b"];
    log.admit([big!]);
    const giver = peerOf({ log });
    giver.peer.take(
      "c",
      {
        kind: "request",
        to: "a",
        id: 7,
        askedAtMs: 0,
        ranges: [{ station: "b", from: 1, to: 1 }],
        present: null,
      },
      0,
    );
    const asker = peerOf();
    asker.peer.take("b", presence(["b", 1]), 0);
    asker.peer.tick(0);
    asker.peer.tick(smallLimits.graceMs);
    const { id } = asker.requests()[0]!;
    let parts = 0;
    for (let part = giver.peer.answer(0); part; part = giver.peer.answer(0)) {
      asker.peer.take("b", asHeard({ ...part, to: "a", id }), 0);
      parts++;
    }
    expect(parts).toBeGreaterThan(1);
    expect(asker.log.events.get("b")).toEqual([big]);
  });
});

describe("a station that lacks a long history", () => {
  const past = logOf("b", 30);
  const lacking = () => {
    const asker = peerOf();
    asker.peer.take("b", presence(["b", 30]), 0);
    asker.peer.tick(0);
    const asked = () =>
      asker.sent.filter((each): each is Request => each.kind === "request" && !!each.present);
    return { ...asker, asked };
  };
  const giving = () => {
    const log = new MemoryLog();
    log.keysOf = () => ["key-b"];
    log.admit(past);
    return peerOf({ log });
  };

  it("asks for the present first, page by page, and for the history then, until that meets what came early", () => {
    const { peer, log, asked, requests, refused } = lacking();
    const giver = giving();
    for (let page = 0; asked().length > page; page++) {
      expect(requests()).toEqual([]);
      expect(peer.presentProgress).not.toBeNull();
      giver.peer.take("c", { ...asked()[page]!, to: "a" }, 0);
      for (let part = giver.peer.answer(0); part; part = giver.peer.answer(0))
        peer.take("b", asHeard({ ...part, to: "a" }), 0);
    }
    expect(asked().map(({ present }) => present!.at)).toEqual([0, 7, 14, 21, 28]);
    // All is seen, and nothing of it is called whole.
    expect([log.all().length, log.head("b"), peer.behind]).toEqual([30, undefined, 30]);
    expect(peer.presentProgress).toBeNull();
    expect(requests().length).toBeGreaterThan(0);
    peer.take("b", batch(past.slice(0, 3)), 0);
    expect([log.events.get("b"), log.early(), peer.behind]).toEqual([past, [], 0]);
    expect(refused).toEqual([]);
  });

  it("goes on with the next page after the way was lost, and asks for the history alone where nobody knows the question", () => {
    const { peer, asked, requests } = lacking();
    const giver = giving();
    giver.peer.take("c", { ...asked()[0]!, to: "a" }, 0);
    for (let part = giver.peer.answer(0); part; part = giver.peer.answer(0))
      peer.take("b", asHeard({ ...part, to: "a" }), 0);
    peer.linkDown();
    peer.linkUp(10);
    peer.take("b", presence(["b", 30]), 10);
    peer.tick(10);
    expect(asked().at(-1)!.present).toMatchObject({ at: 7 });
    peer.take("b", reply(asked().at(-1)!.id, []), 20);
    expect(requests().length).toBeGreaterThan(0);
  });

  it("takes nothing early that its author did not sign, and nothing of whom nobody let in, until it knows them", () => {
    const log = new MemoryLog();
    let isKnown = false;
    const { peer } = peerOf({ log });
    log.keysOf = () => (isKnown ? ["key-b"] : []);
    peer.take("b", presence(["b", 30]), 0);
    peer.tick(0);
    const present = (next: number) => ({ list: 5, at: next - 2, next, of: 8 });
    const forged = { ...past[3]!, body: { text: "y" } };
    peer.take("b", reply(1, [forged, past[5]!], { present: present(2), last: false }), 0);
    expect(log.all()).toEqual([]);
    isKnown = true;
    peer.take("b", reply(1, [past[8]!], { present: present(4), last: false }), 0);
    expect(log.all().map(({ seq }) => seq)).toEqual([6, 9]);
  });
});

describe("a hostile station", () => {
  const events = logOf("b", 4);
  const rehashed = (
    { hash: _hash, signature: _signature, ...open }: SealedEvent,
    change: Partial<SealedEvent>,
  ) => sealed({ ...open, ...change }, "key-c");

  it.each<[string, string, ReplicationMessage, string]>([
    ["nobody let in", "x", presence(["b", 9]), "x stranger"],
    ["that was retired", "r", batch(logOf("r", 1)), "r retired"],
    ["that writes for another", "c", batch(events.slice(0, 1)), "c forged-author"],
    ["that alters an event", "b", batch([{ ...events[0]!, body: { text: "y" } }]), "b hash"],
    ["that alters one and its hash", "b", batch([rehashed(events[0]!, { body: {} })]), "b signature"],
    ["that answers what nobody asked, of nobody", "c", reply(99, logOf("x", 1)), "c stranger"],
    ["that answers another", "c", reply(1, events, { to: "z" }), "c not-for-us"],
    ["that leaves one out", "b", batch([events[0]!, events[2]!]), "b scattered"],
  ])("%s: is refused and counted, and nothing changes", (_, from, message, expected) => {
    const { peer, log, refused } = peerOf();
    peer.take(from, message, 0);
    expect(refused).toEqual([expected]);
    expect(log.heads()).toEqual([]);
  });

  it("that gives another event in the place of one that is held: is refused, and the first one stays", () => {
    const { peer, log, refused } = peerOf();
    peer.take("b", batch(events), 0);
    const log2 = new MemoryLog();
    const other = log2.append("b", noted("another"), "person:U-1", "key-b", 1000);
    peer.take("b", batch([other]), 0);
    peer.take("b", batch(events), 0);
    expect(refused).toEqual(["b fork"]);
    expect(log.events.get("b")).toEqual(events);
  });

  it.each([
    ["with other events since", 3],
    ["with none since", 2],
  ])(
    "and a station whose disk was put back to an older state, %s: says so, or gets its own events back",
    (_, held) => {
      const log = new MemoryLog();
      for (const text of ["1", "2", "anew"].slice(0, held))
        log.append("a", noted(text), "person:U-1", "key-a", 1000);
      const before = new MemoryLog();
      const given = ["1", "2", "3", "4"].map((text) =>
        before.append("a", noted(text), "person:U-1", "key-a", 1000),
      );
      const { peer, refused, requests } = peerOf({ log });
      peer.take("b", { kind: "presence", heads: before.heads(), early: null }, 0);
      peer.tick(0);
      peer.tick(smallLimits.graceMs);
      const [asked] = requests();
      peer.take("b", reply(asked!.id, given.slice(asked!.ranges[0]!.from - 1)), 400);
      if (held === 2) expect([refused, log.events.get("a")]).toEqual([[], given]);
      else expect(refused).toEqual(["b own-log-forked"]);
    },
  );

  it("that asks for everything, again and again: gets a part, and no memory grows", () => {
    const log = new MemoryLog();
    for (let count = 0; count < 60; count++) log.append("a", noted("x"), "person:U-1", "key-a", count + 1);
    const { peer } = peerOf({ log });
    const ranges = [{ station: "a", from: 1, to: Number.MAX_SAFE_INTEGER }];
    for (let id = 0; id < 1000; id++)
      peer.take("b", { kind: "request", to: "a", id, askedAtMs: 0, ranges, present: null }, 0);
    expect(peer.load.answers).toBe(smallLimits.answersToOne);
    let given = 0;
    for (let part = peer.answer(0); part; part = peer.answer(0)) given += part.events.length;
    expect(given).toBe(smallLimits.answersToOne * smallLimits.answerEvents);
  });

  it("that promises what it does not have: is asked more and more seldom", () => {
    const { peer, requests } = peerOf();
    peer.take("b", presence(["c", 1_000_000]), 0);
    for (let now = 0; now < 60_000; now += 100) {
      peer.tick(now);
      const asked = requests().at(-1);
      if (asked) peer.take("b", reply(asked.id, []), now);
    }
    expect(requests().length).toBeLessThan((60_000 / smallLimits.troubleMostMs) * 2);
  });

  it("whatever it sends, in whatever order: memory is bounded, and what it did not write is not taken for its own", () => {
    const some = fc.constantFrom(...logOf("b", 40), ...logOf("c", 40), ...logOf("x", 3));
    const sending = fc.oneof(
      fc.record({ kind: fc.constant("batch" as const), events: fc.array(some, { maxLength: 4 }) }),
      fc.record({
        ...{ kind: fc.constant("reply" as const), to: fc.constantFrom("a", "z"), id: fc.nat(20) },
        ...{ askedAtMs: fc.nat(), heardAtMs: fc.nat(), sentAtMs: fc.nat() },
        ...{ events: fc.array(some, { maxLength: 4 }), last: fc.boolean() },
        piece: fc.option(
          fc.record({ number: fc.nat(3), of: fc.nat(400), text: fc.constantFrom("{", "null") }),
        ),
        present: fc.option(fc.record({ list: fc.nat(2), at: fc.nat(9), next: fc.nat(20), of: fc.nat(20) })),
      }),
      fc.record({
        ...{
          kind: fc.constant("request" as const),
          to: fc.constant("a"),
          id: fc.nat(30),
          askedAtMs: fc.nat(),
        },
        ranges: fc.array(
          fc.record({ station: fc.constantFrom("a", "b", "q"), from: fc.nat(9), to: fc.nat() }),
          {
            maxLength: 3,
          },
        ),
        present: fc.option(fc.record({ list: fc.nat(2), at: fc.nat(9), early: fc.boolean() })),
      }),
      fc
        .array(fc.tuple(fc.constantFrom("a", "b", "c", "x"), fc.nat(50)), { maxLength: 3 })
        .map((heads) => presence(...heads)),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("b", "c", "x", "r"), sending), { maxLength: 60 }),
        (messages) => {
          const { peer, log } = peerOf();
          let now = 0;
          for (const [from, message] of messages) {
            peer.take(from, message, now);
            peer.answer(now);
            now += 50;
            peer.tick(now);
            const { inFlight, parked, answers } = peer.load;
            expect(inFlight).toBeLessThanOrEqual(smallLimits.requests);
            expect(parked).toBeLessThanOrEqual(smallLimits.parked);
            expect(answers).toBeLessThanOrEqual(smallLimits.answers);
          }
          for (const [station, held] of log.events) expect(held).toEqual(logOf(station, held.length));
          expect(log.events.has("x")).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
