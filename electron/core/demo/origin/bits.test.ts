import fc from "fast-check";
import { expect, it } from "vitest";
import { BitReader, BitWriter } from "./bits.ts";

const unsigned32 = fc.integer({ min: 0, max: 2 ** 32 - 2 });
const token = fc.oneof(
  fc.record({ kind: fc.constant("unsigned" as const), value: unsigned32 }),
  fc.record({
    kind: fc.constant("signed" as const),
    value: fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }),
  }),
  fc.integer({ min: 1, max: 32 }).chain((count) =>
    fc.record({
      kind: fc.constant("bits" as const),
      count: fc.constant(count),
      value: fc.integer({ min: 0, max: 2 ** count - 1 }),
    }),
  ),
);

it("reads back what was written, wherever the bytes end", () => {
  fc.assert(
    fc.property(fc.array(token), (tokens) => {
      // The smallest start, so that the writer has to grow.
      const writer = new BitWriter(0);
      for (const one of tokens) {
        if (one.kind === "bits") writer.bits(one.value, one.count);
        else writer[one.kind](one.value);
      }
      const end = writer.position;
      writer.trailing();
      const reader = new BitReader(writer.finish());
      for (const one of tokens) {
        expect(one.kind === "bits" ? reader.bits(one.count) : reader[one.kind]()).toBe(one.value);
      }
      expect(reader.position).toBe(end);
      expect(reader.bit()).toBe(1);
    }),
  );
});

it.each([
  [0, "1"],
  [1, "010"],
  [2, "011"],
  [3, "00100"],
  [8, "0001001"],
])("codes %i as Table 9-2 has it", (value, code) => {
  const writer = new BitWriter();
  writer.unsigned(value);
  const reader = new BitReader(writer.finish());
  expect(Array.from({ length: writer.position }, () => reader.bit()).join("")).toBe(code);
});

it("maps signed numbers as Table 9-3 has it", () => {
  const read = [0, 1, 2, 3, 4].map((value) => {
    const writer = new BitWriter();
    writer.unsigned(value);
    return new BitReader(writer.finish()).signed();
  });
  expect(read).toEqual([0, 1, -1, 2, -2]);
});

it("takes whole bytes at a byte boundary only", () => {
  const writer = new BitWriter();
  writer.bits(5, 3);
  expect(() => writer.bytes(Uint8Array.of(1, 2))).toThrow(RangeError);
  writer.align();
  writer.bytes(Uint8Array.of(1, 2));
  expect([...writer.finish()]).toEqual([0b10100000, 1, 2]);
});

it("refuses to read past the end, and codes that are too long", () => {
  expect(() => new BitReader(Uint8Array.of(255)).bits(9)).toThrow(RangeError);
  expect(() => new BitReader(new Uint8Array(9)).unsigned()).toThrow(/Exp-Golomb/);
});
