/** What the incident board shows of all that the room handles: figures, and which incidents come first. Pure. */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { groupOf } from "../../incident/group.ts";
import { isBreached, isUnanswered } from "../../incident/overdue.ts";
import { priorityWeights } from "../../ui/priority.ts";

/**
 * What is late stands first, since it is what to act on; then an incident's life. `waiting`: nobody was sent.
 * `on-the-way` and `on-scene` count officers, not incidents.
 */
export const figureNames = ["breached", "open", "waiting", "on-the-way", "on-scene", "resolved"] as const;
export type BoardFigures = Readonly<Record<(typeof figureNames)[number], number>>;

/** `dayStart`: when today began in the city, epoch ms. */
export function figuresOf(incidents: readonly IncidentRow[], now: number, dayStart: number): BoardFigures {
  const figures = { breached: 0, open: 0, waiting: 0, "on-the-way": 0, "on-scene": 0, resolved: 0 };
  for (const incident of incidents) {
    const { state, stateSince, orders } = incident;
    if ((state === "resolved" || state === "closed") && stateSince >= dayStart) figures.resolved += 1;
    if (groupOf(incident) === "done") continue;
    figures.open += 1;
    if (state === "new" || state === "acknowledged") figures.waiting += 1;
    if (isBreached(incident, now)) figures.breached += 1;
    for (const order of orders) {
      if (order.state === "en-route") figures["on-the-way"] += 1;
      if (order.state === "on-scene") figures["on-scene"] += 1;
    }
  }
  return figures;
}

/**
 * The `count` open incidents that a person should look at first: those that are late or whose officers do not answer,
 * then the graver, then the older. Ten thousand are looked at once, and only what is shown is put in order.
 */
export function mostPressing(incidents: readonly IncidentRow[], now: number, count: number): IncidentRow[] {
  const first: { incident: IncidentRow; rank: number }[] = [];
  if (count <= 0) return [];
  for (const incident of incidents) {
    if (groupOf(incident) === "done") continue;
    const one = { incident, rank: rankOf(incident, now) };
    const last = first[count - 1];
    if (last && isBefore(last, one)) continue;
    let at = first.length;
    while (at > 0 && isBefore(one, first[at - 1] as typeof one)) at -= 1;
    first.splice(at, 0, one);
    if (first.length > count) first.pop();
  }
  return first.map(({ incident }) => incident);
}

function rankOf(incident: IncidentRow, now: number): number {
  const wrong = isBreached(incident, now) || isUnanswered(incident, now);
  return (wrong ? 0 : 10) + priorityWeights[incident.priority];
}

interface Ranked {
  readonly incident: IncidentRow;
  readonly rank: number;
}

function isBefore(one: Ranked, other: Ranked): boolean {
  if (one.rank !== other.rank) return one.rank < other.rank;
  const [a, b] = [one.incident, other.incident];
  return a.receivedAt === b.receivedAt ? a.id < b.id : a.receivedAt < b.receivedAt;
}
