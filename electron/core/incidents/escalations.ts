/**
 * Watches the orders that stay without an answer, and does about them what their category has, when it is time.
 *
 * What is planned stands in the rows until it is done, answered or stopped. A step is worked out again when it is
 * taken: the officer who was next may have gone off duty, or nearer ones may be free now.
 */
import type { OrderRow } from "../../../shared/contract/incidents.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { categoryDefaults } from "../../../shared/domain/city/category.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import { roomActor } from "../../../shared/domain/event/event.ts";
import {
  askedOfficers,
  decisionsOf,
  nextOrderId,
  type PlannedStep,
  plannedStep,
} from "../../../shared/domain/order/escalation.ts";
import { awaitsReply, type Order } from "../../../shared/domain/order/order.ts";
import { firstFree } from "../../../shared/domain/order/suggest.ts";
import type { LiveRows } from "../live/rows.ts";
import type { Store } from "../store/index.ts";
import { orderAbout } from "../store/outbox.ts";
import type { Decisions } from "./decisions.ts";
import type { ActsFor } from "./duty.ts";
import type { IncidentRegister, Known } from "./register.ts";
import { handledAs } from "./row.ts";
import { isOnDuty, type Suggester } from "./suggestions.ts";

export interface EscalationOptions {
  readonly city: City;
  readonly store: Store;
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly suggester: Suggester;
  readonly officers: LiveRows<OfficerRow>;
  readonly clock: Clock;
  readonly actsFor: ActsFor;
}

/** Officers move: who is named as the next one is looked at again, when the step is near. */
const lookAgainMs = 10_000;
const nearMs = 60_000;

/** Of whom the room has no row. */
const unheard = { duty: "unknown", planned: false } as const;

export class Escalations {
  private readonly options: EscalationOptions;
  private readonly watchedSinceMs: number;
  private lookedAtMs: number;
  /** By incident and order: what its row shows. */
  private readonly plans = new Map<string, Map<string, PlannedStep>>();
  readonly close: () => void;

  constructor(options: EscalationOptions) {
    this.options = options;
    this.watchedSinceMs = this.lookedAtMs = options.clock();
    this.close = options.register.watch((id) => this.keep(id));
  }

  /** Puts what is planned into the rows, once they can ask for it. */
  begin(): void {
    const { register } = this.options;
    for (const { incident } of register.values()) {
      if ([...incident.orders.values()].some(awaitsReply)) register.refresh(incident.id);
    }
  }

  /** What its row shows; null for nothing. */
  planned(known: Known, order: Order): OrderRow["escalation"] {
    const { incident, report } = known;
    if (!report || !awaitsReply(order)) return null;
    const { category, agency } = handledAs(incident, report, this.options.city);
    const step = plannedStep(order, {
      policy: this.options.city.categories.find(({ id }) => id === category) ?? categoryDefaults,
      orders: incident.orders,
      sentAtMs: this.options.store.outbox.sentAt(orderAbout(order.id)),
      watchedSinceMs: this.watchedSinceMs,
      nextOfficer: () => this.nextOfficer(known),
      supervisor: () => this.supervisorOf(agency, order.officer),
    });
    const plans = this.plans.get(incident.id) ?? new Map<string, PlannedStep>();
    if (step) this.plans.set(incident.id, plans.set(order.id, step));
    else plans.delete(order.id);
    return step;
  }

  /** Time went on: takes the steps whose time has come. */
  advance(): void {
    const now = this.options.clock();
    const looksAgain = now - this.lookedAtMs >= lookAgainMs;
    if (looksAgain) this.lookedAtMs = now;
    for (const [incident, plans] of [...this.plans]) {
      const steps = [...plans];
      for (const [order, { at }] of steps) if (at <= now) this.take(incident, order, now);
      const isNear = steps.some(([, { action, at }]) => action === "next" && at > now && at - now < nearMs);
      if (looksAgain && isNear) this.options.register.refresh(incident);
    }
  }

  private take(incident: string, id: string, now: number): void {
    const { city, register, decisions, actsFor } = this.options;
    const known = register.find(incident);
    const order = known?.incident.orders.get(id);
    const step = known && order ? this.planned(known, order) : null;
    if (!known?.report || !order || !step || step.at > now || !actsFor(order.station)) return;
    const { category } = handledAs(known.incident, known.report, city);
    const { replyMin } = city.categories.find((each) => each.id === category) ?? categoryDefaults;
    const next = { order: nextOrderId(order, step), replyByMs: now + replyMin * 60_000 };
    decisions.decide(decisionsOf(order, step, next).map((decision) => ({ decision, actor: roomActor })));
  }

  /** Forgets what is planned for orders that wait for nothing any more. */
  private keep(id: string): void {
    const plans = this.plans.get(id);
    if (!plans) return;
    const orders = this.options.register.find(id)?.incident.orders;
    for (const order of [...plans.keys()]) {
      const found = orders?.get(order);
      if (!found || !awaitsReply(found)) plans.delete(order);
    }
    if (plans.size === 0) this.plans.delete(id);
  }

  private nextOfficer(known: Known): string | null {
    const asked = askedOfficers(known.incident.orders);
    // Whoever may be sent stands before all others: of so many one was not asked, if there is any.
    return firstFree(this.options.suggester.for(known, asked.size + 1), asked);
  }

  private supervisorOf(agency: string, silent: string): string | null {
    const { city, officers } = this.options;
    const all = city.agencies.find(({ id }) => id === agency)?.supervisors ?? [];
    const others = all.filter((id) => id !== silent);
    return others.find((id) => isOnDuty(officers.get(id) ?? unheard)) ?? others[0] ?? null;
  }
}
