import fc from "fast-check";
import { expect, it } from "vitest";
import { Heap } from "./heap.ts";

it("gives items by rank, whatever order they came in", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (ranks) => {
      const heap = new Heap<number>();
      for (const rank of ranks) heap.push(rank, rank);
      expect(heap.size).toBe(ranks.length);
      const popped = ranks.map(() => heap.pop());
      expect(popped).toEqual([...ranks].sort((a, b) => a - b));
      expect(heap.pop()).toBeUndefined();
      expect(heap.leastRank).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
