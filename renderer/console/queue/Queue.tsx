/** The queue: reports in the order in which a person should look at them, filtered, and walked with the keys. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { orderReports } from "../../report/order.ts";
import { ReportLine } from "../../report/ReportLine.tsx";
import { Frame } from "../../ui/Frame.tsx";
import { select, useSelection } from "../../ui/selection.ts";
import { FoundList } from "../list/FoundList.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { countReports, everyOpenReport, filterReports } from "./filter.ts";
import { QueueFilter, QueueStatus } from "./QueueFilter.tsx";
import "./queue.css";

const rowRem = 3;

export function Queue() {
  const { rows, state } = useView("reports");
  const city = useCityIndex();
  const { t } = useTranslation("console");
  const selection = useSelection();
  const { filter, setFilter, list, search } = useListFilter(everyOpenReport);

  const figures = useMemo(() => countReports(rows, filter.status, city), [rows, filter.status, city]);
  const shown = useMemo(
    () => orderReports(filterReports(rows, filter, city), city.categories),
    [rows, filter, city],
  );
  const all = figures[filter.status];
  const known = state === "loading" ? null : figures;
  usePageHandle({
    list,
    search,
    showAll: () => setFilter({ ...everyOpenReport, status: filter.status }),
    toggleClosed: () => setFilter({ ...filter, status: filter.status === "open" ? "closed" : "open" }),
  });

  return (
    <Frame
      title={t("queue-title")}
      state={state}
      tools={<QueueStatus filter={filter} figures={known} shown={shown.length} onChange={setFilter} />}
    >
      <div className="queue" data-shown={shown.length}>
        <QueueFilter filter={filter} figures={known} city={city} search={search} onChange={setFilter} />
        <FoundList
          ref={list}
          state={state}
          all={all}
          none={t(`queue-${filter.status}`)}
          items={shown}
          rowRem={rowRem}
          label={t("queue-title")}
          chosen={selection?.kind === "report" ? selection.id : null}
          onChoose={(report) => select({ kind: "report", id: report.id })}
        >
          {(report) => <ReportLine report={report} city={city} />}
        </FoundList>
      </div>
    </Frame>
  );
}
