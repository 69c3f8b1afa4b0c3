import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { Nothing } from "../../ui/Frame.tsx";
import type { Desk } from "../actions/action.ts";
import { IncidentPage } from "./IncidentPage.tsx";
import { useChosenIncident } from "./useChosenIncident.ts";

export interface IncidentDetailsProps {
  /** Of an incident, or of a report that one gathers. */
  readonly id: string;
  readonly desk: Desk;
}

/** The chosen incident; another one begins with nothing open. */
export function IncidentDetails({ id, desk }: IncidentDetailsProps) {
  const { state } = useView("incidents");
  const { t } = useTranslation("console");
  const incident = useChosenIncident();
  if (incident) return <IncidentPage key={incident.id} incident={incident} desk={desk} />;
  if (state === "loading") return <Nothing>{t("loading")}</Nothing>;
  return <OldIncident key={id} id={id} desk={desk} />;
}

/** One that ended long ago is in no list, and is asked for by itself. */
function OldIncident({ id, desk }: IncidentDetailsProps) {
  const { t } = useTranslation("console");
  const about = useMemo(() => ({ incident: id }), [id]);
  const { rows, state } = useView("incident", about);
  const [incident] = rows;
  if (incident) return <IncidentPage incident={incident} desk={desk} />;
  return <Nothing>{t(state === "loading" ? "loading" : "gone-incident")}</Nothing>;
}
