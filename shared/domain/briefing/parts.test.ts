import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Column,
  columnGapRem,
  figureParts,
  leastLetters,
  leastRowRem,
  rowPaddingRem,
  smallestOf,
  tableParts,
} from "./parts.ts";

const rooms = fc.record({
  widthRem: fc.double({ min: 0, max: 120, noNaN: true }),
  heightRem: fc.double({ min: 0, max: 60, noNaN: true }),
});
const column = fc.record({
  rem: fc.double({ min: 1, max: 12, noNaN: true }),
  grow: fc.constantFrom(0, 1),
  tied: fc.boolean(),
});
const tables = fc
  .tuple(fc.integer({ min: 1, max: 2 }), fc.array(column, { maxLength: 10 }))
  .map(([keys, others]): Column[] => [
    ...Array.from({ length: keys }, () => ({ rem: 5, grow: 1, key: true })),
    ...others,
  ]);

it("shows each row with each column once, its key columns each time", () => {
  fc.assert(
    fc.property(fc.nat(80), tables, rooms, (rows, columns, room) => {
      const seen = new Map<string, number>();
      for (const part of tableParts(rows, columns, room)) {
        expect(columns.flatMap(({ key }, place) => (key ? [place] : []))).toEqual(
          part.columns.filter((place) => columns[place]?.key),
        );
        for (let row = part.from; row < part.until; row++)
          for (const place of part.columns)
            if (!columns[place]?.key) seen.set(`${row} ${place}`, (seen.get(`${row} ${place}`) ?? 0) + 1);
      }
      const others = columns.filter(({ key }) => !key).length;
      expect(seen.size).toBe(rows * others);
      expect([...seen.values()].every((times) => times === 1)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it("puts no more onto a part than the room has, but for what cannot be torn apart", () => {
  fc.assert(
    fc.property(fc.nat(80), tables, rooms, (rows, columns, room) => {
      const atOnce = Math.max(1, Math.floor(room.heightRem / leastRowRem));
      for (const { from, until, columns: shown } of tableParts(rows, columns, room)) {
        expect(until - from).toBeLessThanOrEqual(atOnce);
        const others = shown.filter((place) => !columns[place]?.key);
        const oneUnit = others.slice(1).every((place) => columns[place]?.tied);
        const wide =
          rowPaddingRem +
          shown.reduce((sum, place) => sum + columns[place]!.rem + columnGapRem, -columnGapRem);
        if (!oneUnit) expect(wide * leastLetters).toBeLessThanOrEqual(room.widthRem + 1e-6);
      }
    }),
    { numRuns: 60 },
  );
});

it("tears nothing from what it belongs to", () => {
  const arrow: Column[] = [
    { rem: 6, grow: 1, key: true },
    { rem: 5, grow: 0 },
    { rem: 1, grow: 0, tied: true },
    { rem: 5, grow: 0 },
  ];
  expect(tableParts(2, arrow, { widthRem: 1, heightRem: 9 })).toEqual([
    { from: 0, until: 2, columns: [0, 1, 2] },
    { from: 0, until: 2, columns: [0, 3] },
  ]);
});

it("shows each figure and the chart once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), fc.boolean(), rooms, (figures, hasChart, room) => {
      const parts = figureParts(figures, hasChart, room);
      const shown = parts.flatMap(({ from, until }) =>
        Array.from({ length: until - from }, (_, n) => from + n),
      );
      expect(shown).toEqual(Array.from({ length: figures }, (_, n) => n));
      expect(parts.filter(({ chart }) => chart)).toHaveLength(hasChart ? 1 : 0);
    }),
    { numRuns: 60 },
  );
});

it("takes what the smallest screen has", () => {
  expect(
    smallestOf([
      { widthRem: 40, heightRem: 9 },
      { widthRem: 30, heightRem: 20 },
    ]),
  ).toEqual({ widthRem: 30, heightRem: 9 });
  expect(smallestOf([])).toBeUndefined();
});
