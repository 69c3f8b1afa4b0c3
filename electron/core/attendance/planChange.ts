/** Whose attendance of which days must be judged again when the roster changes. */
import type { RoomEvent } from "../../../shared/domain/event/event.ts";
import type { Roster } from "../../../shared/domain/roster/roster.ts";
import { addDays, type Day } from "../../../shared/domain/zone.ts";

export interface Replanned {
  /** Null for everybody. */
  readonly officer: string | null;
  readonly from: Day;
  readonly to: Day;
}

/** With a day on both sides: clockings go to the shifts that are near. */
export function replanned(events: readonly RoomEvent[], roster: Roster): Replanned[] {
  return events.flatMap(({ kind, subject, body }): Replanned[] => {
    switch (kind) {
      case "roster.changed":
      case "roster.restored":
        return [around(subject, body.day, body.day)];
      case "roster.swap-agreed": {
        const swap = roster.swaps.get(subject);
        if (!swap) return [];
        // Each is off on the own day and on duty on the other's.
        return [swap.first, swap.second].flatMap(({ day }) =>
          [swap.first, swap.second].map(({ officer }) => around(officer, day, day)),
        );
      }
      case "roster.published":
      case "roster.withdrawn": {
        const plan = roster.plans.get(subject);
        return plan ? [around(null, plan.from, plan.until)] : [];
      }
      default:
        return [];
    }
  });
}

function around(officer: string | null, from: Day, to: Day): Replanned {
  return { officer, from: addDays(from, -1), to: addDays(to, 1) };
}
