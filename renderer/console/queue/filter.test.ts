import { describe, expect, it } from "vitest";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { indexCity } from "../../city/useCityIndex.ts";
import { city, incident } from "../given.ts";
import {
  countIncidents,
  everyOpenIncident,
  filterIncidents,
  findWords,
  type IncidentFilter,
} from "./filter.ts";

const index = indexCity(city);
const incidents = [
  incident(1, { category: "kebakaran", text: "Asap dari gudang", district: "36.71.12" }),
  incident(2, { text: "Macet depan stasiun", state: "acknowledged", acknowledgedBy: "operator:a1" }),
  incident(3, { category: "lampu", state: "closed" }),
  incident(4, { category: "unheard-of", district: null, address: null, reports: ["report-4", "WA-77"] }),
  incident(5, { category: "lampu", withdrawn: true }),
  incident(6, { category: "lampu", state: "resolved" }),
];

function shown(filter: Partial<IncidentFilter>): string[] {
  return found(incidents, filter).map(({ id }) => id);
}

function found(rows: readonly IncidentRow[], filter: Partial<IncidentFilter>): readonly IncidentRow[] {
  const whole = { ...everyOpenIncident, ...filter };
  return findWords(filterIncidents(rows, whole), whole.text, index);
}

describe("the filter", () => {
  it.each([
    [{}, ["report-1", "report-2", "report-4"]],
    [{ group: "new" }, ["report-1", "report-4"]],
    [{ group: "work" }, ["report-2"]],
    [{ group: "done" }, ["report-3", "report-5", "report-6"]],
    [{ text: "ASAP gudang" }, ["report-1"]],
    [{ text: "gudang stasiun" }, []],
    [{ text: "karang tengah" }, ["report-1"]],
    [{ text: "fire" }, ["report-1"]],
    [{ text: "report-2" }, ["report-2"]],
    // The reference that the second citizen was given.
    [{ text: "wa-77" }, ["report-4"]],
    [{ text: "  " }, ["report-1", "report-2", "report-4"]],
    [{ priorities: new Set(["urgent"]) }, ["report-1"]],
    [{ priorities: new Set(["normal"]) }, ["report-4"]],
    [{ priorities: new Set(["urgent", "high"]) }, ["report-1", "report-2"]],
    [{ agencies: new Set(["dishub"]) }, ["report-2"]],
    [{ agencies: new Set(["dishub"]), group: "done" }, ["report-3", "report-5", "report-6"]],
    [{ district: "36.71.12" }, ["report-1"]],
    [{ district: "36.71.12", agencies: new Set(["dishub"]) }, []],
    [{ takenBy: "operator:a1" }, ["report-2"]],
    [{ takenBy: "operator:b2" }, []],
  ] as [Partial<IncidentFilter>, string[]][])("with %j shows %j", (filter, ids) => {
    expect(shown(filter)).toEqual(ids);
  });

  it("finds an incident by what it has become", () => {
    const changed = { ...incidents[1]!, text: "Jalan sudah lancar" };
    expect(found([changed], { text: "lancar" })).toEqual([changed]);
  });
});

it("countIncidents counts all groups, and priorities and agencies of one", () => {
  const figures = countIncidents(incidents, "open");
  expect(figures.groups).toEqual({ open: 3, new: 2, work: 1, done: 3 });
  expect(Object.fromEntries(figures.priorities)).toEqual({ urgent: 1, high: 1, normal: 1 });
  expect(Object.fromEntries(figures.agencies)).toEqual({ damkar: 1, dishub: 1, "": 1 });
  expect(Object.fromEntries(countIncidents(incidents, "done").priorities)).toEqual({ low: 3 });
});
