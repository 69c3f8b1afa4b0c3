/** In which order a person should look at incidents. Pure. */
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { priorityWeights } from "../ui/priority.ts";

export const incidentOrders = ["deadline", "priority", "newest"] as const;
export type IncidentOrder = (typeof incidentOrders)[number];

/** `deadline`: what breaks first, or broke first, and last what has nothing left to do. */
export function orderIncidents(incidents: readonly IncidentRow[], order: IncidentOrder): IncidentRow[] {
  const compare = comparisons[order];
  return [...incidents].sort((a, b) => compare(a, b) || newest(a, b));
}

const comparisons: Record<IncidentOrder, (a: IncidentRow, b: IncidentRow) => number> = {
  deadline: (a, b) => dueAt(a) - dueAt(b) || gravest(a, b),
  priority: (a, b) => gravest(a, b) || dueAt(a) - dueAt(b),
  newest,
};

/** Nothing left to do is due after everything else; a finite number, since infinities have no difference. */
function dueAt({ deadline }: IncidentRow): number {
  return deadline?.at ?? Number.MAX_SAFE_INTEGER;
}

function gravest(a: IncidentRow, b: IncidentRow): number {
  return priorityWeights[a.priority] - priorityWeights[b.priority];
}

function newest(a: IncidentRow, b: IncidentRow): number {
  return b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : 1);
}
