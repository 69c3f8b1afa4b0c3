/** The room at a glance: the time, the way to the broker, how old the data is, and what a person must be told. */
import { useTranslation } from "react-i18next";
import type { LinkRow } from "../../../shared/contract/rows.ts";
import { forOfficers, isInUse } from "../../../shared/domain/city/modules.ts";
import { useModules } from "../../city/useModules.ts";
import { useRow, useView, type ViewSnapshot } from "../../data/core.ts";
import { orderNotices } from "../../notice/order.ts";
import { noticeText } from "../../notice/text.ts";
import { Age } from "../../ui/Age.tsx";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { HistoryShare } from "../../ui/HistoryShare.tsx";
import { LinkMark } from "../../ui/LinkMark.tsx";
import { textOf } from "../../ui/textOf.ts";
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
      <div className="status-parts">
        <Clock zone={city.zone} />
        <h1>{textOf(city.name, i18n.language)}</h1>
        <Figures />
        <div className="status-link">
          {link.state === "stale" ? (
            <p className="status-core">{t("core-away")}</p>
          ) : (
            link.rows[0] && <Link link={link.rows[0]} zone={city.zone} />
          )}
          <HistoryShare />
          <SceneWord zone={city.zone} />
          <Notices />
        </div>
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

/** Why the wall is not as somebody chose it: nothing while it is. */
function SceneWord({ zone }: { zone: string }) {
  const room = useRow("room");
  const scenes = useView("scenes").rows;
  const { t, i18n } = useTranslation("status");
  if (!room || (room.sceneReason.kind === "chosen" && !room.held)) return null;
  const { kind, incident, until } = room.sceneReason;
  const name = scenes.find(({ id }) => id === room.scene)?.name;
  const words = [
    t("scene", { scene: name ? textOf(name, i18n.language) : room.scene }),
    kind === "incident" && t("scene-incident", { incident }),
    kind === "scheduled" &&
      until !== null &&
      t("scene-scheduled", { time: formatTime(until, zone, i18n.language) }),
    room.held && t("scene-held"),
  ];
  return <p className="status-scene">{words.filter(Boolean).join(" · ")}</p>;
}

function Figures() {
  const officers = useView("officers");
  const reports = useView("reports");
  const cameras = useView("cameras");
  const { t } = useTranslation("status");
  const modules = useModules();
  const down = count(cameras, (camera) => camera.health === "down");
  return (
    <dl className="status-figures">
      {modules.reports && (
        <Figure name={t("open-reports")} value={count(reports, (report) => report.status === "open")} />
      )}
      {isInUse(modules, forOfficers) && (
        <Figure name={t("on-duty")} value={count(officers, (officer) => officer.duty === "on")} />
      )}
      {modules.cameras && (
        <Figure name={t("cameras-up")} value={count(cameras, (camera) => camera.health !== "down")} />
      )}
      {down !== null && down > 0 && <Figure name={t("cameras-down")} value={down} bad />}
    </dl>
  );
}

/** Null while they are not known. */
function count<Row>({ rows, state }: ViewSnapshot<Row>, isMeant: (row: Row) => boolean): number | null {
  return state === "loading" ? null : rows.filter(isMeant).length;
}

function Figure({ name, value, bad = false }: { name: string; value: number | null; bad?: boolean }) {
  const format = useCountFormat();
  return (
    <div data-bad={bad}>
      <dd>{format(value)}</dd>
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
      {noticeText(worst, t)}
      {notices.length > 1 && <span> +{notices.length - 1}</span>}
    </p>
  );
}
