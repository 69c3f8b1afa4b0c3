import { expect, it } from "vitest";
import { updateWaitsFor } from "./moment.ts";

const quiet = { urgentOpen: 0, handoverRuns: false, drillRuns: false, notBefore: null, now: 100 };

it("an update waits for whatever people cannot do without the room for, and for its time", () => {
  expect(updateWaitsFor(quiet)).toEqual([]);
  expect(updateWaitsFor({ ...quiet, urgentOpen: 1, handoverRuns: true })).toEqual(["urgent", "handover"]);
  expect(updateWaitsFor({ ...quiet, drillRuns: true, notBefore: 101 })).toEqual(["drill", "time"]);
  expect(updateWaitsFor({ ...quiet, notBefore: 100 })).toEqual([]);
});
