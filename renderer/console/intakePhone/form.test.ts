import { describe, expect, it } from "vitest";
import { indexCity } from "../../city/useCityIndex.ts";
import { city } from "../given.ts";
import { categoriesFor, missingOf, placeOf, reportOf, type TypedReport } from "./form.ts";

const index = indexCity(city);
const typed: TypedReport = {
  ...{ category: "keba", text: " Asap tebal ", address: "", place: "-6.19, 106.64", district: null },
  ...{ reporterName: "", reporterPhone: " 0812 0000 0001 " },
};

it.each([
  ["keba", ["kebakaran"]],
  ["FIRE", ["kebakaran"]],
  // What begins so comes before what only holds it.
  ["m", ["macet", "lampu"]],
  ["ma", ["macet", "lampu"]],
  ["jalan", ["lampu"]],
  ["xyz", []],
  ["", ["kebakaran", "macet", "lampu"]],
] as const)("%j may be %j", (words, expected) => {
  const found = categoriesFor(words, index).map(({ id }) => id);
  expect(found).toEqual(expected);
});

describe("the place", () => {
  it.each([
    [{ place: "-6.19, 106.64" }, [106.64, -6.19]],
    [{ place: "", district: "36.71.01" }, [106.63, -6.18]],
    // Unreadable coordinates are not quietly replaced by something else.
    [{ place: "-6.19", district: "36.71.01" }, null],
    [{ place: "", district: "36.71.12" }, null],
    [{ place: "" }, null],
  ] as [Partial<TypedReport>, unknown][])("of %j is %j", (given, expected) => {
    expect(placeOf({ ...typed, ...given }, index)).toEqual(expected);
  });
});

it("says what is missing, and is nothing to send until then", () => {
  const nothing = { ...typed, category: "", text: " ", place: "" };
  expect(missingOf(nothing, index)).toEqual(["category", "text", "place"]);
  expect(reportOf(nothing, index)).toBeNull();
  expect(missingOf({ ...typed, category: "xyz" }, index)).toEqual(["category"]);
  expect(reportOf(typed, index)).toEqual({
    ...{ category: "kebakaran", text: "Asap tebal", place: [106.64, -6.19], channel: "Telepon" },
    ...{ address: null, reporterName: null, reporterPhone: "0812 0000 0001" },
  });
});
