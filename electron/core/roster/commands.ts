/** What people decide about the roster. Each handler checks what the decision needs; the book writes it down. */
import { maxPlanDays, type rosterCommands } from "../../../shared/contract/roster.ts";
import type { City } from "../../../shared/domain/city/index.ts";
import type { Decision } from "../../../shared/domain/event/event.ts";
import { type Assignment, type DayEntry, entriesInEvent } from "../../../shared/domain/roster/event.ts";
import type { RosterPlan, Swap } from "../../../shared/domain/roster/roster.ts";
import { type Day, dayNumber } from "../../../shared/domain/zone.ts";
import type { Caller } from "../access/caller.ts";
import type { PromptHandlers } from "../handlers.ts";
import type { NewId } from "../incidents/ids.ts";
import { Refused } from "../live/serve.ts";
import type { RosterBook } from "./book.ts";

type RosterCommand = keyof typeof rosterCommands;
export type RosterHandlers = PromptHandlers<RosterCommand>;

export interface RosterCommandContext {
  readonly city: City;
  readonly book: RosterBook;
  readonly newId: NewId;
}

export function createRosterCommands({ city, book, newId }: RosterCommandContext): RosterHandlers {
  const decide = ({ actor }: Caller, ...decisions: Decision[]) => book.decide(decisions, actor);

  function planIn(id: string, ...states: readonly RosterPlan["state"][]): RosterPlan {
    const plan = book.roster.plans.get(id);
    if (!plan) throw new Refused({ code: "unknown-plan", found: id });
    if (!states.includes(plan.state)) {
      throw new Refused({ code: "already-decided", found: plan.state, at: plan.stateSinceMs });
    }
    return plan;
  }

  function openSwap(id: string): Swap {
    const swap = book.roster.swaps.get(id);
    if (!swap) throw new Refused({ code: "unknown-swap", found: id });
    if (swap.state !== "proposed") {
      throw new Refused({
        ...{ code: "already-decided", found: swap.state, at: swap.stateSinceMs },
        ...(swap.decidedBy !== null && { by: swap.decidedBy }),
      });
    }
    return swap;
  }

  function checkOfficer(id: string): void {
    if (!book.plan.officer(id)) throw new Refused({ code: "unknown-officer", found: id });
  }

  function checkShifts(shifts: readonly Assignment[]): void {
    for (const { shift, post } of shifts) {
      if (!city.shifts.some(({ id }) => id === shift)) {
        throw new Refused({ code: "unknown-shift", found: shift });
      }
      if (post !== null && !book.plan.hasPost(post)) throw new Refused({ code: "unknown-post", found: post });
    }
  }

  return {
    "roster.draft"({ agency, from, until, ...body }, caller) {
      if (agency !== null && !city.agencies.some(({ id }) => id === agency)) {
        throw new Refused({ code: "unknown-agency", found: agency });
      }
      checkDays(from, until);
      const plan = newId("P");
      decide(caller, { kind: "roster.drafted", subject: plan, body: { ...body, agency, from, until } });
      return { plan };
    },
    "roster.enter"({ plan, entries }, caller) {
      planIn(plan, "draft");
      for (const { officer, shifts } of entries) {
        checkOfficer(officer);
        checkShifts(shifts);
      }
      decide(caller, ...enteredIn(plan, entries));
      return {};
    },
    "roster.publish"({ plan }, caller) {
      planIn(plan, "draft");
      decide(caller, { kind: "roster.published", subject: plan, body: {} });
      return {};
    },
    "roster.withdraw"({ plan, reason }, caller) {
      planIn(plan, "draft", "published");
      decide(caller, { kind: "roster.withdrawn", subject: plan, body: { reason } });
      return {};
    },
    "roster.change"({ officer, ...body }, caller) {
      checkOfficer(officer);
      checkShifts(body.shifts);
      decide(caller, { kind: "roster.changed", subject: officer, body });
      return {};
    },
    "roster.restore"({ officer, ...body }, caller) {
      checkOfficer(officer);
      decide(caller, { kind: "roster.restored", subject: officer, body });
      return {};
    },
    "roster.proposeSwap"({ first, second, reason }, caller) {
      checkOfficer(first.officer);
      checkOfficer(second.officer);
      if (first.officer === second.officer) {
        throw new Refused({ code: "unknown-officer", expected: "two officers", found: first.officer });
      }
      const swap = newId("S");
      decide(caller, { kind: "roster.swap-proposed", subject: swap, body: { first, second, reason } });
      return { swap };
    },
    "roster.agreeSwap"({ swap }, caller) {
      openSwap(swap);
      decide(caller, { kind: "roster.swap-agreed", subject: swap, body: {} });
      return {};
    },
    "roster.declineSwap"({ swap, reason }, caller) {
      openSwap(swap);
      decide(caller, { kind: "roster.swap-declined", subject: swap, body: { reason } });
      return {};
    },
  };
}

/** Refuses what is no period of a plan. */
export function checkDays(from: Day, until: Day): void {
  const days = dayNumber(until) - dayNumber(from) + 1;
  if (days < 1 || days > maxPlanDays) {
    throw new Refused({ code: "wrong-days", expected: `1 to ${maxPlanDays} days`, found: `${days}` });
  }
}

/** As many events as it takes: each must fit a message. */
export function enteredIn(plan: string, entries: readonly DayEntry[]): Decision[] {
  return Array.from({ length: Math.ceil(entries.length / entriesInEvent) }, (_, index) => ({
    kind: "roster.entered",
    subject: plan,
    body: { entries: entries.slice(index * entriesInEvent, (index + 1) * entriesInEvent) },
  }));
}
