import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, dayNumber, epochOf, isZone, localDay } from "./zone.ts";

it("reads a clock in the city's zone", () => {
  expect(epochOf("Asia/Jakarta", "2026-01-05", "06:00")).toBe(Date.UTC(2026, 0, 4, 23));
  expect(localDay("Asia/Jakarta", Date.UTC(2026, 0, 4, 17))).toBe("2026-01-05");
  expect(localDay("Asia/Jakarta", Date.UTC(2026, 0, 4, 16, 59, 59))).toBe("2026-01-04");
});

it("follows daylight saving", () => {
  expect(
    epochOf("Europe/Berlin", "2026-03-29", "06:00") - epochOf("Europe/Berlin", "2026-03-28", "22:00"),
  ).toBe(7 * 3_600_000);
  expect(
    epochOf("Europe/Berlin", "2026-10-25", "06:00") - epochOf("Europe/Berlin", "2026-10-24", "22:00"),
  ).toBe(9 * 3_600_000);
});

it("takes zones of the IANA data base only", () => {
  expect(["Asia/Jakarta", "Asia/Makassar", "UTC"].map(isZone)).toEqual([true, true, true]);
  expect(["Asia/Tangerang", "", "+07:00", "WIB!"].map(isZone)).toEqual([false, false, false, false]);
});

it("counts days", () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (days) => {
      expect(dayNumber(addDays("2026-01-05", days))).toBe(dayNumber("2026-01-05") + days);
    }),
  );
});
