/** How much alarming there is: per hour as bars, the most frequent, the longest standing. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AlarmFigures } from "../../../shared/contract/alarms.ts";
import { mostPerHour } from "../../../shared/domain/alarm/rates.ts";
import { alarmText, placeText, type Wording } from "../../alarm/text.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { formatTime } from "../../ui/time.ts";

export interface RatesProps {
  readonly figures: AlarmFigures;
  readonly zone: string;
  readonly wording: Wording;
}

export function Rates({ figures, zone, wording }: RatesProps) {
  const { t } = useTranslation("alarms");
  const count = useCountFormat();
  return (
    <div className="rates">
      <PerHour figures={figures} zone={zone} />
      <h3>{t("frequent")}</h3>
      <Named none={figures.frequent.length === 0}>
        {figures.frequent.map((each) => (
          <li key={each.alarm}>
            <b>{t("times", { number: count(each.count) })}</b>
            <span>{alarmText(each, t, wording)}</span>
            <small>{placeText(each.district, t, wording)}</small>
          </li>
        ))}
      </Named>
      <h3>{t("longest")}</h3>
      <Named none={figures.longest.length === 0}>
        {figures.longest.map((each) => (
          <li key={each.alarm}>
            <b>
              <Age since={each.since} />
            </b>
            <span>{alarmText(each, t, wording)}</span>
            <small>{placeText(each.district, t, wording)}</small>
          </li>
        ))}
      </Named>
    </div>
  );
}

function Named({ none, children }: { none: boolean; children: ReactNode }) {
  const { t } = useTranslation("alarms");
  if (none) return <p className="rates-none">{t("nothing-yet")}</p>;
  return <ul className="rates-named">{children}</ul>;
}

/** The line across is what people can answer; a bar above it is told by its look, too. */
function PerHour({ figures: { perHour }, zone }: Omit<RatesProps, "wording">) {
  const { t, i18n } = useTranslation("alarms");
  const { language } = i18n;
  const count = useCountFormat();
  const now = perHour.at(-1)?.count ?? 0;
  const average = perHour.reduce((sum, hour) => sum + hour.count, 0) / Math.max(1, perHour.length);
  const most = Math.max(mostPerHour * 1.25, ...perHour.map((hour) => hour.count));
  return (
    <>
      <h3>
        {t("per-hour")}{" "}
        <small>
          {t("per-hour-now", { count: count(now), average: count(Math.round(average * 10) / 10) })}
        </small>
      </h3>
      <figure className="rates-hours">
        {perHour.map((hour) => (
          <div
            key={hour.from}
            className="rates-hour"
            role="img"
            aria-label={t("per-hour-bar", {
              time: formatTime(hour.from, zone, language),
              count: count(hour.count),
            })}
            title={t("per-hour-bar", {
              time: formatTime(hour.from, zone, language),
              count: count(hour.count),
            })}
            data-over={hour.count > mostPerHour}
            style={{ height: `${(hour.count / most) * 100}%` }}
          />
        ))}
        <div className="rates-most" style={{ bottom: `${(mostPerHour / most) * 100}%` }} />
      </figure>
      <p className="rates-axis">
        <span>{perHour[0] && formatTime(perHour[0].from, zone, language)}</span>
        <span>{t("most-limit", { limit: mostPerHour })}</span>
        <span>{perHour.at(-1) && formatTime(perHour.at(-1)!.from, zone, language)}</span>
      </p>
    </>
  );
}
