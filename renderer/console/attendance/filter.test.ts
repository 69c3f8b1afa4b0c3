import { expect, it } from "vitest";
import { totalsOf } from "../../../shared/domain/attendance/recap.ts";
import { countsIn, everyLine, everyShift, figures, filterDay, filterRecap, isIn } from "./filter.ts";
import { attended, recapLine } from "./given.ts";

const rows = [
  attended(1),
  attended(2, { lateMs: 900_000 }),
  attended(3, { status: "absent" }),
  attended(4, { status: "unclear" }),
  attended(5, { status: "sick" }),
  attended(6, { agency: "dishub", earlyMs: 600_000, changedAt: 1 }),
];

it("what somebody has to see to comes first", () => {
  expect(
    filterDay(rows, everyShift, new Set()).map(({ status, lateMs }) => (lateMs > 0 ? "late" : status)),
  ).toEqual([...["unclear", "absent", "late", "present", "present", "sick"]]);
});

it("chips, agencies and words let through what they say", () => {
  const shown = (filter: Partial<typeof everyShift>, flagged: string[] = []) =>
    filterDay(rows, { ...everyShift, ...filter }, new Set(flagged)).map(({ officer }) => officer);
  expect(shown({ group: "away" })).toEqual(["DMK-5"]);
  expect(shown({ group: "changed" })).toEqual(["DMK-6"]);
  expect(shown({ group: "flagged" }, ["DMK-1"])).toEqual(["DMK-1"]);
  expect(shown({ agency: "dishub" })).toEqual(["DMK-6"]);
  expect(shown({ text: "petugas 3" })).toEqual(["DMK-3"]);
});

it("a figure opens into as many shifts as it counts", () => {
  const totals = totalsOf(rows);
  for (const figure of figures)
    expect(
      rows.filter((row) => countsIn(row, figure)),
      figure,
    ).toHaveLength(totals[figure]);
  expect(rows.filter((row) => isIn(row, "present", new Set()))).toHaveLength(totals.present);
});

it("a group's figure opens into its officers who have any of it", () => {
  const lines = [recapLine("DMK-1", ["present", "late"]), recapLine("DMK-2", ["absent"])];
  const shown = (figure: (typeof figures)[number] | null) =>
    filterRecap(lines, { ...everyLine, crew: "DMK-A", figure }).map(({ id }) => id);
  expect(shown(null)).toEqual(["DMK-1", "DMK-2"]);
  expect(shown("late")).toEqual(["DMK-1"]);
  expect(shown("absent")).toEqual(["DMK-2"]);
});
