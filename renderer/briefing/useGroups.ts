/** How groups do: how much, how soon, what was kept, what they have to do now, and how much that is for each hour on duty. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { allKey, type Grouping, noFilter } from "../../shared/domain/performance/figures.ts";
import type { PeriodName } from "../../shared/domain/performance/period.ts";
import { useCityIndex } from "../city/useCityIndex.ts";
import { useView } from "../data/core.ts";
import { directionOf, jobsPerHour, meetsKept } from "../performance/compare.ts";
import { useGroupNames } from "../performance/names.ts";
import { useFigureWords } from "../performance/words.ts";
import { useCountFormat } from "../ui/count.ts";
import { agencyCell, changeCell, headOf, textCell } from "./cells.ts";
import type { PageNow } from "./page.ts";

/** Agencies, over the last 7 days: a page of the briefing. */
export function useAgencies(): PageNow {
  return useGroups("agency", "week");
}

/** The most first. */
export function useGroups(grouping: Grouping, period: PeriodName): PageNow {
  const { t } = useTranslation("briefing");
  const { t: figure } = useTranslation("performance");
  const params = useMemo(() => ({ grouping, period, ...noFilter }), [grouping, period]);
  const { rows, state } = useView("performance", params);
  const city = useCityIndex();
  const nameOf = useGroupNames();
  const words = useFigureWords();
  const count = useCountFormat();
  const groups = rows
    .filter(({ key }) => key !== allKey && (grouping !== "agency" || city.agencies.has(key)))
    .sort((a, b) => b.count - a.count);
  const head = headOf([
    ...([[figure(`grouping-${grouping}`)], [figure(`course-by-${period}`)]] as const),
    ...([[figure(`period-${period}`), "end"], [""]] as const),
    ...([[t("kept-head"), "end"], [""], [t("target-head"), "end"]] as const),
    ...([
      [t("arrive"), "end"],
      [t("open"), "end"],
      [t("late-head"), "end"],
      [t("load"), "end"],
    ] as const),
  ]);
  return {
    state,
    content: {
      ...{ kind: "table", lines: [], head },
      left: groups.length > mostRows ? t("left", { count: groups.length - mostRows }) : null,
      rows: groups.slice(0, mostRows).map((row) => {
        const { key, small, target, before } = row;
        const missed = !small && meetsKept(row) === false;
        const load = jobsPerHour(row);
        return [
          grouping === "agency" ? agencyCell(city, key) : textCell(nameOf(grouping, key)),
          { kind: "course", values: row.course, text: t("course", { values: row.course.join(", ") }) },
          textCell(count(row.count)),
          changeCell(directionOf(row.count, before.count), (change) => t(`change-${change}`)),
          textCell(small ? t("few") : words.share(row.kept), missed ? "warning" : null),
          changeCell(small ? null : directionOf(row.kept, before.kept), (change) => t(`share-${change}`)),
          textCell(words.share(target?.kept ?? null)),
          textCell(small ? "–" : words.duration(row.arrive.median)),
          textCell(count(row.open)),
          textCell(count(row.overdue), row.overdue > 0 ? "warning" : null),
          textCell(load === null ? "–" : figure("per-hour", { number: words.rate(load) })),
        ];
      }),
      none: groups.length > 0 ? null : state === "loading" ? t("loading") : t("no-figures"),
    },
  };
}

/** More than anybody looks through on a wall. */
const mostRows = 100;
