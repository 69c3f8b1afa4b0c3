/** The room at a glance: the time, the way to the broker, how old the data is, and what a person must be told. */
import { useTranslation } from "react-i18next";
import type { LinkRow } from "../../../shared/contract/rows.ts";
import { useRow, useView } from "../../data/core.ts";
import { orderNotices } from "../../notice/order.ts";
import { Age } from "../../ui/Age.tsx";
import { useNow } from "../../ui/clock.ts";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { formatDay, formatTime, formatZone } from "../../ui/time.ts";
import type { PanelProps } from "../panel.ts";
import "./status.css";

export default function StatusPanel(_props: PanelProps) {
  const city = useRow("city");
  const link = useView("link");
  const { t, i18n } = useTranslation("status");
  if (!city) return <div className="status" data-state="loading" />;
  return (
    <div className="status" data-state={link.state}>
      <Clock zone={city.zone} />
      <h1>{city.name[i18n.language === "en" ? "en" : "id"]}</h1>
      <Figures />
      <div className="status-link">
        {link.state === "stale" ? (
          <p className="status-core">{t("core-away")}</p>
        ) : (
          link.rows[0] && <Link link={link.rows[0]} zone={city.zone} />
        )}
        <Notices />
      </div>
    </div>
  );
}

function Clock({ zone }: { zone: string }) {
  const now = useNow(1000);
  const { i18n } = useTranslation("status");
  const seconds = new Date(now).getUTCSeconds();
  return (
    <div className="status-clock">
      <time dateTime={new Date(now).toISOString()}>
        {formatTime(now, zone, i18n.language)}
        <small>{String(seconds).padStart(2, "0")}</small>
      </time>
      <p>
        {formatDay(now, zone, i18n.language)} · {formatZone(zone, i18n.language, now)}
      </p>
    </div>
  );
}

function Figures() {
  const officers = useView("officers").rows;
  const reports = useView("reports").rows;
  const cameras = useView("cameras").rows;
  const { t } = useTranslation("status");
  const down = cameras.filter((camera) => camera.health === "down").length;
  return (
    <dl className="status-figures">
      <Figure name={t("open-reports")} value={reports.filter((report) => report.status === "open").length} />
      <Figure name={t("on-duty")} value={officers.filter((officer) => officer.duty === "on").length} />
      <Figure name={t("cameras-up")} value={cameras.length - down} />
      {down > 0 && <Figure name={t("cameras-down")} value={down} bad />}
    </dl>
  );
}

function Figure({ name, value, bad = false }: { name: string; value: number; bad?: boolean }) {
  return (
    <div data-bad={bad}>
      <dd>{value}</dd>
      <dt>{name}</dt>
    </div>
  );
}

function Link({ link, zone }: { link: LinkRow; zone: string }) {
  const { t, i18n } = useTranslation("status");
  return (
    <div className="status-way" data-link={link.state}>
      <LinkMark state={link.state} />
      <p>
        <strong>{t(`link-${link.state}`)}</strong>
        {link.state !== "online" && <> {t("since", { time: formatTime(link.since, zone, i18n.language) })}</>}
      </p>
      {link.lastMessageAt !== null && (
        <p className="status-data">
          {t("data-age")} <Age since={link.lastMessageAt} />
        </p>
      )}
    </div>
  );
}

/** The worst thing first; on a wall one line is what is read. */
function Notices() {
  const notices = useView("notices").rows;
  const { t } = useTranslation("notices");
  const worst = orderNotices(notices)[0];
  if (!worst) return null;
  return (
    <p className="status-notice" data-severity={worst.severity}>
      {t(worst.code, worst.params)}
      {notices.length > 1 && <span> +{notices.length - 1}</span>}
    </p>
  );
}
