/**
 * What officers answer becomes part of the incident's history, each answer once, however often and in whatever order
 * it is told. It counts from when it was heard: a phone's clock may be hours wrong.
 */
import type { EventBody } from "../../../shared/domain/event/event.ts";
import type { ReplyMessage } from "../../../shared/messages/orders.ts";
import type { Store } from "../store/index.ts";
import type { Decided } from "./decisions.ts";
import type { IncidentRegister } from "./register.ts";

export interface HeardReplies {
  readonly body: ReplyMessage;
  /** Epoch ms. */
  readonly receivedAt: number;
}

/** What is new in these messages, as decisions of the officers. */
export function decisionsIn(
  heard: readonly HeardReplies[],
  store: Store,
  register: IncidentRegister,
): Decided[] {
  const decided: Decided[] = [];
  const taken = new Set<string>();
  for (const { body, receivedAt } of heard) {
    const incident = store.incidents.order(body.order)?.incident;
    const order = incident && register.find(incident)?.incident.orders.get(body.order);
    if (!order) continue;
    for (const { id, type, time, reason, note, place, photos } of body.replies) {
      const key = `${body.order} ${id}`;
      if (order.replies.has(id) || taken.has(key)) continue;
      taken.add(key);
      const reply: EventBody<"order.replied">["reply"] = {
        ...{ id, type, claimedAt: time, heardAt: receivedAt },
        ...{ reason: reason ?? null, note: note ?? null, place: place ?? null, photos: photos ?? [] },
      };
      decided.push({
        decision: { kind: "order.replied", subject: order.incident, body: { order: body.order, reply } },
        actor: `officer:${order.officer}`,
      });
    }
  }
  return decided;
}
