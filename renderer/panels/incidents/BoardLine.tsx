/** One incident of the board in two lines: what it is and how long there is, then how far it is, where, and who is on it. */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { isActive } from "../../../shared/domain/order/order.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { Due } from "../../incident/Due.tsx";
import { isUnanswered } from "../../incident/overdue.ts";
import { StateMark } from "../../incident/StateMark.tsx";
import { useNow } from "../../ui/clock.ts";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";

export interface BoardLineProps {
  readonly incident: IncidentRow;
  readonly city: CityIndex;
  /** Officers' names by their ids. */
  readonly nameOf: ReadonlyMap<string, string>;
}

export const BoardLine = memo(function BoardLine({ incident, city, nameOf }: BoardLineProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: reports } = useTranslation("reports");
  const { id, state, priority, deadline } = incident;
  const category = city.categories.get(incident.category);
  const district = incident.district && (city.districts.get(incident.district)?.name ?? incident.district);
  return (
    <div className="board-line" data-incident={id} data-priority={priority} data-state={state}>
      <PriorityMark priority={priority} label={reports(`priority-${priority}`)} />
      <strong>{category ? textOf(category.name, i18n.language) : incident.category}</strong>
      {deadline && <Due deadline={deadline} />}
      <span className="board-state">
        <StateMark state={state} /> {t(`state-${state}`)}
      </span>
      <span className="board-place" dir="auto">
        {[district, incident.address ?? incident.text.slice(0, seenCharacters)].filter(Boolean).join(" · ")}
      </span>
      <Crew incident={incident} city={city} nameOf={nameOf} />
    </div>
  );
});

/** More of a text never fits a line, and ten thousand characters cost. */
const seenCharacters = 120;

/** The agency by its mark, then the officer, or how many there are; and that they do not answer. */
function Crew({ incident, city, nameOf }: BoardLineProps) {
  const { t } = useTranslation("board");
  const unanswered = isUnanswered(incident, useNow(1000));
  const agency = city.agencies.get(incident.agency);
  const [officer, ...others] = incident.orders.filter(isActive).map((order) => order.officer);
  const crew =
    officer === undefined
      ? t("nobody")
      : others.length > 0
        ? t("crew", { count: others.length + 1 })
        : (nameOf.get(officer) ?? officer);
  return (
    <span className="board-crew" data-nobody={officer === undefined} data-unanswered={unanswered}>
      {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
      <span>{unanswered ? t("unanswered", { crew }) : crew}</span>
    </span>
  );
}
