import { describe, expect, it } from "vitest";
import { indexCity } from "../../city/useCityIndex.ts";
import { city, report } from "../given.ts";
import { countReports, everyOpenReport, filterReports, type ReportFilter } from "./filter.ts";

const index = indexCity(city);
const reports = [
  report(1, { category: "kebakaran", text: "Asap dari gudang", district: "36.71.12" }),
  report(2, { text: "Macet depan stasiun" }),
  report(3, { category: "lampu", status: "closed" }),
  report(4, { category: "unheard-of", district: null, address: null }),
];

function shown(filter: Partial<ReportFilter>): string[] {
  return filterReports(reports, { ...everyOpenReport, ...filter }, index).map(({ id }) => id);
}

describe("filterReports", () => {
  it.each([
    [{}, ["report-1", "report-2", "report-4"]],
    [{ status: "closed" }, ["report-3"]],
    [{ text: "ASAP gudang" }, ["report-1"]],
    [{ text: "gudang stasiun" }, []],
    [{ text: "karang tengah" }, ["report-1"]],
    [{ text: "fire" }, ["report-1"]],
    [{ text: "report-2" }, ["report-2"]],
    [{ text: "  " }, ["report-1", "report-2", "report-4"]],
    [{ priorities: new Set(["urgent"]) }, ["report-1"]],
    // A category that the city does not know counts as normal and belongs to no agency.
    [{ priorities: new Set(["normal"]) }, ["report-4"]],
    [{ priorities: new Set(["urgent", "high"]) }, ["report-1", "report-2"]],
    [{ agencies: new Set(["dishub"]) }, ["report-2"]],
    [{ agencies: new Set(["dishub"]), status: "closed" }, ["report-3"]],
    [{ district: "36.71.12" }, ["report-1"]],
    [{ district: "36.71.12", agencies: new Set(["dishub"]) }, []],
  ] as [Partial<ReportFilter>, string[]][])("with %j shows %j", (filter, ids) => {
    expect(shown(filter)).toEqual(ids);
  });

  it("finds a report by what it has become", () => {
    const changed = { ...reports[1]!, text: "Jalan sudah lancar" };
    const found = filterReports([changed], { ...everyOpenReport, text: "lancar" }, index);
    expect(found).toEqual([changed]);
  });
});

it("countReports counts both statuses, and priorities and agencies of one", () => {
  const figures = countReports(reports, "open", index);
  expect(figures).toMatchObject({ open: 3, closed: 1 });
  expect(Object.fromEntries(figures.priorities)).toEqual({ urgent: 1, high: 1, normal: 1 });
  expect(Object.fromEntries(figures.agencies)).toEqual({ damkar: 1, dishub: 1, "": 1 });
  expect(Object.fromEntries(countReports(reports, "closed", index).priorities)).toEqual({ low: 1 });
});
