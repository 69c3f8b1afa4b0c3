/** One report in two lines: what it is and how old, then where and what the citizen wrote. */
import { useTranslation } from "react-i18next";
import type { CityRow, ReportRow } from "../../shared/contract/rows.ts";
import type { CityIndex } from "../city/useCityIndex.ts";
import { Age } from "../ui/Age.tsx";
import { AgencyMark, PriorityMark } from "../ui/Shape.tsx";
import { priorityOf } from "./order.ts";
import "./report.css";

export function ReportLine({ report, city }: { report: ReportRow; city: CityIndex }) {
  const { t, i18n } = useTranslation("reports");
  const category = city.categories.get(report.category);
  const agency = category && city.agencies.get(category.agency);
  const priority = priorityOf(report, city.categories);
  return (
    <div className="report" data-report={report.id} data-priority={priority} data-status={report.status}>
      <p className="report-what">
        <PriorityMark priority={priority} label={t(`priority-${priority}`)} />
        <strong>{category ? textOf(category.name, i18n.language) : report.category}</strong>
        <Age since={report.requestedAt} />
      </p>
      <p className="report-where">
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />}
        <span>
          {report.district && (city.districts.get(report.district)?.name ?? report.district)}
          {report.district ? " · " : ""}
          {report.address ?? report.text}
        </span>
      </p>
    </div>
  );
}

export function textOf(text: CityRow["name"], language: string): string {
  return language === "en" ? text.en : text.id;
}
