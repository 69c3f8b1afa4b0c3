import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "../../../shared/domain/zone.ts";
import { dayText, isSunday, mondayOf, weekFrom } from "./week.ts";

const weekday = (day: string) => new Date(`${day}T12:00:00Z`).getUTCDay();
const someDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays("1990-01-01", days));

it("a week begins on the Monday before any of its days, and has its Sunday last", () => {
  fc.assert(
    fc.property(someDay, (day) => {
      const week = weekFrom(mondayOf(day));
      expect(week).toContain(day);
      expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 0]);
      expect(week.map(isSunday)).toEqual([false, false, false, false, false, false, true]);
    }),
  );
});

it("a day is written in the interface's language, whatever the zone of the machine", () => {
  expect(dayText("2026-12-25", "id", "long")).toBe("Jumat, 25 Desember 2026");
  expect(dayText("2026-12-25", "en")).toMatch(/Fri/);
});
