/** How much of the room a station has: what a screen has to say beside figures that are made of the history. Pure. */

/** A few events are on their way at any time. */
export const catchesUpFrom = 200;

export interface HistoryState {
  /** What people see now is fetched, or, behind it, what was before. */
  readonly part: "present" | "past";
  /** Whole ones, below 100. */
  readonly percent: number;
}

/** Null while nothing to speak of is missing. `present`: how much of the present has come, 0 to 1; null once all has. */
export function historyState(behind: number, held: number, present: number | null): HistoryState | null {
  if (behind < catchesUpFrom) return null;
  const share = present ?? held / (held + behind);
  return { part: present === null ? "past" : "present", percent: Math.min(99, Math.floor(share * 100)) };
}
