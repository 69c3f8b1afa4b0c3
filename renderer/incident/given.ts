/** Incidents and orders for tests, and for looking at screens. */
import type { IncidentRow, OrderRow } from "../../shared/contract/incidents.ts";

/** New, normal, of nobody's yet, heard of at `at` (epoch ms); without a deadline. */
export function givenIncident(id: string, at: number, given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    ...{ id, state: "new", stateSince: at, withdrawn: false, category: "macet", priority: "normal" },
    ...{ agency: "dishub", text: "Ada kejadian di sini.", place: [106.63, -6.18], address: null },
    ...{ district: null, outside: false, channel: "112", requestedAt: at, receivedAt: at },
    ...{
      acknowledgedBy: null,
      reports: [id],
      mergedInto: null,
      deadline: null,
      orders: [],
      alike: [],
      conflicts: [],
    },
    ...given,
  };
}

/** Sent at `at` (epoch ms), and not answered yet. */
export function givenOrder(officer: string, at: number, given: Partial<OrderRow> = {}): OrderRow {
  const id = `O-${officer}`;
  return {
    ...{ id, officer, task: "Menuju lokasi.", group: id, support: false, replaces: null, state: "sent" },
    ...{ since: at, decidedAt: at, sentAt: at, replyBy: at + 60_000, reason: null, escalation: null },
    ...given,
  };
}
