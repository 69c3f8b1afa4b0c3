/** In which order a person should look at incidents. Pure, but for what `OrderedIncidents` keeps. */
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { priorityWeights } from "../ui/priority.ts";

/** What a person can choose. */
export const incidentOrders = ["deadline", "priority", "newest"] as const;
export type IncidentOrder = (typeof incidentOrders)[number];
/** `ended` is for what is done, and due no more: there the last thing that happened is news. */
type Order = IncidentOrder | "ended";

/** `deadline`: what breaks first, or broke first, and last what has nothing left to do. */
export function orderIncidents(incidents: readonly IncidentRow[], order: Order): IncidentRow[] {
  const compare = comparisons[order];
  return [...incidents].sort((a, b) => compare(a, b) || newest(a, b));
}

/**
 * The incidents of a room in the orders that were asked for. News is put between what stands in order already, which
 * takes as many comparisons as there are incidents, and not so many times their logarithm.
 */
export class OrderedIncidents {
  private readonly known = new Map<Order, Ordered>();

  /** The same as `orderIncidents`; the same array for the same rows. */
  by(order: Order, rows: readonly IncidentRow[]): readonly IncidentRow[] {
    const last = this.known.get(order);
    if (last?.rows === rows) return last.ordered;
    const present = new Set(rows);
    const news = last ? rows.filter((row) => !last.present.has(row)) : rows;
    const rest = last ? last.ordered.filter((row) => present.has(row)) : [];
    const ordered = orderIncidents([...rest, ...news], order);
    this.known.set(order, { rows, present, ordered });
    return ordered;
  }

  /** Puts the orders that nobody has asked for yet together while nobody waits. */
  prepare(rows: readonly IncidentRow[]): void {
    for (const order of incidentOrders) if (!this.known.has(order)) this.by(order, rows);
  }
}

interface Ordered {
  readonly rows: readonly IncidentRow[];
  readonly present: ReadonlySet<IncidentRow>;
  readonly ordered: readonly IncidentRow[];
}

const comparisons: Record<Order, (a: IncidentRow, b: IncidentRow) => number> = {
  deadline: (a, b) => dueAt(a) - dueAt(b) || gravest(a, b),
  priority: (a, b) => gravest(a, b) || dueAt(a) - dueAt(b),
  newest,
  ended: (a, b) => b.stateSince - a.stateSince,
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
