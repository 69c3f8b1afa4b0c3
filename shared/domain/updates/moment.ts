/** When another version may be put in place: never while people cannot do without the room. Pure. */

export const updateBlockers = ["urgent", "handover", "drill", "time"] as const;
export type UpdateBlocker = (typeof updateBlockers)[number];

export interface MomentFacts {
  /** Urgent incidents that are not over. */
  readonly urgentOpen: number;
  readonly handoverRuns: boolean;
  readonly drillRuns: boolean;
  /** Epoch ms; null: as soon as it may be. */
  readonly notBefore: number | null;
  readonly now: number;
}

/** What it waits for; nothing: now. */
export function updateWaitsFor(facts: MomentFacts): UpdateBlocker[] {
  const { urgentOpen, handoverRuns, drillRuns, notBefore, now } = facts;
  const is: Record<UpdateBlocker, boolean> = {
    urgent: urgentOpen > 0,
    handover: handoverRuns,
    drill: drillRuns,
    time: notBefore !== null && now < notBefore,
  };
  return updateBlockers.filter((blocker) => is[blocker]);
}
