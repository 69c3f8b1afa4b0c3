import { useTranslation } from "react-i18next";
import { useView } from "../../data/core.ts";
import { Nothing } from "../../ui/Frame.tsx";
import type { Desk } from "../actions.ts";
import { IncidentPage } from "./IncidentPage.tsx";
import { useChosenIncident } from "./useChosenIncident.ts";

/** The chosen incident; another one begins with nothing open. */
export function IncidentDetails({ desk }: { desk: Desk }) {
  const { state } = useView("incidents");
  const { t } = useTranslation("console");
  const incident = useChosenIncident();
  if (!incident) return <Nothing>{t(state === "loading" ? "loading" : "gone-incident")}</Nothing>;
  return <IncidentPage key={incident.id} incident={incident} desk={desk} />;
}
