/** What of an incident's orders a person must see from afar. Pure. */
import type { IncidentRow, OrderRow } from "../../shared/contract/incidents.ts";

/** Has not gone out, and should. */
export function isUnsent({ state, sentAt }: OrderRow): boolean {
  return state === "sent" && sentAt === null;
}

/** Refused, and nobody was sent in that officer's place. */
export function isRefused(order: OrderRow, { orders }: IncidentRow): boolean {
  return order.state === "refused" && !orders.some(({ replaces }) => replaces === order.id);
}

export function countUnsent({ orders }: IncidentRow): number {
  return count(orders, isUnsent);
}

export function countRefused(incident: IncidentRow): number {
  return count(incident.orders, (order) => isRefused(order, incident));
}

function count<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  let found = 0;
  for (const item of items) if (test(item)) found += 1;
  return found;
}
