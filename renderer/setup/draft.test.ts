import { expect, it } from "vitest";
import { brokerFaults, firstDraft, readDiagonal, readDistance, stepsOf } from "./draft.ts";

it.each([
  ["55", 55],
  ["55,5", 55.5],
  [" 1400 mm ", 55.1],
  ["140 cm", 55.1],
  ['32"', 32],
  ["4", undefined],
  ["500", undefined],
  ["x", undefined],
  ["", undefined],
])("a diagonal of %j is %s inches", (typed, inches) => {
  expect(readDiagonal(typed)).toBe(inches);
});

it.each([
  ["3", 3],
  ["0,8 m", 0.8],
  ["0.2", undefined],
  ["51", undefined],
])("a distance of %j is %s metres", (typed, metres) => {
  expect(readDistance(typed)).toBe(metres);
});

it("asks for nothing that the machine does not need", () => {
  expect(stepsOf({ ...firstDraft, role: "console" }, null)).not.toContain("displays");
  expect(stepsOf({ ...firstDraft, brokerKind: "demo" }, null)).toEqual([
    ...["language", "city", "role", "displays", "broker", "summary"],
  ]);
});

it("names what of a broker cannot be so", () => {
  const faults = (broker: Partial<typeof firstDraft.broker>) => [
    ...brokerFaults({ ...firstDraft, broker: { ...firstDraft.broker, url: "mqtts://b:8883", ...broker } }),
  ];
  expect(faults({})).toEqual([]);
  expect(faults({ url: "mqtts://room:pin@b" })).toEqual(["url"]);
  expect(faults({ certificate: "a.crt" })).toEqual(["key"]);
  expect(faults({ key: "a.key" })).toEqual(["certificate"]);
  expect(faults({ password: "x" })).toEqual(["user"]);
  expect(faults({ user: "x" })).toEqual(["password"]);
});
