import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { incidentStates } from "../../../shared/domain/incident/transitions.ts";
import { givenIncident, givenOrder } from "../../incident/given.ts";
import { figuresOf, mostPressing } from "./board.ts";

const now = 1_000_000;
const late = { stage: "dispatch", at: now } as const;
const ids = (rows: readonly IncidentRow[]) => rows.map(({ id }) => id);

describe("what presses most", () => {
  it("late or without an answer before all else, then the graver, then the older", () => {
    const rows = [
      givenIncident("low", 1, { priority: "low" }),
      givenIncident("younger", 20, { priority: "urgent" }),
      givenIncident("older", 10, { priority: "urgent" }),
      givenIncident("late", 900, { priority: "normal", deadline: late }),
      givenIncident("unanswered", 900, {
        ...{ priority: "high", state: "dispatched" },
        orders: [givenOrder("x", 0, { replyBy: now })],
      }),
      givenIncident("answered", 900, {
        ...{ priority: "high", state: "dispatched" },
        orders: [givenOrder("x", 0, { replyBy: now, state: "accepted" })],
      }),
    ];
    expect(ids(mostPressing(rows, now, 9))).toEqual([
      ...["unanswered", "late", "older", "younger", "answered", "low"],
    ]);
  });

  it("leaves out what is done, and shows no more than asked for", () => {
    const rows = [
      ...incidentStates.map((state, n) => givenIncident(state, n, { state })),
      givenIncident("withdrawn", 99, { withdrawn: true }),
    ];
    const open = ["new", "acknowledged", "dispatched", "en-route", "on-scene"];
    expect(ids(mostPressing(rows, now, 99))).toEqual(open);
    expect(ids(mostPressing(rows, now, 2))).toEqual(open.slice(0, 2));
    expect(mostPressing(rows, now, 0)).toEqual([]);
  });

  it("of any many, the first few are those of the whole order", () => {
    const anyRow = fc.record({
      priority: fc.constantFrom("urgent", "high", "normal", "low"),
      receivedAt: fc.nat(5),
      isLate: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), fc.nat(12), (given, count) => {
        const rows = given.map(({ priority, receivedAt, isLate }, n) =>
          givenIncident(`i${String(n).padStart(2, "0")}`, receivedAt, {
            ...{ priority },
            deadline: isLate ? late : null,
          }),
        );
        const all = mostPressing(rows, now, rows.length);
        expect(new Set(all)).toEqual(new Set(rows));
        expect(ids(mostPressing(rows.reverse(), now, count))).toEqual(ids(all).slice(0, count));
      }),
    );
  });
});

it("counts incidents by what has to be done, and officers by where they are", () => {
  const orders = [
    givenOrder("a", 0, { state: "en-route" }),
    givenOrder("b", 0, { state: "en-route" }),
    givenOrder("c", 0, { state: "on-scene" }),
    givenOrder("d", 0, { state: "recalled" }),
  ];
  const rows = [
    givenIncident("new", 1, { deadline: late }),
    givenIncident("taken", 2, { state: "acknowledged" }),
    givenIncident("sent", 3, { state: "on-scene", orders, deadline: { ...late, at: now + 1 } }),
    givenIncident("withdrawn", 4, { withdrawn: true }),
    givenIncident("merged", 5, { state: "merged" }),
    givenIncident("yesterday", 6, { state: "resolved", stateSince: 499 }),
    givenIncident("today", 7, { state: "resolved", stateSince: 500 }),
    givenIncident("closed", 8, { state: "closed", stateSince: 600 }),
  ];
  expect(figuresOf(rows, now, 500)).toEqual({
    ...{ breached: 1, open: 3, waiting: 2, "on-the-way": 2, "on-scene": 1, resolved: 2 },
  });
});
