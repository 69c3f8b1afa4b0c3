/** What breaks its deadline next, and what did already: the soonest first. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { BriefingLevel } from "../../shared/domain/briefing/content.ts";
import { useCityIndex } from "../city/useCityIndex.ts";
import { useView } from "../data/core.ts";
import { type Urgency, useDueWords } from "../incident/Due.tsx";
import { useNow } from "../ui/clock.ts";
import { textOf } from "../ui/textOf.ts";
import { agencyCell, headOf, textCell } from "./cells.ts";
import { nextToBreak } from "./deadlines.ts";
import type { PageNow } from "./page.ts";
import { placeWords } from "./place.ts";

/** What comes after is far off: how much that is stands above them. */
const most = 15;
/** How soon one that broke moves out of the first places; its own line says so at once. */
const orderEveryMs = 5000;
const levels: Readonly<Record<Urgency, BriefingLevel>> = { late: "alarm", near: "warning", later: null };

export function useDeadlines(): PageNow {
  const { t, i18n } = useTranslation("briefing");
  const { t: reports } = useTranslation("reports");
  const dueWords = useDueWords();
  const { rows, state } = useView("incidents");
  const city = useCityIndex();
  const now = useNow(1000);
  const orderedAt = useNow(orderEveryMs);
  // Ten thousand are not put in order each second for the sake of a clock.
  const { next, broken, total } = useMemo(() => nextToBreak(rows, orderedAt, most), [rows, orderedAt]);
  const aside = total > next.length ? t("nearest", { shown: next.length, count: total }) : null;
  return {
    state,
    content: {
      ...{
        kind: "table",
        head: headOf([[""], [t("what")], [t("due"), "end"], [t("stage")], [t("where")], [t("agency")]]),
      },
      lines: [
        broken > 0
          ? { text: t("broken", { count: broken }), aside, level: "warning" }
          : { text: t("none-broken"), aside, level: null },
      ],
      rows: next.map(({ category, priority, agency, district, address, deadline }) => {
        const known = city.categories.get(category);
        const due = dueWords(deadline.at, now);
        return [
          { kind: "priority", priority, text: reports(`priority-${priority}`) },
          textCell(known ? textOf(known.name, i18n.language) : category),
          textCell(due.text, levels[due.urgency]),
          textCell(t(`stage-${deadline.stage}`)),
          textCell(placeWords(district && (city.districts.get(district)?.name ?? district), address)),
          agencyCell(city, agency),
        ];
      }),
      left: null,
      none: next.length > 0 ? null : state === "loading" ? t("loading") : t("no-deadlines"),
    },
  };
}
