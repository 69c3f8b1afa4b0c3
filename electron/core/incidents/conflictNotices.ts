/** Tells the room of each incident that has decisions in conflict, until a person has read of all of them. */
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import type { Notices } from "../live/notices.ts";
import type { LiveRows } from "../live/rows.ts";
import type { IncidentRegister } from "./register.ts";

export function tellConflicts(
  register: Pick<IncidentRegister, "watch">,
  rows: LiveRows<IncidentRow>,
  notices: Pick<Notices, "raise" | "clear">,
): void {
  const tell = (id: string) => {
    const has = (rows.get(id)?.conflicts.length ?? 0) > 0;
    if (has) notices.raise("warning", "decisions-conflict", { incident: id }, id);
    else notices.clear("decisions-conflict", id);
  };
  for (const { id } of rows.values()) tell(id);
  register.watch(tell);
}
