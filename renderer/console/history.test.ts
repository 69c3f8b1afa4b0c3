import { expect, it } from "vitest";
import type { Selection } from "../ui/selection.ts";
import { lastIncident } from "./history.ts";

const [incident, report] = [
  { kind: "incident", id: "TL-1" },
  { kind: "report", id: "TL-2" },
] as const;
const [camera, officer] = [
  { kind: "camera", id: "K-1" },
  { kind: "officer", id: "P-1" },
] as const;

it.each([
  [[], null],
  [[camera], null],
  [[incident], "TL-1"],
  [[incident, camera, camera], "TL-1"],
  [[incident, camera, report, camera], "TL-2"],
  // Who looked at something else in between has left the incident.
  [[incident, officer], null],
  [[incident, officer, camera], null],
] as [Selection[], string | null][])("after %j a camera is looked at for %s", (before, expected) => {
  expect(lastIncident(before)).toBe(expected);
});
