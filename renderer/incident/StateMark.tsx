/**
 * How far an incident is, as a shape: a ring that fills until a crew is there, then a tick. It goes with the state's
 * word, or with its colour, and means the same without either.
 */
import type { IncidentState } from "../../shared/domain/incident/transitions.ts";

const ring = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13zM8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z";

/** Paths in a box of 16 by 16; where two overlap there is a hole. */
const outlines: Record<IncidentState, string> = {
  new: ring,
  acknowledged: `${ring}M8 4a4 4 0 0 1 4 4H8z`,
  dispatched: `${ring}M8 4a4 4 0 0 1 0 8z`,
  "en-route": "M2 1.5L15 8L2 14.5L5.5 8z",
  "on-scene": "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
  resolved: "M1.5 8.5L4 6L6.7 8.7L12.3 2.5L14.8 4.8L6.8 13.8z",
  closed: "M1 1h14v14H1zM3.5 8.3L6.9 12L12.8 5.5L11 3.8L6.8 8.5L5.2 6.7z",
  cancelled: "M3.5 1.5L8 6l4.5-4.5l2 2L10 8l4.5 4.5l-2 2L8 10l-4.5 4.5l-2-2L6 8L1.5 3.5z",
  merged: "M2 1.5L6 1.5L9.5 7H14V9H9.5L6 14.5H2L6 8z",
};

const colours: Partial<Record<IncidentState, string>> = {
  new: "var(--accent)",
  "on-scene": "var(--ok)",
  resolved: "var(--ok)",
};

export function StateMark({ state }: { state: IncidentState }) {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path d={outlines[state]} fill={colours[state] ?? "var(--text-soft)"} fillRule="evenodd" />
    </svg>
  );
}
