/**
 * What an operator may do about the chosen incident, one row each: its key, and why it cannot be done now. The action
 * table, the buttons and the tests are made from this. Capital keys (Shift) are about the chosen order.
 */
import type { IncidentRow, OrderRow, SopStepRow } from "../../../shared/contract/incidents.ts";
import type { IncidentAction } from "../../../shared/domain/incident/transitions.ts";
import { stateAfter } from "../../../shared/domain/incident/transitions.ts";

/** What an act is judged by. */
export interface Standing {
  readonly incident: IncidentRow;
  readonly order: OrderRow | undefined;
  /** The first step of the procedure that is still to do. */
  readonly step: SopStepRow | undefined;
  /** Somebody has a telephone number: the chosen order's officer, else the reporter. */
  readonly hasPhone: boolean;
  readonly hasRadio: boolean;
  /** Its record has one. */
  readonly hasPicture: boolean;
  /** A citizen told of it, by name or number, or in words that a mask hides something of. */
  readonly hasCitizen: boolean;
}

/** Names of the texts `not-…` in `incidents.json`. */
export type Hindrance =
  | "in-state"
  | "alike"
  | "conflict"
  | "order"
  | "order-over"
  | "escalation"
  | "step"
  | "step-action"
  | "phone"
  | "radio"
  | "picture"
  | "citizen";

export interface Act {
  readonly key: string;
  readonly group: "incident" | "order";
  readonly hindrance: (standing: Standing) => Hindrance | null;
}

export const acts = {
  take: { key: "t", group: "incident", hindrance: allowed("acknowledge") },
  dispatch: { key: "o", group: "incident", hindrance: allowed("dispatch") },
  resolve: { key: "r", group: "incident", hindrance: allowed("resolve") },
  close: { key: "z", group: "incident", hindrance: allowed("close") },
  reopen: { key: "u", group: "incident", hindrance: allowed("reopen") },
  cancel: { key: "v", group: "incident", hindrance: allowed("cancel") },
  transfer: { key: "h", group: "incident", hindrance: allowed("transfer") },
  change: { key: "e", group: "incident", hindrance: allowed("cancel") },
  note: { key: ",", group: "incident", hindrance: () => null },
  merge: { key: "+", group: "incident", hindrance: ({ incident }) => (incident.alike[0] ? null : "alike") },
  "keep-apart": {
    key: "-",
    group: "incident",
    hindrance: ({ incident }) => (incident.alike[0] ? null : "alike"),
  },
  "see-conflict": {
    key: "&",
    group: "incident",
    hindrance: ({ incident }) => (incident.conflicts[0] ? null : "conflict"),
  },
  "tick-step": { key: "s", group: "incident", hindrance: ({ step }) => (step ? null : "step") },
  "do-step": {
    key: "'",
    group: "incident",
    hindrance: ({ step }) => (step ? (step.action ? null : "step-action") : "step"),
  },
  call: { key: "p", group: "incident", hindrance: ({ hasPhone }) => (hasPhone ? null : "phone") },
  chat: { key: "w", group: "incident", hindrance: ({ hasPhone }) => (hasPhone ? null : "phone") },
  radio: { key: "y", group: "incident", hindrance: ({ hasRadio }) => (hasRadio ? null : "radio") },
  picture: {
    key: '"',
    group: "incident",
    hindrance: ({ hasPicture }) => (hasPicture ? null : "picture"),
  },
  /** Shows who reported it, and hides that again. */
  citizen: {
    key: "*",
    group: "incident",
    hindrance: ({ hasCitizen }) => (hasCitizen ? null : "citizen"),
  },
  "next-order": { key: "]", group: "order", hindrance: anOrder },
  "previous-order": { key: "[", group: "order", hindrance: anOrder },
  recall: { key: "Shift+t", group: "order", hindrance: aStandingOrder },
  replace: {
    key: "Shift+o",
    group: "order",
    hindrance: (standing) => anOrder(standing) ?? allowed("dispatch")(standing),
  },
  reply: { key: "Shift+r", group: "order", hindrance: aStandingOrder },
  "stop-escalation": {
    key: "Shift+s",
    group: "order",
    hindrance: (standing) => anOrder(standing) ?? (standing.order?.escalation ? null : "escalation"),
  },
} as const satisfies Record<string, Act>;

export type ActName = keyof typeof acts;
export const actNames = Object.keys(acts) as ActName[];

function allowed(action: IncidentAction): Act["hindrance"] {
  return ({ incident }) => (stateAfter(incident.state, action) ? null : "in-state");
}

function anOrder({ order }: Standing): Hindrance | null {
  return order ? null : "order";
}

function aStandingOrder(standing: Standing): Hindrance | null {
  return anOrder(standing) ?? (standing.order && isOver(standing.order) ? "order-over" : null);
}

/** Nothing is expected of its officer any more; one who refused may still set out. */
function isOver({ state }: OrderRow): boolean {
  return state === "done" || state === "recalled";
}
