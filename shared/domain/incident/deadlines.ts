/** Until when an incident must reach each stage, and which one breaks first. Minutes are data of the city. */
import type { Category } from "../city/category.ts";
import type { Reached } from "./incident.ts";
import { type IncidentState, isOpen } from "./transitions.ts";

export const stages = ["acknowledge", "dispatch", "arrive", "resolve"] as const;
export type Stage = (typeof stages)[number];

export interface Deadline {
  readonly stage: Stage;
  /** Epoch ms. */
  readonly at: number;
}

/** When each stage is due, epoch ms, counted from when the room heard of the incident: a citizen's clock may be wrong. */
export function dueTimes(minutes: Category["deadlinesMin"], fromMs: number): Record<Stage, number> {
  const due = (stage: Stage) => fromMs + minutes[stage] * 60_000;
  return {
    acknowledge: due("acknowledge"),
    dispatch: due("dispatch"),
    arrive: due("arrive"),
    resolve: due("resolve"),
  };
}

/** The first stage that is not reached; null when nothing is left to reach. A breached one stays the next one. */
export function nextDeadline(
  state: IncidentState,
  reached: Reached,
  due: Readonly<Record<Stage, number>>,
): Deadline | null {
  if (!isOpen(state)) return null;
  const stage = stages.find((each) => reached[each] === null);
  return stage ? { stage, at: due[stage] } : null;
}
