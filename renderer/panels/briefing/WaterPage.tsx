/** Water and other levels against their limits, the nearest to an alarm first; and official warnings in force. */
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";
import { levelOf, orderSensors } from "./levels.ts";

const rowRem = 2.1;
const warningRem = 1.5;
/** They stand above the levels, which need the room. */
const mostWarnings = 3;

export function WaterPage() {
  const { t, i18n } = useTranslation("briefing");
  const sensors = useView("sensors");
  const warnings = useView("warnings").rows;
  const zone = useRow("city")?.zone ?? "UTC";
  const count = useCountFormat();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const shown = orderSensors(sensors.rows).slice(0, fit);
  return (
    <div className="briefing-list">
      <div>
        {warnings.slice(0, mostWarnings).map(({ id, headline, expiresAt }) => (
          <p key={id} className="briefing-warning" style={{ minHeight: `${warningRem}rem` }}>
            <strong>{textOf(headline, i18n.language)}</strong>
            <span>{t("until", { time: formatMoment(expiresAt, zone, i18n.language) })}</span>
          </p>
        ))}
        {warnings.length === 0 && <p className="briefing-head">{t("no-warnings")}</p>}
      </div>
      <ul ref={box}>
        {shown.map((sensor) => {
          const { id, name, value, unit, warning, alarm, time } = sensor;
          const level = levelOf(sensor);
          return (
            <li key={id} className="briefing-sensor" style={{ height: `${rowRem}rem` }} data-level={level}>
              <strong>{name}</strong>
              <span className="briefing-bar" data-level={level}>
                <i style={{ width: `${value === null ? 0 : Math.min(100, (value / alarm) * 100)}%` }} />
              </span>
              <b>
                {value === null ? "–" : count(Math.round(value * 10) / 10)} {unit}
              </b>
              <span>{t(`level-${level}`)}</span>
              <span>{t("limits", { warning: count(warning), alarm: count(alarm) })}</span>
              <span>{time === null ? "–" : <Age since={time} />}</span>
            </li>
          );
        })}
        {sensors.rows.length === 0 && (
          <Nothing>{sensors.state === "loading" ? t("loading") : t("no-sensors")}</Nothing>
        )}
      </ul>
    </div>
  );
}
