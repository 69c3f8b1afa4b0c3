/** What was decided about the roster, as rows of the contract. Pure. */
import type { RosterDecisionRow } from "../../../shared/contract/roster.ts";
import { eventId, type RoomEvent } from "../../../shared/domain/event/event.ts";
import type { Roster } from "../../../shared/domain/roster/roster.ts";

const nothing = { officer: null, day: null, other: null, plan: null, shifts: null, count: 0, reason: null };

export function decisionRows(events: readonly RoomEvent[], roster: Roster): RosterDecisionRow[] {
  return events.flatMap((event): RosterDecisionRow[] => {
    const said = saidBy(event, roster);
    if (!said) return [];
    return [{ ...nothing, ...said, id: eventId(event), at: event.time.ms, by: event.actor }];
  });
}

function saidBy(event: RoomEvent, { plans, swaps }: Roster) {
  const { subject } = event;
  const plan = plans.get(subject)?.name ?? subject;
  switch (event.kind) {
    case "roster.drafted":
      return { kind: "drafted" as const, plan: event.body.name, day: event.body.from };
    case "roster.published":
      return { kind: "published" as const, plan };
    case "roster.withdrawn":
      return { kind: "withdrawn" as const, plan, reason: event.body.reason };
    case "roster.changed": {
      const { day, shifts, reason } = event.body;
      return { kind: "changed" as const, officer: subject, day, shifts, reason };
    }
    case "roster.restored":
      return { kind: "restored" as const, officer: subject, ...event.body };
    case "roster.swap-proposed": {
      const { first, second, reason } = event.body;
      return { kind: "swap-proposed" as const, ...first, other: second, reason };
    }
    case "roster.swap-agreed":
    case "roster.swap-declined": {
      const swap = swaps.get(subject);
      const kind =
        event.kind === "roster.swap-agreed" ? ("swap-agreed" as const) : ("swap-declined" as const);
      const reason = event.kind === "roster.swap-declined" ? event.body.reason : null;
      return { kind, ...swap?.first, other: swap?.second ?? null, reason };
    }
    case "roster.holidays-added": {
      const [first] = event.body.holidays;
      return { kind: "holidays-added" as const, day: first?.day ?? null, count: event.body.holidays.length };
    }
    default:
      return undefined;
  }
}
