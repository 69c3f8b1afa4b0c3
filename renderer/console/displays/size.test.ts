import fc from "fast-check";
import { expect, it } from "vitest";
import { displaySizeSchema } from "../../../shared/domain/scene/display.ts";
import { readField, readSize, sizeBounds, sizeFields, typedOf } from "./size.ts";

const tenths = (least: number, most: number) =>
  fc.integer({ min: Math.ceil(least * 10), max: most * 10 }).map((value) => value / 10);
const anyEdge = tenths(0, 150);
const anySize = fc.record({
  diagonalIn: tenths(5, 400),
  distanceM: tenths(0.3, 50),
  bezelMm: fc.record({ left: anyEdge, right: anyEdge, top: anyEdge, bottom: anyEdge }),
});

it("reads what it writes, with a comma or a point", () => {
  fc.assert(
    fc.property(anySize, fc.constantFrom("id", "en"), (size, language) => {
      expect(readSize(typedOf(size, language))).toEqual(size);
    }),
  );
});

it.each(["", "abc", "1e2", "-1", "3,4,5", "1.000,5", "0x10"])("takes %j for no number", (typed) => {
  expect(readField("diagonalIn", typed)).toBeUndefined();
});

it("has the bounds that the core has", () => {
  const size = { diagonalIn: 55, distanceM: 3, bezelMm: { left: 0, right: 0, top: 0, bottom: 0 } };
  const withField = (field: (typeof sizeFields)[number], value: number) =>
    field in size ? { ...size, [field]: value } : { ...size, bezelMm: { ...size.bezelMm, [field]: value } };
  for (const field of sizeFields) {
    const { least, most } = sizeBounds[field];
    for (const [value, isGood] of [
      [least, true],
      [most, true],
      [least - 0.01, false],
      [most + 0.01, false],
    ] as const) {
      expect(displaySizeSchema.safeParse(withField(field, value)).success, `${field} ${value}`).toBe(isGood);
      expect(readField(field, String(value)) !== undefined, `${field} ${value}`).toBe(isGood);
    }
  }
});
