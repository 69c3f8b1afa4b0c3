import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayNumber } from "../zone.ts";
import { coverOf, periodNames, periodOf, slotsOf } from "./period.ts";

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((number) => addDays("2000-01-01", number));

describe("a period", () => {
  it("is compared with the same weekdays before it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...periodNames), anyDay, (name, today) => {
        const { now, before } = periodOf(name, today, 9);
        expect(now.to).toBe(today);
        expect(before.to < now.from).toBe(true);
        const shift = dayNumber(now.to) - dayNumber(before.to);
        expect(shift % 7).toBe(0);
        expect(dayNumber(now.from) - dayNumber(before.from)).toBe(shift);
      }),
    );
  });

  it("of a week is the last seven days", () => {
    const { now, before } = periodOf("week", "2026-03-03", 9);
    expect(now).toEqual({ from: "2026-02-25", to: "2026-03-03" });
    expect(before).toEqual({ from: "2026-02-18", to: "2026-02-24" });
  });

  it("has its course in hours, days or months", () => {
    expect(slotsOf(periodOf("today", "2026-03-03", 9))).toHaveLength(24);
    expect(slotsOf(periodOf("week", "2026-03-03", 9))).toHaveLength(7);
    expect(slotsOf(periodOf("year", "2026-03-03", 9)).at(-1)).toBe("2026-03");
  });
});

it("whole months and the days around them are exactly the span, each day once", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 800 }), (from, length) => {
      const to = addDays(from, length);
      const { days, months } = coverOf({ from, to });
      const counted: string[] = [];
      for (const span of days)
        for (let day = span.from; day <= span.to; day = addDays(day, 1)) counted.push(day);
      for (let day = addDays(from, -70); day <= addDays(to, 70); day = addDays(day, 1)) {
        if (months && day.slice(0, 7) >= months.from && day.slice(0, 7) <= months.to) counted.push(day);
      }
      const expected: string[] = [];
      for (let day = from; day <= to; day = addDays(day, 1)) expected.push(day);
      expect(counted.sort()).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
