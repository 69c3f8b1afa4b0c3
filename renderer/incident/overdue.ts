/** What has gone wrong with an incident by the clock. Pure. */
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { awaitsReply } from "../../shared/domain/order/order.ts";

/** It has not reached a stage in time; `now` is epoch ms. */
export function isBreached({ deadline }: Pick<IncidentRow, "deadline">, now: number): boolean {
  return deadline !== null && deadline.at <= now;
}

/** An officer should have answered an order by now, and has not. */
export function isUnanswered({ orders }: Pick<IncidentRow, "orders">, now: number): boolean {
  return orders.some((order) => awaitsReply(order) && order.replyBy <= now);
}
