/** Decisions that did not know of each other: what each said, which one holds, until somebody says that they read it. */
import { useTranslation } from "react-i18next";
import type { ConflictRow, IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTimeOfSecond } from "../../ui/time.ts";
import { ActButton } from "./ActButton.tsx";
import type { ActName, Standing } from "./acts.ts";
import type { People } from "./people.ts";
import { Section } from "./Section.tsx";

export interface ConflictsProps {
  readonly incident: IncidentRow;
  readonly standing: Standing;
  readonly zone: string;
  readonly people: People;
  readonly onAct: (act: ActName) => void;
}

export function Conflicts({ incident, standing, zone, people, onAct }: ConflictsProps) {
  const { t, i18n } = useTranslation("incidents");
  const stations = useView("stations").rows;
  const city = useCityIndex();
  if (incident.conflicts.length === 0) return null;

  function sideText({ actor, station, act, agency }: ConflictRow["sides"][number]): string {
    const known = agency === null ? undefined : city.agencies.get(agency);
    return t("conflict-side", {
      who: people.actor(actor),
      station: stations.find(({ id }) => id === station)?.name ?? station,
      act: t(`conflict-act-${act}`, { agency: known ? textOf(known.name, i18n.language) : (agency ?? "") }),
    });
  }

  return (
    <Section name="conflicts" title={t("conflicts-title", { count: incident.conflicts.length })}>
      <ul>
        {incident.conflicts.map((conflict, n) => (
          <li key={conflict.id} data-conflict={conflict.kind}>
            <p>
              <strong>
                {t(`conflict-${conflict.kind}`, { officer: people.name(conflict.officer ?? "") })}
              </strong>{" "}
              <span className="incident-soft">{t("conflict-why")}</span>
            </p>
            {conflict.sides.map((side) => (
              <p key={side.station} className="incident-conflict-side">
                <span>
                  {sideText(side)}
                  {side.incident !== incident.id && (
                    <span className="incident-soft">
                      {" "}
                      {t("conflict-incident", { incident: side.incident })}
                    </span>
                  )}
                </span>
                <span className="incident-soft">{formatTimeOfSecond(side.at, zone, i18n.language)}</span>
                <span data-stands={side.stands}>{t(side.stands ? "conflict-stands" : "conflict-falls")}</span>
              </p>
            ))}
            {n === 0 && (
              <p className="incident-row-acts">
                <ActButton act="see-conflict" standing={standing} onAct={onAct} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
