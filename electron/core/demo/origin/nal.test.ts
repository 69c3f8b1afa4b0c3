import fc from "fast-check";
import { expect, it } from "vitest";
import { nalUnit, payloadOf, splitByteStream, typeOf } from "./nal.ts";

/** Much of it zeros and small bytes, where emulation prevention has its work; never a zero at the end. */
const payload = fc
  .array(fc.oneof(fc.constantFrom(0, 0, 0, 1, 2, 3), fc.integer({ min: 0, max: 255 })), { maxLength: 200 })
  .map((bytes) => Uint8Array.from([...bytes, 0x80]));

it("gives back any payload, and lets no start code occur in it", () => {
  fc.assert(
    fc.property(payload, (bytes) => {
      const nal = nalUnit(0x65, bytes);
      expect(typeOf(nal)).toBe(5);
      expect([...payloadOf(nal)]).toEqual([...bytes]);
      for (const forbidden of [0, 1, 2]) {
        expect(Buffer.from(nal).includes(Buffer.from([0, 0, forbidden]))).toBe(false);
      }
    }),
  );
});

it("finds the units of a byte stream, after long and short start codes", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(payload, fc.boolean())), (units) => {
      const nals = units.map(([bytes]) => nalUnit(0x41, bytes));
      const stream = Buffer.concat(
        nals.flatMap((nal, index) => [Buffer.from(units[index]![1] ? [0, 0, 0, 1] : [0, 0, 1]), nal]),
      );
      expect(splitByteStream(stream).map((unit) => unit.toString("hex"))).toEqual(
        nals.map((nal) => Buffer.from(nal).toString("hex")),
      );
    }),
  );
});
