import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastStorage } from "./forecast.ts";

const gib = 1024 ** 3;
const on = (day: number, bytes: number) => ({ day: `2026-11-${String(day).padStart(2, "0")}`, bytes });

describe("the forecast of a disk", () => {
  it("says nothing before two days were measured", () => {
    expect(forecastStorage([on(3, gib)], gib)).toEqual({ bytesEachDay: null, daysLeft: null });
  });

  it("is the growth of a day and the days until what is free is used, also where days were missed", () => {
    const samples = [on(1, 2 * gib), on(2, 3 * gib), on(5, 6 * gib)];
    expect(forecastStorage(samples, 10 * gib)).toEqual({ bytesEachDay: gib, daysLeft: 10 });
    expect(forecastStorage(samples, null)).toEqual({ bytesEachDay: gib, daysLeft: null });
  });

  it("never ends where nothing grows", () => {
    expect(forecastStorage([on(1, 5 * gib), on(2, 4 * gib)], gib).daysLeft).toBeNull();
  });

  it("is not turned by one day of an import, nor by the order of the samples", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 3, max: 7 }),
        fc.integer({ min: 0, max: 50_000 }),
        (each, jumpDay, jump) => {
          const samples = Array.from({ length: 10 }, (_, index) =>
            on(index + 1, 5000 + index * each + (index + 1 >= jumpDay ? jump : 0)),
          );
          const forecast = forecastStorage(samples, 1_000_000);
          expect(forecast.bytesEachDay).toBeGreaterThanOrEqual(each);
          expect(forecast.bytesEachDay).toBeLessThanOrEqual(each + jump / 4);
          expect(forecastStorage([...samples].reverse(), 1_000_000)).toEqual(forecast);
        },
      ),
    );
  });
});
