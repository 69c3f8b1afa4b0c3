/** One incident in three lines: what it is and when it breaks; where and how far it is; words and what needs an eye. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../shared/contract/incidents.ts";
import type { CityIndex } from "../city/useCityIndex.ts";
import { AgencyMark, PriorityMark } from "../ui/Shape.tsx";
import { textOf } from "../ui/textOf.ts";
import { Due } from "./Due.tsx";
import { countRefused, countUnsent } from "./orderMarks.ts";
import "./incident-line.css";

export interface IncidentLineProps {
  readonly incident: IncidentRow;
  readonly city: CityIndex;
}

export function IncidentLine({ incident, city }: IncidentLineProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: reports } = useTranslation("reports");
  const { priority, state, deadline } = incident;
  const category = city.categories.get(incident.category);
  const agency = city.agencies.get(incident.agency);
  const district = incident.district && (city.districts.get(incident.district)?.name ?? incident.district);
  return (
    <div className="incident-line" data-incident={incident.id} data-priority={priority} data-state={state}>
      <p>
        <PriorityMark priority={priority} label={reports(`priority-${priority}`)} />
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
        <strong>{category ? textOf(category.name, i18n.language) : incident.category}</strong>
        {deadline && <Due deadline={deadline} />}
      </p>
      <p>
        <span className="incident-line-rest">
          {[district, incident.address].filter(Boolean).join(" · ") || t("no-address")}
        </span>
        <Marks marks={[{ name: "reports", count: incident.reports.length, least: 2 }]} />
        <span className="incident-state" data-state={state}>
          {t(incident.withdrawn ? "withdrawn" : `state-${state}`)}
        </span>
      </p>
      <p>
        {/* The direction of what a citizen writes is its own. */}
        <span className="incident-line-rest" dir="auto">
          {incident.text.slice(0, seenCharacters) || t("no-words")}
        </span>
        <Marks
          marks={[
            { name: "conflicts", count: incident.conflicts.length, least: 1 },
            { name: "unsent", count: countUnsent(incident), least: 1 },
            { name: "refused", count: countRefused(incident), least: 1 },
            { name: "alike", count: incident.alike.length, least: 1 },
          ]}
        />
      </p>
    </div>
  );
}

/** More of a text never fits a line, and ten thousand characters cost. */
const seenCharacters = 160;

interface MarkProps {
  readonly name: "conflicts" | "unsent" | "refused" | "alike" | "reports";
  readonly count: number;
  /** Fewer are nothing to say. */
  readonly least: number;
}

/** What needs an eye: decisions in conflict, orders that have not gone out or were refused, likely doubles, several reports. */
function Marks({ marks }: { marks: readonly MarkProps[] }) {
  const { t } = useTranslation("incidents");
  return marks
    .filter(({ count, least }) => count >= least)
    .map(({ name, count }) => (
      <span key={name} className="incident-mark" data-mark={name}>
        {t(`mark-${name}`, { count })}
      </span>
    ));
}
