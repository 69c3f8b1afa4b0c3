/** Incidents that may be the same, with how far away in place and time: one key merges, one keeps apart. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { formatDistance } from "../../ui/distance.ts";
import { select } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatAge } from "../../ui/time.ts";
import { Section } from "./Section.tsx";

export interface AlikeProps {
  readonly incident: IncidentRow;
  readonly onMerge: (other: string) => void;
  readonly onKeepApart: (other: string) => void;
}

export function Alike({ incident, onMerge, onKeepApart }: AlikeProps) {
  const { t, i18n } = useTranslation("incidents");
  const { t: ui } = useTranslation("ui");
  const { rows } = useView("incidents");
  const city = useCityIndex();
  if (incident.alike.length === 0) return null;
  return (
    <Section name="alike" title={t("alike-title", { count: incident.alike.length })}>
      <ul className="incident-alike">
        {incident.alike.slice(0, shown).map(({ incident: other, distanceM, ageMs }, n) => {
          const row = rows.find(({ id }) => id === other);
          const category = row && city.categories.get(row.category);
          return (
            <li key={other} data-alike={other}>
              <p>
                <strong>{category ? textOf(category.name, i18n.language) : (row?.category ?? other)}</strong>
                {row && <span>{t(`state-${row.state}`)}</span>}
                <span>
                  {formatDistance(distanceM, i18n.language)} ·{" "}
                  {t(ageMs < 0 ? "alike-later" : "alike-earlier", { time: formatAge(Math.abs(ageMs), ui) })}
                </span>
              </p>
              {row && (
                <p className="incident-one-line" dir="auto">
                  {row.text || t("no-words")}
                </p>
              )}
              <p className="incident-row-acts">
                <button type="button" className="key-button" onClick={() => onMerge(other)}>
                  {t("act-merge")} {n === 0 && <kbd>+</kbd>}
                </button>
                <button type="button" className="key-button" onClick={() => onKeepApart(other)}>
                  {t("act-keep-apart")} {n === 0 && <kbd>-</kbd>}
                </button>
                <button
                  type="button"
                  className="key-button"
                  onClick={() => select({ kind: "incident", id: other })}
                >
                  {t("look")}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The next ones come up when these are decided. */
const shown = 3;
