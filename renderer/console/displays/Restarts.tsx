/** What was restarted since the app began, and the safe scene that a display shows because of it. */
import { useTranslation } from "react-i18next";
import { restartCauses } from "../../../shared/domain/watchdog/safety.ts";
import { useRow, useView } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { formatTime } from "../../ui/time.ts";
import type { PageProps } from "../pages.ts";
import "./restarts.css";

export function Restarts({ desk }: PageProps) {
  const watchdog = useRow("watchdog");
  const displays = useView("displays").rows;
  const zone = useRow("city")?.zone ?? "UTC";
  const { t, i18n } = useTranslation("console");
  if (!watchdog) return null;
  const { safety, counts, last, since } = watchdog;
  const time = (at: number) => formatTime(at, zone, i18n.language);
  const numbers = displays
    .filter(({ id }) => safety?.displays?.includes(id) ?? true)
    .map(({ number }) => number)
    .sort((a, b) => a - b);
  return (
    <section className="restarts">
      <h3>{t("restarts", { time: time(since) })}</h3>
      {safety && (
        <p className="restarts-safe">
          <span>{t("restarts-safe", { displays: numbers.join(", "), time: time(safety.until) })}</span>
          <button type="button" className="key-button" onClick={() => desk.send("watchdog.return", {})}>
            {t("restarts-return")} <kbd>Shift V</kbd>
          </button>
        </p>
      )}
      <dl>
        {restartCauses.map((cause) => (
          <div key={cause} data-some={counts[cause] > 0}>
            <dt>{t(`restart-${cause}`)}</dt>
            <dd>{counts[cause]}</dd>
          </div>
        ))}
      </dl>
      {last && (
        <p>
          {t("restarts-last", { what: t(`restart-${last.cause}`) })} · <Age since={last.at} />
        </p>
      )}
    </section>
  );
}
