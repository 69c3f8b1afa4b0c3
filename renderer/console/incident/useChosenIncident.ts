import { useMemo } from "react";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useView } from "../../data/core.ts";
import { useSelection } from "../../ui/selection.ts";

/** The incident that was chosen, or that gathers the report that was; undefined while there is none. */
export function useChosenIncident(): IncidentRow | undefined {
  const { rows } = useView("incidents");
  const selection = useSelection();
  const id = selection?.kind === "incident" || selection?.kind === "report" ? selection.id : null;
  return useMemo(() => (id === null ? undefined : incidentOf(rows, id)), [rows, id]);
}

/** Of a report as of an incident: one that was merged lives on in another. */
export function incidentOf(incidents: readonly IncidentRow[], id: string): IncidentRow | undefined {
  return incidents.find((row) => row.id === id) ?? incidents.find(({ reports }) => reports.includes(id));
}
