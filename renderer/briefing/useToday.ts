/** The state of today in one look: figures, each beside the same weekday last week where that is known, and its course. */
import { useTranslation } from "react-i18next";
import type { BriefingContent, BriefingFigure } from "../../shared/domain/briefing/content.ts";
import { forOfficers, isInUse } from "../../shared/domain/city/modules.ts";
import { isOpen } from "../../shared/domain/incident/transitions.ts";
import { allKey, noFilter } from "../../shared/domain/performance/figures.ts";
import { useModules } from "../city/useModules.ts";
import { useRow, useView } from "../data/core.ts";
import { meetsKept } from "../performance/compare.ts";
import { useFigureWords } from "../performance/words.ts";
import { useNow } from "../ui/clock.ts";
import { useCountFormat } from "../ui/count.ts";
import { textOf } from "../ui/textOf.ts";
import { levelOf, orderSensors } from "./levels.ts";
import type { PageNow } from "./page.ts";
import { stateOf } from "./state.ts";

const params = { grouping: "agency" as const, period: "today" as const, ...noFilter };
/** Hours between the words under the chart. */
const markEvery = 3;

export function useToday(): PageNow {
  const { t, i18n } = useTranslation("briefing");
  const words = useFigureWords();
  const count = useCountFormat();
  const now = useNow(5000);
  const modules = useModules();
  const performance = useView("performance", params);
  const incidents = useView("incidents");
  const officers = useView("officers");
  const alarms = useView("alarms");
  const warnings = useView("warnings");
  const sensors = useView("sensors");
  const smallBelow = useRow("performanceState")?.smallBelow ?? 0;
  const figures = performance.rows.find(({ key }) => key === allKey);
  const { before } = figures ?? {};
  const known = <Row>(
    { rows, state }: { rows: readonly Row[]; state: string },
    is: (row: Row) => boolean,
  ): number | null => (state === "loading" ? null : rows.filter(is).length);
  const warnedIf = (of: number | null) => ((of ?? 0) > 0 ? ("warning" as const) : null);
  const late = known(incidents, ({ deadline }) => deadline !== null && deadline.at < now);
  const missing = known(officers, ({ duty, planned }) => planned && duty !== "on");
  const unacknowledged = known(alarms, ({ state }) => state === "unacknowledged");
  const standing = known(alarms, ({ returnedAt }) => returnedAt === null);
  const inForce = known(warnings, () => true);
  const high = orderSensors(sensors.rows).filter((sensor) =>
    ["warning", "alarm"].includes(levelOf(sensor) ?? ""),
  );
  const isFew = figures !== undefined && figures.keptOf > 0 && figures.keptOf < smallBelow;
  const lastWeek = (value: string) => (before ? t("last-week", { value }) : null);

  const ofReports: BriefingFigure[] = [
    {
      ...{ name: t("new-today"), value: count(figures?.count ?? null), level: null },
      note: lastWeek(count(before?.count ?? null)),
    },
    {
      name: t("open"),
      value: count(known(incidents, ({ state, withdrawn }) => isOpen(state) && !withdrawn)),
      note: t("late", { value: count(late) }),
      level: warnedIf(late),
    },
    {
      name: t("kept"),
      value: words.share(figures?.kept ?? null),
      note: isFew
        ? t("few-deadlines", { value: count(figures.keptOf) })
        : lastWeek(words.share(before?.kept ?? null)),
      level: figures && !isFew && meetsKept(figures) === false ? "warning" : null,
    },
    {
      ...{ name: t("arrive"), value: words.duration(figures?.arrive.median ?? null), level: null },
      note: lastWeek(words.duration(before?.arrive.median ?? null)),
    },
  ];
  const onDuty: BriefingFigure[] = [
    {
      name: t("on-duty"),
      value: count(known(officers, ({ duty }) => duty === "on")),
      note: t("missing", { value: count(missing) }),
      level: warnedIf(missing),
    },
  ];
  const ofAlarms: BriefingFigure[] = [
    {
      ...{ name: t("alarms"), value: count(unacknowledged), level: warnedIf(unacknowledged) },
      note: t("alarms-standing", { value: count(standing) }),
    },
  ];
  const ofWarnings: BriefingFigure[] = [
    {
      ...{ name: t("warnings"), value: count(inForce), level: warnedIf(inForce) },
      note: warnings.rows[0] ? textOf(warnings.rows[0].headline, i18n.language) : t("none-in-force"),
    },
  ];
  const shown: BriefingFigure[] = [
    ...(modules.reports ? ofReports : []),
    ...(isInUse(modules, forOfficers) ? onDuty : []),
    ...ofAlarms,
    ...(modules.warnings ? ofWarnings : []),
  ];
  if (sensors.rows.length > 0)
    shown.push({
      ...{ name: t("sensors-high"), value: count(high.length) },
      note: high[0] ? `${high[0].name}: ${t(`level-${levelOf(high[0]) ?? "normal"}`)}` : t("all-normal"),
      level: high[0] ? (levelOf(high[0]) as "warning" | "alarm") : null,
    });
  const course = figures?.course ?? [];
  const content: BriefingContent = {
    ...{ kind: "figures", figures: shown },
    chart: modules.reports
      ? {
          ...{ title: t("by-hour"), values: course, label: t("course", { values: course.join(", ") }) },
          marks: course.map((_, hour) => (hour % markEvery === 0 ? String(hour).padStart(2, "0") : "")),
        }
      : null,
  };
  const { state } = performance;
  return { content, state: stateOf(state, incidents.state, officers.state, alarms.state, warnings.state) };
}
