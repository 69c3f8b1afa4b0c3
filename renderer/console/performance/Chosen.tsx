/** The chosen group: its course as a chart, and how far it came. */
import { useTranslation } from "react-i18next";
import type { PerformanceRow } from "../../../shared/contract/performance.ts";
import { stages } from "../../../shared/domain/incident/deadlines.ts";
import { type Period, slotsOf } from "../../../shared/domain/performance/period.ts";
import { Chart } from "../../performance/Chart.tsx";
import { useFigureWords } from "../../performance/words.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Scroll } from "../details/Scroll.tsx";
import { marksOf } from "./marks.ts";

export function Chosen({ row, name, period }: { row: PerformanceRow; name: string; period: Period }) {
  const { t, i18n } = useTranslation("performance");
  const words = useFigureWords();
  const count = useCountFormat();
  const label = t("course-is", { values: row.course.join(", ") });
  return (
    <Scroll label={name}>
      <h3 className="figures-chosen">{name}</h3>
      <p className="figures-unit">{t(`course-by-${period.name}`)}</p>
      <div className="figures-chart">
        <Chart values={row.course} marks={marksOf(slotsOf(period), i18n.language)} label={label} />
      </div>
      <table className="figures-stages">
        <thead>
          <tr>
            <th />
            <th>{t("reached")}</th>
            <th>{t("median")}</th>
            <th>{t("p90")}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage}>
              <th>{t(`figure-${stage}`)}</th>
              <td>{count(row[stage].count)}</td>
              <td>{words.duration(row[stage].median)}</td>
              <td>{words.duration(row[stage].p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="figures-unit">
        {t("kept-of", { share: words.share(row.kept), number: count(row.keptOf) })} ·{" "}
        {t("cancelled", { number: count(row.cancelled) })}
      </p>
    </Scroll>
  );
}
