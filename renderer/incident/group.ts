/** How far an incident is, as an operator sorts his work. Pure. */
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import { isOpen } from "../../shared/domain/incident/transitions.ts";

/** `done`: nobody has to do anything about it, though it may have to be closed. */
export type IncidentGroup = "new" | "work" | "done";

export function groupOf({ state, withdrawn }: IncidentRow): IncidentGroup {
  if (withdrawn || !isOpen(state)) return "done";
  return state === "new" ? "new" : "work";
}
