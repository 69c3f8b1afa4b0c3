import fc from "fast-check";
import { expect, it } from "vitest";
import { barsOf, cutAtHours, firstHour, hourMs, hourOf } from "./hours.ts";

const time = fc.integer({ min: 0, max: 4e12 });

it("cuts a span at full hours, and loses no millisecond of it", () => {
  fc.assert(
    fc.property(time, fc.integer({ min: -hourMs, max: 50 * hourMs }), (from, ms) => {
      const parts = cutAtHours(from, from + ms);
      expect(parts.reduce((sum, part) => sum + part.ms, 0)).toBe(Math.max(0, ms));
      expect(new Set(parts.map(({ hour }) => hour)).size).toBe(parts.length);
      for (const { hour, ms: inHour } of parts) {
        expect(hourOf(hour)).toBe(hour);
        expect(inHour).toBeGreaterThan(0);
        expect(inHour).toBeLessThanOrEqual(hourMs);
      }
    }),
  );
});

it("draws every hour of the time that is shown in one bar, and none of another time", () => {
  const looked = fc.record({
    hoursAgo: fc.integer({ min: -2, max: 400 }),
    pictureMs: fc.integer({ min: 0, max: hourMs }),
    noneMs: fc.integer({ min: 0, max: hourMs }),
  });
  fc.assert(
    fc.property(
      time,
      fc.array(looked),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 6 }),
      (now, some, count, each) => {
        const hours = some.map(({ hoursAgo, ...rest }) => ({
          hour: hourOf(now) - hoursAgo * hourMs,
          ...rest,
        }));
        const bars = barsOf(hours, now, count, each);
        expect(bars).toHaveLength(count);
        const last = bars.at(-1);
        expect(last?.toMs).toBe(hourOf(now) + hourMs);
        const first = firstHour(now, count * each);
        const shown = hours.filter(({ hour }) => hour >= first && hour <= hourOf(now));
        const sum = (list: readonly { pictureMs: number; noneMs: number }[]) =>
          list.reduce((all, { pictureMs, noneMs }) => all + pictureMs - 3 * noneMs, 0);
        expect(sum(bars)).toBe(sum(shown));
      },
    ),
  );
});
