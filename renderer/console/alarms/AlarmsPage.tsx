/** All alarms: walked and answered with keys, those on the shelf and those suppressed apart; rates at the side. */

import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { alarmPriorities } from "../../../shared/domain/alarm/alarm.ts";
import { type AlarmEntry, isWaiting, seenOf } from "../../alarm/entries.ts";
import { useWording } from "../../alarm/useWording.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { PriorityMark } from "../../ui/Shape.tsx";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { SearchField } from "../SearchField.tsx";
import { AlarmDetails } from "./AlarmDetails.tsx";
import { AlarmLine } from "./AlarmLine.tsx";
import { chooseAlarm, useChosenAlarm } from "./chosen.ts";
import { alarmGroups, entriesIn, everyAlarm, filterAlarms } from "./filter.ts";
import { Rates } from "./Rates.tsx";
import { ShelveDialog } from "./ShelveDialog.tsx";
import { openSubject } from "./useAlarmDesk.ts";
import "../directory.css";
import "./alarms-page.css";

const columns = ["priority", "alarm", "where", "state", "since"] as const;
/** More than this the core does not take at once; the rest is a second press. */
const atOnce = 5000;

export function AlarmsPage({ desk }: PageProps) {
  const { rows, state } = useView("alarms");
  const figures = useRow("alarmFigures");
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const wording = useWording();
  const { t } = useTranslation("alarms");
  const count = useCountFormat();
  const { filter, setFilter, list, search } = useListFilter(everyAlarm);
  const [shelving, setShelving] = useState<AlarmEntry | null>(null);
  const entries = useMemo(() => entriesIn(rows, filter.group), [rows, filter.group]);
  const shown = useMemo(() => filterAlarms(entries, filter, t, wording), [entries, filter, t, wording]);
  const chosenId = useChosenAlarm();
  const chosen = shown.find(({ id }) => id === chosenId);
  const { send, goTo } = desk;

  const acknowledge = (given: readonly AlarmEntry[]) => {
    const alarms = given.flatMap(seenOf).slice(0, atOnce);
    if (alarms.length > 0) send("alarm.acknowledgeAll", { alarms });
  };
  const shelve = (entry: AlarmEntry | undefined) => {
    if (!entry) return;
    if (entry.state !== "shelved") setShelving(entry);
    else send("alarm.unshelve", { alarms: entry.members.map(({ id }) => id) });
  };
  const nextGroup = () => {
    const next = alarmGroups[(alarmGroups.indexOf(filter.group) + 1) % alarmGroups.length]!;
    setFilter({ ...filter, group: next });
  };
  usePageHandle({
    ...{ list, search, nextGroup },
    showAll: () => setFilter({ ...everyAlarm, group: filter.group }),
    alarm: {
      acknowledge: () => chosen && acknowledge([chosen]),
      acknowledgeShown: () => acknowledge(shown),
      shelve: () => shelve(chosen),
      open: () => chosen && openSubject(chosen, goTo),
    },
  });
  const line = useCallback((entry: AlarmEntry) => <AlarmLine entry={entry} wording={wording} />, [wording]);
  const waiting = shown.filter(isWaiting).length;

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={<Shown shown={shown.length} all={entries.length} />}
        tools={
          <button
            type="button"
            className="key-button"
            onClick={() => acknowledge(shown)}
            disabled={waiting === 0}
          >
            {t("acknowledge-shown")} <kbd>Shift X</kbd>
          </button>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="directory-words">
              <SearchField
                field={search}
                label={t("search")}
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
              />
              <DistrictSelect
                city={city}
                value={filter.district}
                onChange={(district) => setFilter({ ...filter, district })}
              />
            </div>
            <div className="directory-chips">
              {alarmGroups.map((group) => (
                <Chip key={group} on={filter.group === group} onPress={() => setFilter({ ...filter, group })}>
                  <b>{count(entriesIn(rows, group).length)}</b>
                  <span>{t(`shown-${group}`)}</span>
                </Chip>
              ))}
              {alarmPriorities.map((priority) => (
                <Chip
                  key={priority}
                  on={filter.priority === priority}
                  onPress={() =>
                    setFilter({ ...filter, priority: filter.priority === priority ? null : priority })
                  }
                >
                  <PriorityMark priority={priority} label="" />
                  <b>{count(entries.filter((entry) => entry.priority === priority).length)}</b>
                  <span>{t(`priority-${priority}`)}</span>
                </Chip>
              ))}
            </div>
          </div>
          <Table columns="row-columns alarm-columns" names={columns}>
            <FoundList
              ref={list}
              state={state}
              all={entries.length}
              none={t(`none-${filter.group}`)}
              items={shown}
              rowRem={2.1}
              label={t("title")}
              chosen={chosenId}
              onChoose={({ id }) => chooseAlarm(id)}
              onCursor={({ id }) => chooseAlarm(id)}
            >
              {line}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <div className="alarm-side">
        <Frame title={t("one")} state={state}>
          <Scroll key={chosen?.id} label={t("one")}>
            {chosen ? (
              <AlarmDetails
                {...{ entry: chosen, zone, wording }}
                onAcknowledge={() => acknowledge([chosen])}
                onShelve={() => shelve(chosen)}
                onOpen={() => openSubject(chosen, goTo)}
              />
            ) : (
              <Nothing>{t("how")}</Nothing>
            )}
          </Scroll>
        </Frame>
        <Frame title={t("rates")} state={state}>
          <Scroll label={t("rates")}>{figures && <Rates {...{ figures, zone, wording }} />}</Scroll>
        </Frame>
      </div>
      {shelving && <ShelveDialog entry={shelving} onClose={() => setShelving(null)} />}
    </div>
  );
}
