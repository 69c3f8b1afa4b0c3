import { expect, it } from "vitest";
import { historyState } from "./history.ts";

it("says how much of the present has come, then of the past, and nothing where a few events are on their way", () => {
  expect(historyState(199, 0, null)).toBeNull();
  expect(historyState(5000, 0, 0.456)).toEqual({ part: "present", percent: 45 });
  expect(historyState(5000, 15_000, null)).toEqual({ part: "past", percent: 75 });
  // Never what is not so yet.
  expect(historyState(300, 5_000_000, null)).toEqual({ part: "past", percent: 99 });
});
