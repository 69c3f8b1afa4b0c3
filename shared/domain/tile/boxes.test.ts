import fc from "fast-check";
import { expect, it } from "vitest";
import { isWholeSegment } from "./boxes.ts";

function box(name: string, bytes: number): number[] {
  const length = bytes + 8;
  const head = [length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255];
  return [
    ...head,
    ...[...name].map((letter) => letter.charCodeAt(0)),
    ...Array.from({ length: bytes }, () => 7),
  ];
}

it("knows an MP4 segment that was cut anywhere but between its boxes", () => {
  const whole = Uint8Array.from([...box("moof", 100), ...box("mdat", 3000)]);
  expect(isWholeSegment(whole)).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 8, max: whole.length - 1 }), (cut) => {
      expect(isWholeSegment(whole.subarray(0, cut))).toBe(cut === 108);
    }),
  );
});

it("knows a transport stream that was cut within a packet", () => {
  const packets = Uint8Array.from({ length: 188 * 5 }, (_, n) => (n % 188 === 0 ? 0x47 : n & 255));
  expect(isWholeSegment(packets)).toBe(true);
  expect(isWholeSegment(packets.subarray(0, 188 * 3 + 90))).toBe(false);
});

it("leaves what it does not know to others", () => {
  expect(isWholeSegment(new TextEncoder().encode("ID3 and some audio behind it"))).toBe(true);
  expect(isWholeSegment(new Uint8Array(0))).toBe(true);
});
