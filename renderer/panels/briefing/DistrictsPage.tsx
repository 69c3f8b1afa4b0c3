/** Where it gathers: districts by how many incidents they had in the last 7 days. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { allKey, noFilter } from "../../../shared/domain/performance/figures.ts";
import { useView } from "../../data/core.ts";
import { directionOf } from "../../performance/compare.ts";
import { useGroupNames } from "../../performance/names.ts";
import { useFigureWords } from "../../performance/words.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { Change } from "./Change.tsx";

const params = { grouping: "district" as const, period: "week" as const, ...noFilter };
const rowRem = 1.9;

export function DistrictsPage() {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("performance", params);
  const nameOf = useGroupNames();
  const words = useFigureWords();
  const count = useCountFormat();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const districts = rows
    .filter(({ key }) => key !== allKey)
    .sort((a, b) => b.count - a.count || b.open - a.open);
  const most = Math.max(1, ...districts.map((row) => row.count));
  return (
    <div className="briefing-list">
      <p className="briefing-head briefing-district">
        <span>{t("district")}</span>
        <span />
        <span>{t("seven-days")}</span>
        <span />
        <span>{t("open")}</span>
        <span>{t("per-inhabitants")}</span>
      </p>
      <ul ref={box}>
        {districts.slice(0, fit).map((row) => (
          <li key={row.key} className="briefing-district" style={{ height: `${rowRem}rem` }}>
            <strong>{nameOf("district", row.key)}</strong>
            <span className="briefing-bar">
              <i style={{ width: `${(row.count / most) * 100}%` }} />
            </span>
            <b>{count(row.count)}</b>
            <Change direction={directionOf(row.count, row.before.count)} />
            <span data-bad={row.overdue > 0}>
              {count(row.open)}
              {row.overdue > 0 && ` · ${t("late", { value: count(row.overdue) })}`}
            </span>
            <span>{words.rate(row.perInhabitants)}</span>
          </li>
        ))}
        {districts.length === 0 && <Nothing>{state === "loading" ? t("loading") : t("no-figures")}</Nothing>}
      </ul>
    </div>
  );
}
