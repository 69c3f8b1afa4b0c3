/** One report, all of it: what and how urgent, how old, where, the citizen's words, pictures, and what cameras see. */
import { useTranslation } from "react-i18next";
import type { ReportRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { priorityOf } from "../../report/order.ts";
import { textOf } from "../../report/ReportLine.tsx";
import { Nothing } from "../../ui/Frame.tsx";
import { AgencyMark, PriorityMark } from "../../ui/Shape.tsx";
import { CopyText } from "./CopyText.tsx";
import { Fact, Facts } from "./Facts.tsx";
import { Moment } from "./Moment.tsx";
import { Nearest } from "./Nearest.tsx";
import { formatPlace } from "./place.ts";

export function ReportDetails({ id }: { id: string }) {
  const { rows, state } = useView("reports");
  const { t } = useTranslation("console");
  const report = rows.find((row) => row.id === id);
  if (!report) return <Nothing>{t(state === "loading" ? "loading" : "gone-report")}</Nothing>;
  return <Report report={report} />;
}

function Report({ report }: { report: ReportRow }) {
  const { t, i18n } = useTranslation("console");
  const { t: reports } = useTranslation("reports");
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const category = city.categories.get(report.category);
  const agency = category && city.agencies.get(category.agency);
  const priority = priorityOf(report, city.categories);
  const district = report.district && (city.districts.get(report.district)?.name ?? report.district);
  const place = formatPlace(report.place);
  return (
    <article data-details={report.id}>
      <header className="details-head">
        <h3>
          {category ? textOf(category.name, i18n.language) : report.category}
          <span className="details-status" data-status={report.status}>
            {t(`status-${report.status}-one`)}
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
      </header>
      <p className="details-words">{report.text || t("no-words")}</p>
      <Facts>
        <Fact name={t("requested")}>
          <Moment at={report.requestedAt} zone={zone} />
        </Fact>
        <Fact name={t("arrived")}>
          <Moment at={report.receivedAt} zone={zone} />
        </Fact>
        <Fact name={t("address")}>{report.address ?? t("unknown")}</Fact>
        <Fact name={t("district")}>{district ?? t("unknown")}</Fact>
        <Fact name={t("place")}>
          <CopyText text={place} what={t("place")} />
          {report.outside && <p className="details-warning">{t("outside")}</p>}
        </Fact>
        <Fact name={t("channel")}>{report.channel}</Fact>
        <Fact name={t("number")}>
          <CopyText text={report.id} what={t("number")} />
        </Fact>
        {report.photos.length > 0 && (
          <Fact name={t("photos", { count: report.photos.length })} long>
            {report.photos.map((photo) => (
              <CopyText key={photo} text={photo} what={t("photo-link")} />
            ))}
          </Fact>
        )}
      </Facts>
      <Nearest place={report.place} />
    </article>
  );
}
