/**
 * What may follow what in the life of an incident. Everything that is not in the table is refused, with the reason.
 *
 * The states are those of computer-aided dispatch (NENA/APCO, call for service): received, taken up, sent to a crew,
 * crew moving, crew there, solved, closed.
 */

export const incidentStates = [
  "new",
  "acknowledged",
  "dispatched",
  "en-route",
  "on-scene",
  "resolved",
  "closed",
  "cancelled",
  "merged",
] as const;
export type IncidentState = (typeof incidentStates)[number];

/** What a person, or a crew's reply, does to an incident. */
export const incidentActions = [
  "acknowledge",
  "dispatch",
  "set-out",
  "arrive",
  "stand-down",
  "resolve",
  "close",
  "reopen",
  "cancel",
  "merge",
  "separate",
  "transfer",
] as const;
export type IncidentAction = (typeof incidentActions)[number];

/** The states that an action may start from, each with the state after it. */
export const transitions: Readonly<
  Record<IncidentAction, Readonly<Partial<Record<IncidentState, IncidentState>>>>
> = {
  acknowledge: { new: "acknowledged" },
  // Sending somebody takes the incident up as well: one key less when it is urgent. A second crew sets nobody back.
  dispatch: {
    new: "dispatched",
    acknowledged: "dispatched",
    dispatched: "dispatched",
    "en-route": "en-route",
    "on-scene": "on-scene",
  },
  "set-out": { acknowledged: "en-route", dispatched: "en-route", "en-route": "en-route" },
  arrive: {
    acknowledged: "on-scene",
    dispatched: "on-scene",
    "en-route": "on-scene",
    "on-scene": "on-scene",
  },
  // The last crew refused or was called back: the incident waits for another one.
  "stand-down": { dispatched: "acknowledged", "en-route": "acknowledged", "on-scene": "acknowledged" },
  resolve: {
    acknowledged: "resolved",
    dispatched: "resolved",
    "en-route": "resolved",
    "on-scene": "resolved",
  },
  close: { resolved: "closed" },
  reopen: { resolved: "acknowledged", closed: "acknowledged", cancelled: "acknowledged" },
  cancel: from("cancelled"),
  merge: from("merged"),
  separate: { merged: "new" },
  // The other agency has not seen it yet: for it the incident is new.
  transfer: from("new"),
};

function from(
  to: IncidentState,
): Record<"new" | "acknowledged" | "dispatched" | "en-route" | "on-scene", IncidentState> {
  return { new: to, acknowledged: to, dispatched: to, "en-route": to, "on-scene": to };
}

/** The state after the action, or undefined where the table does not allow it. */
export function stateAfter(state: IncidentState, action: IncidentAction): IncidentState | undefined {
  return transitions[action][state];
}

/** Asked ten thousand times for one list. */
const open: ReadonlySet<IncidentState> = new Set(
  incidentStates.filter((state) => stateAfter(state, "cancel") !== undefined),
);

/** True while somebody has still to do something about it. */
export function isOpen(state: IncidentState): boolean {
  return open.has(state);
}
