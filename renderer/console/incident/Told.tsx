/** What citizens told: the words, where it is, and every other report that was gathered. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { CopyText } from "../details/CopyText.tsx";
import { Fact, Facts } from "../details/Facts.tsx";
import { Moment } from "../details/Moment.tsx";
import { formatPlace } from "../details/place.ts";
import { Section } from "./Section.tsx";

export interface ToldProps {
  readonly incident: IncidentRow;
  /** Takes one of the gathered reports out again. */
  readonly onSeparate: (part: string) => void;
}

export function Told({ incident, onSeparate }: ToldProps) {
  const { t } = useTranslation("console");
  const { t: words } = useTranslation("incidents");
  const about = useMemo(() => ({ incident: incident.id }), [incident.id]);
  const { rows, state } = useView("incidentReports", about);
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const { id, district } = incident;
  const gathered = incident.reports.filter((report) => report !== id);
  const photos = rows.flatMap((report) => report.photos);
  return (
    <div className="incident-told">
      <Facts>
        <Fact name={t("requested")}>
          <Moment at={incident.requestedAt} zone={zone} />
        </Fact>
        <Fact name={t("arrived")}>
          <Moment at={incident.receivedAt} zone={zone} />
        </Fact>
        <Fact name={t("address")}>{incident.address ?? t("unknown")}</Fact>
        <Fact name={t("district")}>
          {(district && (city.districts.get(district)?.name ?? district)) ?? t("unknown")}
        </Fact>
        <Fact name={t("place")}>
          <CopyText text={formatPlace(incident.place)} what={t("place")} />
          {incident.outside && <p className="details-warning">{t("outside")}</p>}
        </Fact>
        <Fact name={t("channel")}>{incident.channel}</Fact>
        <Fact name={t("number")}>
          <CopyText text={id} what={t("number")} />
        </Fact>
        {photos.length > 0 && (
          <Fact name={t("photos", { count: photos.length })} long>
            {[...new Set(photos)].map((photo) => (
              <CopyText key={photo} text={photo} what={t("photo-link")} />
            ))}
          </Fact>
        )}
      </Facts>
      {gathered.length > 0 && (
        <Section name="reports" title={words("gathered-title", { count: gathered.length })}>
          <ul className="incident-gathered">
            {gathered.map((part) => {
              const report = rows.find((row) => row.id === part);
              return (
                <li key={part} data-report={part}>
                  <CopyText text={part} what={t("number")} />
                  {report && (
                    <p className="incident-soft">
                      {report.channel} · <Moment at={report.receivedAt} zone={zone} />
                    </p>
                  )}
                  <p dir="auto">
                    {report ? report.text || t("no-words") : t(state === "loading" ? "loading" : "unknown")}
                  </p>
                  <button type="button" className="key-button" onClick={() => onSeparate(part)}>
                    {words("separate")}
                  </button>
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** The citizen's own words; what is longer than a look scrolls. */
export function Words({ text }: { text: string }) {
  const { t } = useTranslation("console");
  return (
    <p className="details-words" dir="auto" tabIndex={text.length > longWords ? 0 : undefined}>
      {text || t("no-words")}
    </p>
  );
}

/** About as much as is seen without scrolling. */
const longWords = 600;
