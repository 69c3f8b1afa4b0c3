/** Water and other levels against their limits, the nearest to an alarm first; and official warnings in force. */
import { useTranslation } from "react-i18next";
import { useModules } from "../city/useModules.ts";
import { useRow, useView } from "../data/core.ts";
import { useNow } from "../ui/clock.ts";
import { useCountFormat } from "../ui/count.ts";
import { textOf } from "../ui/textOf.ts";
import { formatAge, formatMoment } from "../ui/time.ts";
import { changeCell, headOf, textCell } from "./cells.ts";
import { courseOf, levelOf, orderSensors } from "./levels.ts";
import type { PageNow } from "./page.ts";
import { stateOf } from "./state.ts";

/** They stand above the levels, which need the room. */
const mostWarnings = 3;
/** What measures should say something more often than this. */
const oldMs = 30 * 60_000;

export function useWater(): PageNow {
  const { t, i18n } = useTranslation("briefing");
  const { t: ui } = useTranslation("ui");
  const sensors = useView("sensors");
  const warnings = useView("warnings");
  const zone = useRow("city")?.zone ?? "UTC";
  const count = useCountFormat();
  const now = useNow(1000);
  const modules = useModules();
  const shown = orderSensors(sensors.rows);
  const inForce = warnings.rows.slice(0, mostWarnings).map(({ headline, expiresAt }) => ({
    text: textOf(headline, i18n.language),
    aside: t("until", { time: formatMoment(expiresAt, zone, i18n.language) }),
    level: "warning" as const,
  }));
  const more = warnings.rows.length - mostWarnings;
  const head = headOf([
    ...([[t("sensor")], [""], [t("measured"), "end"], [""], [t("level")]] as const),
    ...([
      [t("limit-warning"), "end"],
      [t("limit-alarm"), "end"],
      [t("measured-ago"), "end"],
    ] as const),
  ]);
  return {
    state: stateOf(sensors.state, warnings.state),
    content: {
      ...{ kind: "table", head, left: null },
      lines: !modules.warnings
        ? []
        : [
            ...(inForce.length > 0 ? inForce : [{ text: t("no-warnings"), aside: null, level: null }]),
            ...(more > 0 ? [{ text: t("left", { count: more }), aside: null, level: null }] : []),
          ],
      rows: shown.map((sensor) => {
        const { name, value, unit, warning, alarm, time } = sensor;
        const level = levelOf(sensor);
        const known = level === "warning" || level === "alarm" ? level : null;
        const old = time === null || now - time > oldMs;
        const measured = value === null ? "–" : `${count(Math.round(value * 10) / 10)} ${unit}`;
        return [
          textCell(name, null, value === null),
          { kind: "bar", share: Math.min(1, Math.max(0, (value ?? 0) / alarm)), level: known },
          textCell(measured, null, old),
          changeCell(courseOf(sensor), (change) => t(`level-${change}`)),
          textCell(t(`level-${level}`), known, value === null),
          ...[textCell(count(warning)), textCell(count(alarm))],
          textCell(time === null ? "–" : t("ago", { time: formatAge(now - time, ui) }), null, old),
        ];
      }),
      none: shown.length > 0 ? null : sensors.state === "loading" ? t("loading") : t("no-sensors"),
    },
  };
}
