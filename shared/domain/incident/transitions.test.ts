import { describe, expect, it } from "vitest";
import {
  type IncidentAction,
  type IncidentState,
  incidentActions,
  incidentStates,
  isOpen,
  stateAfter,
} from "./transitions.ts";

/** Written a second time, state by state, so that neither table can change alone. */
const expected: Record<IncidentState, Partial<Record<IncidentAction, IncidentState>>> = {
  new: {
    acknowledge: "acknowledged",
    dispatch: "dispatched",
    cancel: "cancelled",
    merge: "merged",
    transfer: "new",
  },
  acknowledged: {
    dispatch: "dispatched",
    "set-out": "en-route",
    arrive: "on-scene",
    resolve: "resolved",
    cancel: "cancelled",
    merge: "merged",
    transfer: "new",
  },
  dispatched: {
    dispatch: "dispatched",
    "set-out": "en-route",
    arrive: "on-scene",
    "stand-down": "acknowledged",
    resolve: "resolved",
    cancel: "cancelled",
    merge: "merged",
    transfer: "new",
  },
  "en-route": {
    dispatch: "en-route",
    "set-out": "en-route",
    arrive: "on-scene",
    "stand-down": "acknowledged",
    resolve: "resolved",
    cancel: "cancelled",
    merge: "merged",
    transfer: "new",
  },
  "on-scene": {
    dispatch: "on-scene",
    arrive: "on-scene",
    "stand-down": "acknowledged",
    resolve: "resolved",
    cancel: "cancelled",
    merge: "merged",
    transfer: "new",
  },
  resolved: { close: "closed", reopen: "acknowledged" },
  closed: { reopen: "acknowledged" },
  cancelled: { reopen: "acknowledged" },
  merged: { separate: "new" },
};

describe.each(incidentStates)("from %s", (state) => {
  it.each(incidentActions)("%s", (action) => {
    expect(stateAfter(state, action)).toBe(expected[state][action]);
  });
});

it("an incident is open while somebody may give it up", () => {
  expect(incidentStates.filter(isOpen)).toEqual([
    "new",
    "acknowledged",
    "dispatched",
    "en-route",
    "on-scene",
  ]);
});
