/** The incident board: the reports that matter most, as many as fit, and how many more there are. */
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { orderReports } from "../../report/order.ts";
import { ReportLine } from "../../report/ReportLine.tsx";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import type { PanelProps } from "../panel.ts";

const rowRem = 3;

export default function ReportsPanel(_props: PanelProps) {
  const { rows, state } = useView("reports");
  const city = useCityIndex();
  const { t } = useTranslation("reports");
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const open = useMemo(
    () =>
      orderReports(
        rows.filter((report) => report.status === "open"),
        city.categories,
      ),
    [rows, city],
  );
  const hidden = Math.max(0, open.length - fit);
  return (
    <Frame
      title={t("title")}
      state={state}
      aside={
        <span>
          {hidden > 0 ? t("count-more", { count: open.length, hidden }) : t("count", { count: open.length })}
        </span>
      }
    >
      <ul ref={box} style={{ height: "100%" }} data-reports={open.length}>
        {open.slice(0, fit).map((report) => (
          <li key={report.id} style={{ height: `${rowRem}rem` }}>
            <ReportLine report={report} city={city} />
          </li>
        ))}
        {open.length === 0 && <Nothing>{state === "loading" ? t("loading") : t("none")}</Nothing>}
      </ul>
    </Frame>
  );
}
