/** The incident that a camera is looked at for: the one from which the operator came to it. */
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { useIncidentBefore } from "../history.ts";
import { incidentOf } from "../incident/useChosenIncident.ts";

export interface IncidentInHand {
  readonly id: string;
  /** What it is, and its number. */
  readonly name: string;
}

/** Null where the operator came from no incident. */
export function useIncidentInHand(): IncidentInHand | null {
  const before = useIncidentBefore();
  const { rows } = useView("incidents");
  const city = useCityIndex();
  const { i18n } = useTranslation("console");
  if (before === null) return null;
  const incident = incidentOf(rows, before);
  if (!incident) return { id: before, name: before };
  const category = city.categories.get(incident.category);
  const what = category ? textOf(category.name, i18n.language) : incident.category;
  return { id: incident.id, name: `${what} ${incident.id}` };
}
