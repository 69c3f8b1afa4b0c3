/** The alarms that matter most, floods as one: as many as fit, and how many more there are. Silent: a wall makes no sound. */

import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { type AlarmEntry, isWaiting, useAlarmEntries } from "../../alarm/entries.ts";
import { entryText, placeText, type Wording } from "../../alarm/text.ts";
import { useWording } from "../../alarm/useWording.ts";
import { Age } from "../../ui/Age.tsx";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { useRowsThatFit } from "../../ui/fit.ts";
import { PriorityMark } from "../../ui/Shape.tsx";
import type { PanelProps } from "../panel.ts";
import "./alarms.css";

const rowRem = 3;

export default function AlarmsPanel(_props: PanelProps) {
  const { entries, state } = useAlarmEntries();
  const wording = useWording();
  const { t } = useTranslation("alarms");
  const number = useCountFormat();
  const box = useRef<HTMLUListElement>(null);
  const fit = useRowsThatFit(box, rowRem);
  const hidden = Math.max(0, entries.length - fit);
  const waiting = entries.filter(isWaiting).length;
  return (
    <Frame
      title={t("title")}
      state={state}
      aside={
        <span>
          {waiting > 0 && t("count-waiting", { number: number(waiting) })}
          {waiting > 0 && hidden > 0 && " · "}
          {hidden > 0 && t("count-more", { number: number(hidden) })}
        </span>
      }
    >
      <ul ref={box} style={{ height: "100%" }} data-alarms={entries.length}>
        {entries.slice(0, fit).map((entry) => (
          <AlarmLine key={entry.id} entry={entry} wording={wording} />
        ))}
        {entries.length === 0 && <Nothing>{t(state === "loading" ? "loading" : "none")}</Nothing>}
      </ul>
    </Frame>
  );
}

function AlarmLine({ entry, wording }: { entry: AlarmEntry; wording: Wording }) {
  const { t } = useTranslation("alarms");
  const first = entry.members[0]!;
  return (
    <li
      className="alarm-line"
      style={{ height: `${rowRem}rem` }}
      data-alarm={entry.id}
      data-priority={entry.priority}
      data-waiting={isWaiting(entry)}
    >
      <p className="alarm-line-what">
        <PriorityMark priority={entry.priority} label={t(`priority-${entry.priority}`)} />
        <strong>{entryText(entry, t, wording)}</strong>
        <Age since={entry.since} />
      </p>
      <p className="alarm-line-where">
        <span>
          {[placeText(first.district, t, wording), entry.members.length === 1 && first.params.where]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span>{t(`state-${entry.state}`)}</span>
      </p>
    </li>
  );
}
