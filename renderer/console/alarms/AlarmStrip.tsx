/** Above every page: how many alarms of each priority, and the gravest that waits. Calm when there is none. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { alarmPriorities } from "../../../shared/domain/alarm/alarm.ts";
import { type AlarmEntry, isWaiting, useAlarmEntries } from "../../alarm/entries.ts";
import { entryText, placeText, type Wording } from "../../alarm/text.ts";
import { useWording } from "../../alarm/useWording.ts";
import { useRow } from "../../data/core.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { PriorityMark } from "../../ui/Shape.tsx";
import { formatTime } from "../../ui/time.ts";
import type { Desk } from "../actions/action.ts";
import { usePageHandle } from "../page.ts";
import { type AlarmDesk, useAlarmDesk } from "./useAlarmDesk.ts";
import "./strip.css";

export function AlarmStrip({ desk }: { desk: Desk }) {
  const { entries, state } = useAlarmEntries();
  const alarms = useAlarmDesk(desk.send, desk.goTo);
  usePageHandle({ alarms });
  const wording = useWording();
  const { t } = useTranslation("alarms");
  const { gravest } = alarms;
  const tallies = useMemo(() => tallyAlarms(entries), [entries]);
  return (
    <section
      className="strip"
      aria-label={t("title")}
      data-gravest={gravest?.priority}
      data-silent={alarms.silentUntil !== null}
      data-state={state}
    >
      <ul className="strip-counts">
        {alarmPriorities.map((priority) => (
          <Count key={priority} priority={priority} tally={tallies[priority]} />
        ))}
      </ul>
      {gravest ? (
        <Gravest entry={gravest} alarms={alarms} wording={wording} />
      ) : (
        <p className="strip-calm">{state === "loading" ? t("loading") : t("none-waiting")}</p>
      )}
      <Sound alarms={alarms} />
    </section>
  );
}

interface Tally {
  readonly all: number;
  readonly waiting: number;
}

function tallyAlarms(entries: readonly AlarmEntry[]): Record<AlarmEntry["priority"], Tally> {
  const none = { all: 0, waiting: 0 };
  const tallies = { urgent: { ...none }, high: { ...none }, normal: { ...none }, low: { ...none } };
  for (const { members } of entries) {
    for (const member of members) {
      tallies[member.priority].all += 1;
      if (isWaiting(member)) tallies[member.priority].waiting += 1;
    }
  }
  return tallies;
}

interface CountProps {
  readonly priority: AlarmEntry["priority"];
  readonly tally: Tally;
}

/** All of a priority that are told of; bold while one waits. */
function Count({ priority, tally }: CountProps) {
  const { t } = useTranslation("alarms");
  const count = useCountFormat();
  return (
    <li data-priority={priority} data-waiting={tally.waiting > 0} title={t(`priority-${priority}`)}>
      <PriorityMark priority={priority} label={t(`priority-${priority}`)} />
      <b>{count(tally.all)}</b>
    </li>
  );
}

function Gravest({ entry, alarms, wording }: { entry: AlarmEntry; alarms: AlarmDesk; wording: Wording }) {
  const { t } = useTranslation("alarms");
  const text = entryText(entry, t, wording);
  const first = entry.members[0]!;
  return (
    <>
      <p className="strip-gravest" role="alert" title={text}>
        <PriorityMark priority={entry.priority} label={t(`priority-${entry.priority}`)} />
        <strong>{text}</strong>
        <span>{placeText(first.district, t, wording)}</span>
        {entry.state === "returned" && <span>{t("state-returned")}</span>}
        <Age since={entry.since} />
      </p>
      <button type="button" className="key-button" onClick={alarms.acknowledgeGravest}>
        {t("acknowledge")} <kbd>F10</kbd>
      </button>
      <button type="button" className="key-button" onClick={alarms.openGravest}>
        {t("go")} <kbd>F11</kbd>
      </button>
    </>
  );
}

function Sound({ alarms }: { alarms: AlarmDesk }) {
  const { t, i18n } = useTranslation("alarms");
  const zone = useRow("city")?.zone ?? "UTC";
  const { silentUntil, mute, gravest, toggleSilence } = alarms;
  if (!gravest && silentUntil === null) return null;
  return (
    <>
      {mute && <span className="strip-silent">{t("no-sound")}</span>}
      {silentUntil !== null && (
        <span className="strip-silent">
          {t("silenced", { time: formatTime(silentUntil, zone, i18n.language) })}
        </span>
      )}
      <button
        type="button"
        className="key-button"
        aria-pressed={silentUntil !== null}
        onClick={toggleSilence}
      >
        {t(silentUntil === null ? "silence" : "sound")} <kbd>0</kbd>
      </button>
    </>
  );
}
