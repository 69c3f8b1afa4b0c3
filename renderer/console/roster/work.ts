/** What officers are doing: their open orders, of all incidents. Pure. */
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import { isActive } from "../../../shared/domain/order/order.ts";

export interface Work {
  readonly incident: IncidentRow;
  readonly order: OrderRow;
}

/** By officer, what is nearest to being done first. */
export function workByOfficer(incidents: Iterable<IncidentRow>): ReadonlyMap<string, readonly Work[]> {
  const found = new Map<string, Work[]>();
  for (const incident of incidents) {
    for (const order of incident.orders) {
      if (!isActive(order)) continue;
      const known = found.get(order.officer);
      if (known) known.push({ incident, order });
      else found.set(order.officer, [{ incident, order }]);
    }
  }
  for (const work of found.values()) {
    work.sort((a, b) => states.indexOf(b.order.state) - states.indexOf(a.order.state));
  }
  return found;
}

const states = ["sent", "received", "accepted", "en-route", "on-scene"];
