/**
 * An order to one officer, as its decisions and the officer's replies make it.
 *
 * Guarantees: the same replies give the same order, whatever sequence they are heard in and however often. What was
 * heard late takes nothing back: an officer who is there does not return to being on the way.
 */
import type { LonLat } from "../place.ts";

/** What an officer answers, each further than the one before it. */
export const replyTypes = ["received", "accepted", "refused", "en-route", "on-scene", "done"] as const;
export type ReplyType = (typeof replyTypes)[number];

export const orderStates = ["sent", ...replyTypes, "recalled"] as const;
export type OrderState = (typeof orderStates)[number];

export interface Reply {
  /** Unique within the order. */
  readonly id: string;
  readonly type: ReplyType;
  /** What the officer's phone says, epoch ms; its clock may be wrong. */
  readonly claimedAtMs: number;
  /** When the room heard it, epoch ms: this one counts. */
  readonly heardAtMs: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly place: LonLat | null;
  readonly photos: readonly string[];
}

export interface Order {
  readonly id: string;
  readonly incident: string;
  readonly officer: string;
  readonly task: string;
  /** One order to several officers: what they have in common. */
  readonly group: string;
  /** Asked for in addition to who is there already. */
  readonly support: boolean;
  /** The order that this one takes the place of. */
  readonly replaces: string | null;
  readonly decidedAtMs: number;
  readonly decidedBy: string;
  /** Which station sent it: that one watches it, as long as it is there. */
  readonly station: string;
  /** Until when an answer is expected, epoch ms. */
  readonly replyByMs: number;
  readonly state: OrderState;
  readonly stateSinceMs: number;
  /** Why it was refused or recalled. */
  readonly reason: string | null;
  /** By id. */
  readonly replies: ReadonlyMap<string, Reply>;
  /** The last escalation that was carried out; 0 for none. */
  readonly escalation: number;
  /** When that was, epoch ms; null for never. */
  readonly escalatedAtMs: number | null;
  /** Supervisors who were told that no answer came. */
  readonly supervisors: ReadonlySet<string>;
  readonly escalationStopped: boolean;
}

/** A refusal is overtaken by an officer who sets out all the same. */
const ranks: Readonly<Record<OrderState, number>> = {
  sent: 0,
  received: 1,
  accepted: 2,
  refused: 3,
  "en-route": 4,
  "on-scene": 5,
  done: 6,
  recalled: 7,
};

/** The order after one more reply; the same object where it says nothing new. */
export function withReply(order: Order, reply: Reply): Order {
  if (order.replies.has(reply.id)) return order;
  const replies = new Map(order.replies).set(reply.id, reply);
  if (ranks[reply.type] <= ranks[order.state]) return { ...order, replies };
  const { type: state, heardAtMs: stateSinceMs, reason } = reply;
  return { ...order, replies, state, stateSinceMs, reason };
}

export function recalled(order: Order, reason: string | null, atMs: number): Order {
  if (!isActive(order)) return order;
  return { ...order, state: "recalled", stateSinceMs: atMs, reason };
}

/** True while the officer is expected to do something about it. */
export function isActive({ state }: Pick<Order, "state">): boolean {
  return state !== "refused" && state !== "done" && state !== "recalled";
}

/** True until the officer said yes or no, or did something. */
export function awaitsReply({ state }: Pick<Order, "state">): boolean {
  return state === "sent" || state === "received";
}
