/** Where it gathers: districts by how many incidents they had in the last 7 days. */
import { useTranslation } from "react-i18next";
import { allKey, noFilter } from "../../shared/domain/performance/figures.ts";
import { useView } from "../data/core.ts";
import { directionOf } from "../performance/compare.ts";
import { useGroupNames } from "../performance/names.ts";
import { useFigureWords } from "../performance/words.ts";
import { useCountFormat } from "../ui/count.ts";
import { changeCell, headOf, textCell } from "./cells.ts";
import type { PageNow } from "./page.ts";

const params = { grouping: "district" as const, period: "week" as const, ...noFilter };

export function useDistricts(): PageNow {
  const { t } = useTranslation("briefing");
  const { rows, state } = useView("performance", params);
  const nameOf = useGroupNames();
  const words = useFigureWords();
  const count = useCountFormat();
  const districts = rows
    .filter(({ key }) => key !== allKey)
    .sort((a, b) => b.count - a.count || b.open - a.open);
  const most = Math.max(1, ...districts.map((row) => row.count));
  const head = headOf([
    ...([[t("district")], [""], [t("seven-days"), "end"], [""]] as const),
    ...([
      [t("last-week-head"), "end"],
      [t("open"), "end"],
      [t("late-head"), "end"],
    ] as const),
    ...([[t("per-inhabitants"), "end"]] as const),
  ]);
  return {
    state,
    content: {
      ...{ kind: "table", lines: [], head, left: null },
      rows: districts.map((row) => [
        textCell(nameOf("district", row.key)),
        { kind: "bar", share: row.count / most, level: null },
        textCell(count(row.count)),
        changeCell(directionOf(row.count, row.before.count), (change) => t(`change-${change}`)),
        textCell(count(row.before.count)),
        textCell(count(row.open)),
        textCell(count(row.overdue), row.overdue > 0 ? "warning" : null),
        textCell(words.rate(row.perInhabitants)),
      ]),
      none: districts.length > 0 ? null : state === "loading" ? t("loading") : t("no-figures"),
    },
  };
}
