import { expect, it } from "vitest";
import type { Fact } from "../../../shared/messages/read.ts";
import { admit, type Subjects } from "./admission.ts";

const now = Date.parse("2026-11-24T08:00:00Z");
const hourMs = 3600_000;
const city: Subjects = {
  hasOfficer: (id) => id === "P-1",
  hasCamera: (id) => id === "K-1",
  unitOf: (id) => (id === "S-1" ? "cm" : undefined),
  officerOf: (order) => (order === "O-1" ? "P-1" : undefined),
};

const facts = (id: string, time: number): Fact[] => [
  { kind: "position", id, body: { place: [106, -6], time } },
  { kind: "duty", id, body: { events: [now, time].map((at, n) => ({ id: `${n}`, type: "in", time: at })) } },
  { kind: "camera-health", id, body: { state: "up", since: time } },
];
const report = (requested: number, updated?: number): Fact => ({
  ...{ kind: "report", id: "TL-1" },
  body: {
    ...{ service_request_id: "TL-1", status: "open", service_code: "sampah", description: "" },
    ...{ lat: -6, long: 106, channel: "?", requested_datetime: requested },
    ...(updated !== undefined && { updated_datetime: updated }),
  },
});

const reasons = (facts: readonly Fact[]) => facts.map((fact) => admit(fact, city, now)?.reason);

it("who the city does not have says nothing; anybody may report", () => {
  expect(reasons(facts("P-1", now))).toEqual([undefined, undefined, "unknown-subject"]);
  expect(reasons(facts("K-1", now))).toEqual(["unknown-subject", "unknown-subject", undefined]);
  expect(reasons([report(now), { kind: "report-removed", id: "TL-9" }])).toEqual([undefined, undefined]);
});

it("a sensor speaks in the unit that the city gives it", () => {
  const of = (id: string, unit: string): Fact => ({
    kind: "sensor",
    id,
    body: { value: 1, unit, time: now },
  });
  expect(reasons([of("S-1", "cm"), of("S-1", "m"), of("S-9", "cm")])).toEqual([
    undefined,
    "unit-mismatch",
    "unknown-subject",
  ]);
});

it("a time of up to a day ahead is a wrong clock, a later one would keep every right one out", () => {
  const latest = now + 24 * hourMs;
  const of = (time: number) => [...facts("P-1", time).slice(0, 2), ...facts("K-1", time).slice(2)];
  expect(reasons([...of(latest), report(latest), report(now, latest)])).toEqual(Array(5).fill(undefined));
  const later = [...of(latest + 1), report(latest + 1), report(now, latest + 1)];
  expect(reasons(later)).toEqual(Array(5).fill("future-time"));
  expect(reasons([report(0), { kind: "duty", id: "P-1", body: { events: [] } }])).toEqual([
    undefined,
    undefined,
  ]);
});
