/**
 * How much of the time a camera had a picture, of the time in which somebody looked: the last 24 hours by the hour, the
 * last 7 days by six hours. What nobody looked at is an empty place on the line, and no downtime.
 */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Bar, barsOf, hourMs } from "../../../shared/domain/camera/hours.ts";
import { picturePercent, pictureShare } from "../../../shared/domain/camera/watch.ts";
import { useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { formatMoment } from "../../ui/time.ts";
import "./uptime.css";

const spans = [
  { name: "day", count: 24, hoursEach: 1 },
  { name: "week", count: 28, hoursEach: 6 },
] as const;

export function Uptime({ camera, zone }: { camera: string; zone: string }) {
  const { t } = useTranslation("directory");
  const params = useMemo(() => ({ camera }), [camera]);
  const { rows } = useView("cameraHours", params);
  const now = useNow(60_000);
  return (
    <section className="uptime" aria-label={t("uptime")}>
      <h4>{t("uptime")}</h4>
      {spans.map(({ name, count, hoursEach }) => {
        const bars = barsOf(rows, now, count, hoursEach);
        const sum = bars.reduce(
          (all, bar) => ({ pictureMs: all.pictureMs + bar.pictureMs, noneMs: all.noneMs + bar.noneMs }),
          { pictureMs: 0, noneMs: 0 },
        );
        const percent = picturePercent(sum);
        const looked = Math.round((sum.pictureMs + sum.noneMs) / hourMs);
        const words = looked === 0 ? t("uptime-short") : t("uptime-looked", { hours: looked });
        return (
          <div key={name} className="uptime-span" data-span={name}>
            <span>{t(`uptime-${name}`)}</span>
            <Strip bars={bars} zone={zone} />
            <strong>{percent === null ? "–" : t("percent", { number: percent })}</strong>
            <small>{percent === null ? t("uptime-nobody") : words}</small>
          </div>
        );
      })}
    </section>
  );
}

const barWidth = 8;
const gap = 2;
const height = 24;

function Strip({ bars, zone }: { bars: readonly Bar[]; zone: string }) {
  const { t, i18n } = useTranslation("directory");
  return (
    <svg
      className="uptime-strip"
      viewBox={`0 0 ${bars.length * (barWidth + gap) - gap} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((bar, n) => {
        const share = pictureShare(bar);
        const percent = picturePercent(bar);
        const x = n * (barWidth + gap);
        const at = `${formatMoment(bar.fromMs, zone, i18n.language)}`;
        return (
          <g key={bar.fromMs}>
            <title>
              {percent === null
                ? t("uptime-bar-none", { from: at })
                : t("uptime-bar", { from: at, number: percent })}
            </title>
            {/* A line where nobody looked; a picture fills the place from below, none leaves a gap under a lid. */}
            <rect x={x} y={0} width={barWidth} height={height} fill="transparent" />
            {share === null ? (
              <rect className="uptime-unlooked" x={x} y={height - 2} width={barWidth} height={2} />
            ) : (
              <>
                <rect
                  className="uptime-picture"
                  x={x}
                  y={height * (1 - share)}
                  width={barWidth}
                  height={height * share}
                />
                {share < 1 && (
                  <rect
                    className="uptime-none"
                    x={x + 1}
                    y={1}
                    width={barWidth - 2}
                    height={Math.max(3, height * (1 - share) - 2)}
                  />
                )}
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
}
