/**
 * What the room does by itself when an order stays without an answer, one step after the other.
 *
 * Guarantees: at most one step is planned for an order at any time, each at least `replyMin` after the one before it
 * and after the order went out; none once the officer answered or a person stopped it. A step stands on the screens
 * before it is taken, also after the room was off for hours. An order that the room sent to the next officer goes on
 * where the one it replaces had come to: so a chain of silent officers ends at the last step.
 */
import type { Category, EscalationAction } from "../city/category.ts";
import { type Decision, roomActor } from "../event/event.ts";
import { awaitsReply, type Order } from "./order.ts";

export interface PlannedStep {
  /** Counts from 1, in the category's steps. */
  readonly step: number;
  readonly action: EscalationAction;
  /** To whom it goes; null where it goes to nobody in particular. */
  readonly officer: string | null;
  /** Epoch ms. */
  readonly at: number;
}

export interface EscalationContext {
  readonly policy: Pick<Category, "replyMin" | "escalation">;
  /** All orders of the incident. */
  readonly orders: ReadonlyMap<string, Order>;
  /** When the order went out last, epoch ms; null while it waits: who was not told cannot answer. */
  readonly sentAtMs: number | null;
  /** Since when somebody can see what is planned: the start of the room, epoch ms. */
  readonly watchedSinceMs: number;
  /** The next nearest free officer who was not asked; null for nobody. Called only when it is needed. */
  nextOfficer(): string | null;
  /** The agency's supervisor who is to be told; null for nobody. */
  supervisor(): string | null;
}

/** How long a step stands on the screens at least, however long it has been due. */
export const noticeMs = 15_000;

/** Null when nothing is planned: answered, stopped, not sent yet, or all steps taken. */
export function plannedStep(order: Order, context: EscalationContext): PlannedStep | null {
  const { policy, orders, sentAtMs, watchedSinceMs } = context;
  if (!awaitsReply(order) || order.escalationStopped || sentAtMs === null) return null;
  const replyMs = policy.replyMin * 60_000;
  const dueAt =
    order.escalatedAtMs === null
      ? Math.max(order.replyByMs, sentAtMs + replyMs)
      : Math.max(order.escalatedAtMs, sentAtMs) + replyMs;
  const at = Math.max(dueAt, watchedSinceMs + noticeMs);
  for (let step = stepsTaken(order, orders) + 1; step <= policy.escalation.length; step++) {
    const action = policy.escalation[step - 1]!;
    const officer =
      action === "next"
        ? context.nextOfficer()
        : action === "supervisor"
          ? context.supervisor()
          : order.officer;
    // With nobody left to ask, what comes after is done instead.
    if (action !== "next" || officer !== null) return { step, action, officer, at };
  }
  return null;
}

/**
 * The id of the order that a step leads to. Two stations that take the same step, since neither sees the other, give the
 * same one: only the first of them stands.
 */
export function nextOrderId({ id }: Pick<Order, "id">, { step }: Pick<PlannedStep, "step">): string {
  return `${id}.${step}`;
}

/** What taking the step comes to. `next` describes the order to the next officer, who takes the silent one's place. */
export function decisionsOf(
  order: Order,
  { step, action, officer }: PlannedStep,
  next: { readonly order: string; readonly replyByMs: number },
): Decision[] {
  const subject = order.incident;
  const escalated: Decision = {
    ...{ kind: "order.escalated", subject },
    body: { order: order.id, step, action, officer },
  };
  if (action !== "next" || officer === null) return [escalated];
  const { task, group, support } = order;
  return [
    escalated,
    // The new one first: with the old one gone nobody would be on the way for a moment.
    {
      ...{ kind: "order.sent", subject },
      body: {
        ...{ order: next.order, officer, task, group, support, replaces: order.id, replyBy: next.replyByMs },
      },
    },
    { kind: "order.recalled", subject, body: { order: order.id, reason: null } },
  ];
}

/** The last step that was taken for it, or for those whose place the room had it take. */
function stepsTaken(order: Order, orders: ReadonlyMap<string, Order>): number {
  const seen = new Set<string>();
  let taken = 0;
  for (let each: Order | undefined = order; each && !seen.has(each.id); ) {
    seen.add(each.id);
    taken = Math.max(taken, each.escalation);
    const before: string | null = each.decidedBy === roomActor ? each.replaces : null;
    each = before === null ? undefined : orders.get(before);
  }
  return taken;
}

/** Everybody who was asked in this incident already, whatever they answered. */
export function askedOfficers(orders: ReadonlyMap<string, Order>): Set<string> {
  return new Set([...orders.values()].map(({ officer }) => officer));
}
