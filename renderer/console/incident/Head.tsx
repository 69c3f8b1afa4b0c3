/** What an incident is, how far, by whom and until when; and what may be done about it, a key each. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { DueLine } from "../../incident/Due.tsx";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import { ActButton } from "./ActButton.tsx";
import type { ActName, Standing } from "./acts.ts";
import type { People } from "./people.ts";

const shown = [
  ...(["take", "dispatch", "resolve", "close", "note"] as const),
  ...(["change", "transfer", "reopen", "cancel"] as const),
];

export interface HeadProps {
  readonly incident: IncidentRow;
  readonly standing: Standing;
  readonly zone: string;
  readonly people: People;
  readonly onAct: (act: ActName) => void;
}

export function Head({ incident, standing, zone, people, onAct }: HeadProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: reports } = useTranslation("reports");
  const { t: words } = useTranslation("console");
  const city = useCityIndex();
  const { state, priority, deadline } = incident;
  const category = city.categories.get(incident.category);
  const agency = city.agencies.get(incident.agency);
  const district = incident.district && (city.districts.get(incident.district)?.name ?? incident.district);
  return (
    <header className="details-head">
      <h3>
        {category ? textOf(category.name, i18n.language) : incident.category}
        <span className="details-status incident-state" data-state={state}>
          {t(incident.withdrawn ? "withdrawn" : `state-${state}`)}
        </span>
      </h3>
      <p>
        <PriorityMark priority={priority} label="" />
        <span>{reports(`priority-${priority}`)}</span>
        {agency && (
          <>
            <AgencyMark shape={agency.shape} colour={agency.colour} />
            <span>{textOf(agency.name, i18n.language)}</span>
          </>
        )}
      </p>
      <p>
        {[district, incident.address].filter(Boolean).join(" · ") || t("no-address")}
        {incident.outside && <span className="details-warning">{words("outside")}</span>}
      </p>
      {deadline && <DueLine deadline={deadline} zone={zone} />}
      <p className="incident-by">
        {t("state-since", { time: formatTime(incident.stateSince, zone, i18n.language) })}
        {incident.acknowledgedBy !== null &&
          ` · ${t("taken-by", { who: people.actor(incident.acknowledgedBy) })}`}
      </p>
      <div className="incident-acts">
        {shown.map((act) => (
          <ActButton key={act} act={act} standing={standing} onAct={onAct} />
        ))}
      </div>
    </header>
  );
}
