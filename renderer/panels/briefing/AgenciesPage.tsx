/** How agencies do, over the last 7 days: how much, how soon, what was kept, and what they have to do now. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { noFilter } from "../../../shared/domain/performance/figures.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { Course } from "../../performance/Course.tsx";
import { directionOf, meetsKept } from "../../performance/compare.ts";
import { useFigureWords } from "../../performance/words.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { AgencyMark } from "../../ui/Shape.tsx";
import { Change } from "./Change.tsx";

const params = { grouping: "agency" as const, period: "week" as const, ...noFilter };
const rowRem = 2.6;

export function AgenciesPage() {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("performance", params);
  const city = useCityIndex();
  const words = useFigureWords();
  const count = useCountFormat();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const agencies = rows.filter(({ key }) => city.agencies.has(key)).slice(0, fit);
  return (
    <div className="briefing-list">
      <p className="briefing-head briefing-agencies">
        <span>{t("agency")}</span>
        <span />
        <span>{t("seven-days")}</span>
        <span />
        <span>{t("kept")}</span>
        <span>{t("arrive")}</span>
        <span>{t("open")}</span>
      </p>
      <ul ref={box}>
        {agencies.map((row) => {
          const agency = city.agencies.get(row.key)!;
          const kept = meetsKept(row);
          return (
            <li
              key={row.key}
              className="briefing-agencies"
              style={{ height: `${rowRem}rem` }}
              data-small={row.small}
            >
              <strong>
                <AgencyMark shape={agency.shape} colour={agency.colour} /> {agency.short}
              </strong>
              <span className="briefing-course">
                <Course values={row.course} label={t("course", { values: row.course.join(", ") })} />
              </span>
              <b>{count(row.count)}</b>
              <Change direction={directionOf(row.count, row.before.count)} />
              <span data-bad={kept === false && !row.small}>
                {row.small ? t("few") : words.share(row.kept)}
                {!row.small && kept === false && ` < ${words.share(row.target?.kept ?? null)}`}
              </span>
              <span>{row.small ? "–" : words.duration(row.arrive.median)}</span>
              <span data-bad={row.overdue > 0}>
                {count(row.open)}
                {row.overdue > 0 && ` · ${t("late", { value: count(row.overdue) })}`}
              </span>
            </li>
          );
        })}
        {agencies.length === 0 && <Nothing>{state === "loading" ? t("loading") : t("no-figures")}</Nothing>}
      </ul>
    </div>
  );
}
