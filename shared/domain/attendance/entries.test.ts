import fc from "fast-check";
import { expect, it } from "vitest";
import type { Decision, RoomEvent } from "../event/event.ts";
import { foldEntries, standing } from "./entries.ts";
import { clocking } from "./testing.ts";

const subject = "attendance:DLH-001";
const day = "2026-11-02";

function said(seq: number, decision: Omit<Decision, "subject">, ms = seq * 1000, station = "a"): RoomEvent {
  return {
    ...decision,
    subject,
    station,
    seq,
    time: { ms, counter: 0 },
    actor: `operator:${station}`,
  } as RoomEvent;
}

it("what was corrected is kept with who, when and why", () => {
  const events = [
    said(1, { kind: "attendance.clocked", body: { entry: "e1", type: "in", at: 100, reason: "lupa" } }),
    said(2, { kind: "attendance.withdrawn", body: { entry: "e1", reason: "salah jam" } }),
    said(3, { kind: "attendance.clocked", body: { entry: "e2", type: "in", at: 200, reason: "lupa" } }),
    said(4, { kind: "attendance.struck", body: { clocking: "phone:1", struck: true, reason: "uji coba" } }),
  ];
  const entries = foldEntries(events);
  expect([...entries.clockings.keys()]).toEqual(["e1", "e2"]);
  expect(entries.withdrawn.get("e1")).toEqual({ by: "operator:a", atMs: 2000, reason: "salah jam" });
  const told = [clocking("in", 50, { id: "phone:1" }), clocking("out", 900, { id: "phone:2" })];
  expect(standing(told, entries).clockings.map(({ id }) => id)).toEqual(["phone:2", "e2"]);
});

const decisions = fc.oneof(
  fc.record({ entry: fc.constantFrom("e1", "e2"), at: fc.nat(9) }).map(({ entry, at }) => ({
    ...{ kind: "attendance.clocked" as const, body: { entry, type: "in" as const, at, reason: "x" } },
  })),
  fc.constantFrom("e1", "e2").map((entry) => ({
    ...{ kind: "attendance.withdrawn" as const, body: { entry, reason: "y" } },
  })),
  fc.record({ clocking: fc.constantFrom("p1", "p2"), struck: fc.boolean() }).map((body) => ({
    ...{ kind: "attendance.struck" as const, body: { ...body, reason: "z" } },
  })),
  fc.constantFrom("present" as const, "sick" as const, null).map((as) => ({
    ...{ kind: "attendance.ruled" as const, body: { day, shift: "pagi", as, reason: "r" } },
  })),
  fc.constantFrom("justified" as const, "violation" as const, null).map((verdict) => ({
    ...{ kind: "attendance.flag-judged" as const, body: { flag: "f1", verdict, reason: "v" } },
  })),
);

it("the same events fold to the same entries in any order and however often", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(decisions, fc.nat(5000), fc.constantFrom("a", "b")), { maxLength: 14 }),
      fc.array(fc.nat(), { maxLength: 20 }),
      (drawn, again) => {
        const events = drawn.map(([decision, ms, station], n) => said(n + 1, decision, ms, station));
        const shuffled = [
          ...again.flatMap((n) => events[n % Math.max(1, events.length)] ?? []),
          ...events,
        ].reverse();
        expect(foldEntries(shuffled)).toEqual(foldEntries(events));
      },
    ),
  );
});
