/** What operators decide about incidents. Each handler checks what the decision needs, and writes it down. */
import type { incidentCommands } from "../../../shared/contract/incidents.ts";
import { categoryDefaults } from "../../../shared/domain/city/category.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Clock } from "../../../shared/domain/clock.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { type IncidentAction, stateAfter } from "../../../shared/domain/incident/transitions.ts";
import { awaitsReply, isActive, type Order } from "../../../shared/domain/order/order.ts";
import type { AnyPlace } from "../../../shared/domain/place.ts";
import { maskText } from "../../../shared/domain/privacy/mask.ts";
import type { Caller } from "../access/caller.ts";
import type { PromptHandlers } from "../handlers.ts";
import { Refused } from "../live/serve.ts";
import type { Store } from "../store/index.ts";
import type { Decided, Decisions } from "./decisions.ts";
import type { NewId } from "./ids.ts";
import type { IncidentRegister, Known } from "./register.ts";
import { sopOf } from "./sop.ts";
import type { Suggester } from "./suggestions.ts";

type IncidentCommand = keyof typeof incidentCommands;
export type IncidentHandlers = PromptHandlers<IncidentCommand>;

export interface IncidentCommandContext {
  readonly city: City;
  readonly store: Store;
  readonly register: IncidentRegister;
  readonly decisions: Decisions;
  readonly clock: Clock;
  readonly newId: NewId;
  locate(place: AnyPlace): { district: string | null; outside: boolean };
  /** The names of a category in every language, for its words. */
  categoryNames(category: string): string;
  readonly suggester: Suggester;
}

export function createIncidentCommands(context: IncidentCommandContext): IncidentHandlers {
  const { city, store, register, decisions, clock, newId } = context;

  function known(id: string): Known {
    const found = register.find(id);
    if (!found) throw new Refused({ code: "unknown-incident", found: id });
    return found;
  }

  /** The table of transitions is asked before anything is written down. */
  function allowed(id: string, action: IncidentAction): Known {
    const found = known(id);
    const { state, acknowledgedBy, stateSinceMs } = found.incident;
    if (stateAfter(state, action) === undefined) {
      throw new Refused({
        ...{ code: "wrong-state", expected: action, found: state, at: stateSinceMs },
        ...(acknowledgedBy !== null && { by: acknowledgedBy }),
      });
    }
    return found;
  }

  function decide({ actor }: Caller, ...made: readonly Decision[]): void {
    decisions.decide(made.map((decision): Decided => ({ decision, actor })));
  }

  function orderOf(incident: string, id: string): Order {
    const order = known(incident).incident.orders.get(id);
    if (!order) throw new Refused({ code: "unknown-order", found: id });
    return order;
  }

  function checkCategory(category: string): void {
    if (!city.categories.some(({ id }) => id === category)) {
      throw new Refused({ code: "unknown-category", found: category });
    }
  }

  return {
    "incident.acknowledge"({ incident }, caller) {
      allowed(incident, "acknowledge");
      decide(caller, { kind: "incident.acknowledged", subject: incident, body: {} });
      return {};
    },
    "incident.change"({ incident, ...change }, caller) {
      known(incident);
      if (change.category !== undefined) checkCategory(change.category);
      const said = Object.entries(change).filter(([, value]) => value !== undefined);
      if (said.length > 0) {
        decide(caller, { kind: "incident.changed", subject: incident, body: Object.fromEntries(said) });
      }
      return {};
    },
    "incident.note"({ incident, text }, caller) {
      known(incident);
      decide(caller, { kind: "incident.noted", subject: incident, body: { text } });
      return {};
    },
    "incident.contact"({ incident, ...body }, caller) {
      known(incident);
      decide(caller, { kind: "incident.contacted", subject: incident, body });
      return {};
    },
    "incident.merge"({ incident, into }, caller) {
      const { orders } = allowed(incident, "merge").incident;
      known(into);
      const root = register.rootOf(into);
      if (register.gathered(incident).includes(root))
        throw new Refused({ code: "same-incident", found: into });
      if ([...orders.values()].some(isActive)) throw new Refused({ code: "has-orders", found: incident });
      decide(caller, { kind: "incident.merged", subject: incident, body: { into: root } });
      return {};
    },
    "incident.separate"({ incident }, caller) {
      allowed(incident, "separate");
      decide(caller, { kind: "incident.separated", subject: incident, body: {} });
      return {};
    },
    "incident.keepApart"({ incident, from }, caller) {
      known(incident);
      known(from);
      decide(caller, { kind: "incident.kept-apart", subject: incident, body: { from } });
      return {};
    },
    "incident.seeConflict"({ incident, conflict }, caller) {
      const found = register.conflictsOf(known(incident).incident).find(({ id }) => id === conflict);
      const about = new Set(found ? [found.first.subject, found.second.subject] : []);
      const unread = [...about].filter((id) => !known(id).incident.conflictsSeen.has(conflict));
      decide(
        caller,
        ...unread.map(
          (subject): Decision => ({ kind: "incident.conflict-seen", subject, body: { conflict } }),
        ),
      );
      return {};
    },
    "incident.transfer"({ incident, agency, reason }, caller) {
      if (!city.agencies.some(({ id }) => id === agency))
        throw new Refused({ code: "unknown-agency", found: agency });
      allowed(incident, "transfer");
      decide(caller, { kind: "incident.transferred", subject: incident, body: { agency, reason } });
      return {};
    },
    "incident.resolve"({ incident, note }, caller) {
      allowed(incident, "resolve");
      decide(caller, { kind: "incident.resolved", subject: incident, body: { note } });
      return {};
    },
    "incident.close"({ incident, note }, caller) {
      allowed(incident, "close");
      decide(caller, { kind: "incident.closed", subject: incident, body: { note } });
      return {};
    },
    "incident.reopen"({ incident, reason }, caller) {
      allowed(incident, "reopen");
      decide(caller, { kind: "incident.reopened", subject: incident, body: { reason } });
      return {};
    },
    "incident.cancel"({ incident, reason }, caller) {
      allowed(incident, "cancel");
      decide(caller, { kind: "incident.cancelled", subject: incident, body: { reason } });
      return {};
    },
    "order.send"({ incident, officers, task, support, replaces }, caller) {
      const found = allowed(incident, "dispatch");
      const stranger = officers.find((id) => !city.officers.some((officer) => officer.id === id));
      if (stranger !== undefined) throw new Refused({ code: "unknown-officer", found: stranger });
      const category = found.incident.changes.category ?? found.report?.category ?? "";
      const replyMin =
        city.categories.find(({ id }) => id === category)?.replyMin ?? categoryDefaults.replyMin;
      const replyBy = clock() + replyMin * 60_000;
      const group = newId("G");
      const orders = [...new Set(officers)].map((officer) => ({ officer, order: newId("O") }));
      const replaced = replaces === null ? undefined : orderOf(incident, replaces);
      // Who sends another officer instead may see no more than a mask of what the first was told.
      const names = [found.report?.reporterName ?? null];
      const said = replaced && maskText(replaced.task, names) === task ? replaced.task : task;
      const sent = orders.map(
        ({ officer, order }): Decision => ({
          ...{ kind: "order.sent", subject: incident },
          body: { order, officer, task: said, group, support, replaces, replyBy },
        }),
      );
      // The new one first: with the old one gone nobody would be on the way for a moment.
      if (replaced && isActive(replaced)) {
        sent.push({ kind: "order.recalled", subject: incident, body: { order: replaced.id, reason: null } });
      }
      decide(caller, ...sent);
      return { orders: orders.map(({ order }) => order) };
    },
    "order.recall"({ incident, order, reason }, caller) {
      refuseUnless(isActive(orderOf(incident, order)), orderOf(incident, order));
      decide(caller, { kind: "order.recalled", subject: incident, body: { order, reason } });
      return {};
    },
    "order.reply"({ incident, order, type, reason, note }, caller) {
      const told = orderOf(incident, order);
      // Who refused may still set out.
      refuseUnless(isActive(told) || told.state === "refused", told);
      const at = clock();
      const reply = {
        ...{ id: newId("R"), type, claimedAt: at, heardAt: at, reason, note },
        ...{ place: null, photos: [] },
      };
      decide(caller, { kind: "order.replied", subject: incident, body: { order, reply } });
      return {};
    },
    "order.stopEscalation"({ incident, order }, caller) {
      refuseUnless(awaitsReply(orderOf(incident, order)), orderOf(incident, order));
      decide(caller, { kind: "order.escalation-stopped", subject: incident, body: { order } });
      return {};
    },
    "sop.tick"({ incident, sop, version, step, done }, caller) {
      const steps = sopOf(known(incident), city, []);
      if (!steps.some((has) => has.sop === sop && has.version === version && has.step === step)) {
        throw new Refused({ code: "unknown-step", found: `${sop}/${step}, version ${version}` });
      }
      decide(caller, { kind: "sop.ticked", subject: incident, body: { sop, version, step, done } });
      return {};
    },
    "report.take"({ category, text, place, address, channel, reporterName, reporterPhone }, caller) {
      checkCategory(category);
      const id = newId("T");
      const requestedAt = clock();
      const taken: Decision = {
        ...{ kind: "report.taken", subject: id },
        body: {
          ...{ category, text, place, address, channel, requestedAt },
          ...{ reporterName: null, reporterPhone: null },
        },
      };
      decisions.decide([{ decision: taken, actor: caller.actor }], () => {
        const report = store.reports.put({
          ...{ id, status: "open", category, text, address, channel, reporterName, reporterPhone },
          ...{ longitude: place[0], latitude: place[1], ...context.locate(place) },
          ...{ photos: [], requestedAt, updatedAt: requestedAt, receivedAt: requestedAt },
        });
        return report ? [report] : [];
      });
      return { incident: id };
    },
    "officers.suggest"({ incident, limit }) {
      return { suggestions: context.suggester.for(known(incident), limit) };
    },
    search({ text, limit }) {
      const hits = store.search.find(text, limit, context.categoryNames).map((found) => {
        const incident = register.rootOf(found.report);
        const state = register.find(incident)?.incident.state ?? "new";
        return { ...found, incident, state };
      });
      return { hits };
    },
  };
}

function refuseUnless(holds: boolean, { state, decidedBy, stateSinceMs }: Order): void {
  if (!holds) throw new Refused({ code: "wrong-state", found: state, by: decidedBy, at: stateSinceMs });
}
