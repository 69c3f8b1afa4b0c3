import { describe, expect, it } from "vitest";
import { officer, suggestion } from "../given.ts";
import { candidates, crewOf, everybodyOnDuty, filterCandidates, sentTo, toggled } from "./choose.ts";

const officers = [
  officer(1),
  officer(2),
  officer(3, { crew: "DMK-B" }),
  officer(4),
  officer(5, { agency: "dishub" }),
];
const all = candidates(
  [
    suggestion(5, { district: "36.71.12" }),
    suggestion(1),
    suggestion(3, { crew: "DMK-B" }),
    suggestion(2),
    suggestion(4, { onDuty: false }),
    suggestion(9),
  ],
  officers,
);
const ids = (found: readonly { officer: string }[]) => found.map(({ officer: id }) => id);

describe("candidates", () => {
  it("stand in the order of the suggestions, without strangers", () => {
    expect(ids(all)).toEqual(["DMK-5", "DMK-1", "DMK-3", "DMK-2", "DMK-4"]);
  });

  it.each([
    [{ agency: null, district: null }, ["DMK-5", "DMK-1", "DMK-3", "DMK-2", "DMK-4"]],
    [{ agency: "dishub", district: null }, ["DMK-5"]],
    [{ agency: null, district: "36.71.12" }, ["DMK-5"]],
    [{ agency: "damkar", district: "36.71.12" }, []],
  ])("are filtered by %j", (filter, expected) => {
    expect(ids(filterCandidates(all, filter))).toEqual(expected);
  });
});

it("a crew is its people on duty, of the same agency", () => {
  expect(crewOf(all, all[1]!)).toEqual(["DMK-1", "DMK-2"]);
  // One who is chosen by name goes, on duty or not.
  expect(crewOf(all, all[4]!)).toEqual(["DMK-4", "DMK-1", "DMK-2"]);
});

it("everybody on duty leaves out who is not", () => {
  expect(everybodyOnDuty(all)).toEqual(["DMK-5", "DMK-1", "DMK-3", "DMK-2"]);
});

it("a key ticks all, and takes the ticks away again", () => {
  const once = toggled(new Set(["a"]), ["a", "b"]);
  expect([...once]).toEqual(["a", "b"]);
  expect([...toggled(once, ["a", "b"])]).toEqual([]);
});

it("Enter sends to who is ticked, else to the one under the cursor", () => {
  expect(sentTo(new Set(), all[0])).toEqual(["DMK-5"]);
  expect(sentTo(new Set(["DMK-1", "DMK-2"]), all[0])).toEqual(["DMK-1", "DMK-2"]);
  expect(sentTo(new Set(), undefined)).toEqual([]);
});
