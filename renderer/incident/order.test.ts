import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { incident } from "../console/given.ts";
import { incidentOrders, OrderedIncidents, orderIncidents } from "./order.ts";

const due = (at: number) => ({ deadline: { stage: "arrive", at } as const });
const incidents = [
  incident(1, { priority: "low", receivedAt: 300, ...due(5000) }),
  incident(2, { priority: "urgent", receivedAt: 100, ...due(9000) }),
  incident(3, { priority: "urgent", receivedAt: 200, deadline: null }),
  incident(4, { priority: "high", receivedAt: 400, ...due(5000) }),
];

it.each([
  // Two break together: the graver one first. What has nothing left to do comes last.
  ["deadline", [4, 1, 2, 3]],
  ["priority", [2, 3, 4, 1]],
  ["newest", [4, 1, 3, 2]],
] as const)("by %s", (order, expected) => {
  expect(orderIncidents(incidents, order).map(({ id }) => id)).toEqual(expected.map((n) => `report-${n}`));
});

describe.each(incidentOrders)("by %s", (order) => {
  it("is the same whatever sequence the rows come in", () => {
    const many = fc.uniqueArray(
      fc.record({ n: fc.nat(30), at: fc.nat(3), receivedAt: fc.nat(3), open: fc.boolean() }),
      { selector: ({ n }) => n, minLength: 2 },
    );
    fc.assert(
      fc.property(many, (given) => {
        const rows = given.map(({ n, at, receivedAt, open }) =>
          incident(n, { receivedAt, deadline: open ? due(at).deadline : null }),
        );
        expect(orderIncidents(rows.toReversed(), order)).toEqual(orderIncidents(rows, order));
      }),
    );
  });
});

it.each([...incidentOrders, "ended"] as const)(
  "by %s, news is put where ordering all anew would have put it",
  (order) => {
    const row = fc.record({ n: fc.nat(12), at: fc.nat(3), receivedAt: fc.nat(3), stateSince: fc.nat(3) });
    const rowsOfEach = fc.array(fc.uniqueArray(row, { selector: ({ n }) => n }), { maxLength: 5 });
    fc.assert(
      fc.property(rowsOfEach, (steps) => {
        const ordered = new OrderedIncidents();
        const seen = new Map<string, IncidentRow>();
        for (const step of steps) {
          // A row that has not changed is the one that was there before.
          const rows = step.map(({ n, at, ...rest }) => {
            const key = JSON.stringify({ n, at, rest });
            const made = seen.get(key) ?? incident(n, { ...rest, ...due(at) });
            seen.set(key, made);
            return made;
          });
          expect(ordered.by(order, rows)).toEqual(orderIncidents(rows, order));
          expect(ordered.by(order, rows)).toBe(ordered.by(order, rows));
        }
      }),
    );
  },
);
