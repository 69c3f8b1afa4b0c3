import fc from "fast-check";
import { expect, it } from "vitest";
import { LiveRows } from "./rows.ts";

interface Row {
  readonly id: string;
  readonly value: number;
}

const rows = fc.array(fc.record<Row>({ id: fc.constantFrom("a", "b", "c", "d"), value: fc.nat(3) }), {
  maxLength: 6,
});
const change = fc.oneof(
  fc.record({ type: fc.constant("put" as const), rows }),
  fc.record({ type: fc.constant("remove" as const), rows }),
  fc.record({ type: fc.constant("replace" as const), rows }),
);

it("whoever reads each key that it is told of holds what there is", () => {
  fc.assert(
    fc.property(rows, fc.array(change, { maxLength: 10 }), (first, changes) => {
      const live = new LiveRows<Row>(({ id }) => id, first);
      const held = new Map([...live.values()].map((row) => [row.id, row]));
      live.watch((key) => {
        const row = live.get(key);
        if (row) held.set(key, row);
        else held.delete(key);
      });
      for (const { type, rows: changed } of changes) {
        if (type === "replace") live.replace(changed);
        else for (const row of changed) type === "put" ? live.put(row) : live.remove(row.id);
      }
      expect(held).toEqual(new Map([...live.values()].map((row) => [row.id, row])));
      const last = changes.at(-1);
      if (last?.type === "replace") {
        expect(live.size).toBe(new Set(last.rows.map(({ id }) => id)).size);
      }
    }),
  );
});

it("a watcher that stopped hears nothing more, and nobody hears of what was not there", () => {
  const live = new LiveRows<Row>(({ id }) => id);
  const told: string[] = [];
  const stop = live.watch((key) => told.push(key));
  live.remove("a");
  live.put({ id: "a", value: 1 });
  stop();
  live.put({ id: "a", value: 2 });
  expect(told).toEqual(["a"]);
});
