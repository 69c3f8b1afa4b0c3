import { expect, it } from "vitest";
import { addMonths, daysOf, dayText, isWeekend } from "./period.ts";

it("months are walked over the end of a year", () => {
  expect(["2026-11", "2026-12", "2027-01"].map((month) => addMonths(month, 1))).toEqual([
    "2026-12",
    "2027-01",
    "2027-02",
  ]);
  expect(addMonths("2026-01", -1)).toBe("2025-12");
});

it("a month has its days", () => {
  expect(daysOf("2028-02")).toHaveLength(29);
  expect(daysOf("2026-11").at(-1)).toBe("2026-11-30");
});

it("a day is written as itself, wherever the machine stands", () => {
  expect(dayText("2026-11-01", "id", { day: "numeric", month: "long" })).toBe("1 November");
  expect([isWeekend("2026-11-01"), isWeekend("2026-11-02")]).toEqual([true, false]);
});
