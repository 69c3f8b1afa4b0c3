import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareEvents, eventId, type RoomEvent } from "../event/event.ts";
import { actorOf } from "../roles/role.ts";
import { coveredDocument, coversOf, documentOf } from "./document.ts";
import {
  foldHandover,
  handoverAfter,
  isReady,
  leaderAfter,
  leftOf,
  newHandover,
  stepHandover,
} from "./handover.ts";
import {
  ani,
  begun,
  budi,
  confirms,
  handoverId,
  history,
  joins,
  listed,
  type Made,
  type Said,
  sha,
  signs,
  told,
} from "./testing.ts";
import { isRunning } from "./transitions.ts";

const upToSigning = [
  ...[[ani, begun] as const, [null, listed("i", "j")] as const, [budi, joins] as const],
  ...[[ani, told("i")] as const, [ani, told("j", "pompa dipinjam")] as const],
  ...[[budi, confirms("i")] as const, [budi, confirms("j")] as const],
] as const;
const fold = (...made: readonly Said[]) => foldHandover(handoverId, history(...made));
const asks = (id = "q"): Made => ({
  kind: "handover.asked",
  body: { item: "i", question: id, text: "kapan?" },
});
const answers = (id = "q"): Made => ({ kind: "handover.answered", body: { question: id, text: "pukul 9" } });
const missing = (side: "outgoing" | "incoming"): Made => ({
  kind: "handover.missing",
  body: { side, reason: "sakit", second: null },
});
/** What the last of them is refused for. */
function refusal(...made: readonly Said[]) {
  const events = history(...made);
  const before = foldHandover(handoverId, events.slice(0, -1));
  return handoverAfter(before, events.at(-1)!);
}

describe("a handover", () => {
  it("passes the shift with the second signature, not before", () => {
    const first = fold(...upToSigning, [ani, signs("outgoing")]);
    expect(first).toMatchObject({ phase: "signed" });
    expect(leaderAfter(first)).toBeUndefined();
    const done = fold(...upToSigning, [ani, signs("outgoing")], [budi, signs("incoming")]);
    expect(done.phase).toBe("done");
    expect(leaderAfter(done)).toEqual(budi);
    expect(done.items.get("j")).toMatchObject({ remark: "pompa dipinjam", isNews: false });
    expect(done.withoutEffect.size).toBe(0);
  });

  it("is not signed while something is untold, unconfirmed or unanswered", () => {
    const untold = [
      [ani, begun],
      [null, listed("i")],
      [budi, joins],
    ] as const;
    expect(leftOf(fold(...untold))).toEqual({ goThrough: 1, confirm: 1, answer: 0 });
    expect(refusal(...untold, [ani, signs("outgoing")])).toBe("items-left");
    expect(refusal(...untold, [ani, told("i")], [ani, signs("outgoing")])).toBe("items-left");
    const asked = [...upToSigning, [budi, asks()]] as const;
    expect(refusal(...asked, [ani, signs("outgoing")])).toBe("items-left");
    expect(refusal(...asked, [budi, confirms("i")])).toBe("question-open");
    expect(isReady(fold(...asked, [ani, answers()], [budi, confirms("i")]))).toBe(true);
  });

  it("asks again for what is said otherwise after it was confirmed", () => {
    const again = fold(...upToSigning, [ani, told("i", "tadi keliru")]);
    expect(leftOf(again)).toEqual({ goThrough: 0, confirm: 1, answer: 0 });
  });

  it("takes each side's word from that side alone", () => {
    expect(refusal([ani, begun], [null, listed("i")], [budi, joins], [budi, told("i")])).toBe("not-outgoing");
    expect(refusal([ani, begun], [null, listed("i")], [ani, told("i")], [ani, confirms("i")])).toBe(
      "not-incoming",
    );
    expect(refusal(...upToSigning, [budi, signs("outgoing")])).toBe("not-outgoing");
    expect(refusal(...upToSigning, [budi, signs("incoming")])).toBe("wrong-phase");
    expect(refusal(...upToSigning, [ani, signs("outgoing")], [ani, signs("incoming")])).toBe("not-incoming");
    const joinsAs = (person: typeof ani): Made => ({
      kind: "handover.joined",
      body: { side: "incoming", person, read: [] },
    });
    expect(refusal([ani, begun], [ani, joinsAs(ani)])).toBe("same-person");
    const operator = { id: "U-9", name: "Oki", role: "operator" as const };
    expect(refusal([ani, begun], [operator, joinsAs(operator)])).toBe("not-supervisor");
    expect(refusal([ani, begun], [ani, joinsAs(budi)])).toBe("not-taking-part");
  });

  it("is signed by both over one document: another one is refused, and the first signature can be taken back", () => {
    const first = [...upToSigning, [ani, signs("outgoing")]] as const;
    expect(refusal(...first, [budi, signs("incoming", "b".repeat(64))])).toBe("other-document");
    expect(refusal(...first, [ani, told("i", "lagi")])).toBe("wrong-phase");
    const back = fold(...first, [budi, { kind: "handover.unsigned", body: {} }]);
    expect(back).toMatchObject({ phase: "under-way", signatures: { outgoing: null } });
    expect(isReady(back)).toBe(true);
  });

  it("stays where it was while it is interrupted, and with who had the shift when it is refused or given up", () => {
    const interrupted: Made = { kind: "handover.interrupted", body: { cause: "restart", reason: null } };
    const away = [...upToSigning, [null, interrupted]] as const;
    expect(refusal(...away, [ani, signs("outgoing")])).toBe("wrong-phase");
    const resumed = fold(...away, [ani, { kind: "handover.resumed", body: {} }]);
    expect(resumed).toMatchObject({ phase: "under-way", interruption: null });
    expect(isReady(resumed)).toBe(true);
    const refused = fold(...away, [budi, { kind: "handover.refused", body: { reason: "belum jelas" } }]);
    expect(refused).toMatchObject({ phase: "refused", ended: { reason: "belum jelas" } });
    expect(leaderAfter(refused)).toBeUndefined();
    expect(refusal(...upToSigning, [ani, { kind: "handover.refused", body: { reason: "x" } }])).toBe(
      "not-incoming",
    );
  });

  it("is done by one where the other is missing, with the reason: nobody leads until somebody takes over", () => {
    const alone = [
      [ani, begun],
      [null, listed("i")],
      [ani, missing("incoming")],
      [ani, told("i")],
    ] as const;
    const left = fold(...alone, [ani, signs("outgoing")]);
    expect(left).toMatchObject({ phase: "done", missing: { side: "incoming", reason: "sakit" } });
    expect(leaderAfter(left)).toBeNull();
    const taken = [...upToSigning.slice(0, 3), [budi, missing("outgoing")], [budi, confirms("i")]] as const;
    expect(refusal(...taken, [budi, signs("incoming")])).toBe("items-left");
    const over = fold(...taken, [budi, confirms("j")], [budi, signs("incoming")]);
    expect(leaderAfter(over)).toEqual(budi);
    // Who comes back is there again.
    const back: Made = { kind: "handover.joined", body: { side: "outgoing", person: ani, read: [] } };
    expect(fold(...taken, [ani, back]).missing).toBeNull();
    expect(refusal(...upToSigning, [ani, missing("outgoing")])).toBe("nobody-there");
  });

  it("has news beside what it began with, and a note that needs no more telling", () => {
    const note: Made = { kind: "handover.noted", body: { item: "note:n", text: "kunci di laci" } };
    const more = fold(...upToSigning, [null, listed("i", "k")], [ani, note]);
    expect(more.items.get("k")).toMatchObject({ isNews: true, goneThrough: null });
    expect(leftOf(more)).toEqual({ goThrough: 1, confirm: 2, answer: 0 });
    expect(refusal(...upToSigning, [null, listed("i", "j")])).toBe("already-so");
  });

  it("asks nobody to confirm an instruction that was read before", () => {
    const read: Made = { kind: "handover.joined", body: { side: "incoming", person: budi, read: ["j"] } };
    const made = [
      [ani, begun],
      [null, listed("i", "j")],
      [budi, read],
      [ani, told("i")],
      [ani, told("j")],
    ] as const;
    expect(isReady(fold(...made, [budi, confirms("i")]))).toBe(true);
  });

  it("is signed as its station knew it: what others said meanwhile, unknown to it, is no part of the document", () => {
    const events = history(...upToSigning);
    const covers = coversOf(events);
    const before = documentOf("36.71", foldHandover(handoverId, events));
    const late: RoomEvent = {
      ...events.at(-1)!,
      ...{ station: "b", seq: 1, time: { ...events.at(-2)!.time, counter: 7 } },
      ...{
        kind: "handover.noted",
        actor: actorOf(budi),
        body: { item: "note:x", text: "dari stasiun lain" },
      },
    } as RoomEvent;
    const all = [late, ...events];
    expect(documentOf("36.71", foldHandover(handoverId, all))).not.toEqual(before);
    expect(coveredDocument("36.71", handoverId, all, covers)).toEqual(before);
  });
});

const item = fc.constantFrom("i", "j", "k");
const person = fc.constantFrom(ani, budi, null);
const side = fc.constantFrom("outgoing" as const, "incoming" as const);
const reason: Made[] = [
  { kind: "handover.refused", body: { reason: "x" } },
  { kind: "handover.abandoned", body: { reason: "x" } },
  { kind: "handover.interrupted", body: { cause: "asked", reason: null } },
  { kind: "handover.resumed", body: {} },
  { kind: "handover.unsigned", body: {} },
  ...[begun, joins, answers()],
];
const anything: fc.Arbitrary<Made> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...reason) },
  item.map((id) => listed(id)),
  {
    weight: 3,
    arbitrary: fc.tuple(item, fc.constantFrom("x", null)).map(([id, remark]) => told(id, remark)),
  },
  { weight: 3, arbitrary: item.map(confirms) },
  fc.constantFrom(asks(), answers()),
  side.map(missing),
  fc.tuple(side, fc.constantFrom(sha, "b".repeat(64))).map(([each, hash]) => signs(each, hash)),
);

/** What several stations wrote, each without knowing of the others. Half of them begin as a handover does. */
const events: fc.Arbitrary<RoomEvent[]> = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(person, anything, fc.constantFrom("a", "b"), fc.nat(20), fc.nat(1)), { maxLength: 40 }),
  )
  .map(([isWhole, made]) => {
    const seqs = new Map<string, number>();
    const opening = isWhole ? history(...upToSigning) : [];
    seqs.set("a", opening.length);
    const more = made.map(([who, decision, station, at, counter]) => {
      const seq = (seqs.get(station) ?? 0) + 1;
      seqs.set(station, seq);
      const ms = (opening.at(-1)?.time.ms ?? 0) + at;
      const actor = who ? actorOf(who) : "room";
      return { ...decision, subject: handoverId, station, seq, actor, time: { ms, counter } } as RoomEvent;
    });
    return [...opening, ...more];
  });

describe("the same events end in the same handover", () => {
  it("in any order, however often each of them comes, and one by one by the clock", () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (all, random) => {
        const shuffled = [...all, ...all.filter(() => (random.next().value as number) % 3 === 0)]
          .map((event) => ({ event, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event);
        const folded = foldHandover(handoverId, all);
        expect(foldHandover(handoverId, shuffled)).toEqual(folded);
        expect([...all].sort(compareEvents).reduce(stepHandover, newHandover(handoverId))).toEqual(folded);
        expect([...folded.items.keys()]).toEqual([...foldHandover(handoverId, shuffled).items.keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it("and the shift never passes without what it takes", () => {
    fc.assert(
      fc.property(events, (all) => {
        const handover = foldHandover(handoverId, all);
        const known = new Set(all.map(eventId));
        expect([...handover.withoutEffect].every((each) => known.has(each))).toBe(true);
        if (isRunning(handover.phase) || handover.phase === "none")
          expect(leaderAfter(handover)).toBeUndefined();
        if (handover.phase !== "done") return;
        const { outgoing, incoming } = handover.signatures;
        expect(isReady(handover)).toBe(true);
        if (handover.missing) expect(Boolean(outgoing) !== Boolean(incoming)).toBe(true);
        else {
          expect(outgoing?.sha256).toBe(incoming?.sha256);
          expect(outgoing?.person.id).not.toBe(incoming?.person.id);
        }
      }),
      { numRuns: 100 },
    );
  });
});
