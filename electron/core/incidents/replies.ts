/**
 * What officers answer becomes part of the incident's history, each answer once, however often and in whatever order
 * it is told. It counts from when it was heard: a phone's clock may be hours wrong.
 *
 * Every station hears it, and one writes it down: that which sent the order, as long as it is there (duty.ts). The others
 * keep what they heard until they see it written.
 */
import type { EventBody } from "../../../shared/domain/event/event.ts";
import type { ReplyMessage } from "../../../shared/messages/orders.ts";
import type { Store } from "../store/index.ts";
import type { Decided } from "./decisions.ts";
import type { ActsFor } from "./duty.ts";
import type { IncidentRegister } from "./register.ts";

export interface HeardReplies {
  readonly body: ReplyMessage;
  /** Epoch ms. */
  readonly receivedAt: number;
}

/** Who writes answers down. */
export interface ReplyDuty {
  readonly actsFor: ActsFor;
  /** Takes what another station has to write down. */
  leave(heard: HeardReplies): void;
}

/** A station that is alone writes everything down. */
const alone: ReplyDuty = { actsFor: () => true, leave() {} };

/** What is new in these messages, as decisions of the officers. */
export function decisionsIn(
  heard: readonly HeardReplies[],
  store: Store,
  register: IncidentRegister,
  duty: ReplyDuty = alone,
): Decided[] {
  const decided: Decided[] = [];
  const taken = new Set<string>();
  for (const { body, receivedAt } of heard) {
    const incident = store.incidents.order(body.order)?.incident;
    const order = incident && register.find(incident)?.incident.orders.get(body.order);
    const fresh = order ? body.replies.filter(({ id }) => !order.replies.has(id)) : [];
    if (!order || fresh.length === 0) continue;
    if (!duty.actsFor(order.station)) {
      duty.leave({ body, receivedAt });
      continue;
    }
    for (const { id, type, time, reason, note, place, photos } of fresh) {
      const key = `${body.order} ${id}`;
      if (taken.has(key)) continue;
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

/** As many orders as are answered while their station may be going away. */
const mostLeft = 2000;

/** What others have to write down, until it is written: of each order the last message, which has all before it. */
export class LeftReplies {
  private readonly waiting = new Map<string, HeardReplies>();

  leave(heard: HeardReplies): void {
    const { order } = heard.body;
    this.waiting.delete(order);
    this.waiting.set(order, heard);
    const [oldest] = this.waiting.keys();
    if (this.waiting.size > mostLeft) this.waiting.delete(oldest!);
  }

  /** What this station has to write down after all. What was written is forgotten. */
  due(store: Store, register: IncidentRegister, actsFor: ActsFor): Decided[] {
    if (this.waiting.size === 0) return [];
    const all = [...this.waiting.values()];
    this.waiting.clear();
    return decisionsIn(all, store, register, { actsFor, leave: (heard) => this.leave(heard) });
  }
}
