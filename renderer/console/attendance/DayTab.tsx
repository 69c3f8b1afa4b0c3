/** One day: counts on top, every shift below, and at the side what the chosen one came from. */
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttendanceFlagRow, AttendanceShiftRow } from "../../../shared/contract/attendance.ts";
import type { Verdict } from "../../../shared/domain/attendance/flags.ts";
import { markOf } from "../../../shared/domain/attendance/recap.ts";
import { addDays } from "../../../shared/domain/zone.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatAge, formatMoment, formatTime } from "../../ui/time.ts";
import { Chip } from "../Chip.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { Table } from "../list/Table.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { SearchField } from "../SearchField.tsx";
import { useSend } from "../send.ts";
import { EnterDialog } from "./EnterDialog.tsx";
import { Facts } from "./Facts.tsx";
import { Flags } from "./Flags.tsx";
import { dayGroups, everyShift, filterDay, isIn } from "./filter.ts";
import { JudgeDialog } from "./JudgeDialog.tsx";
import { MarkText } from "./Mark.tsx";
import { PeriodHead } from "./PeriodHead.tsx";
import { dayText } from "./period.ts";

const columns = [
  "status",
  "name",
  "agency",
  "crew",
  "shift",
  "came",
  "went",
  "late",
  "worked",
  "marks",
] as const;

export interface DayTabProps {
  readonly day: string;
  readonly setDay: (day: string) => void;
  readonly zone: string;
  readonly chooser: ReactNode;
}

export function DayTab({ day, setDay, zone, chooser }: DayTabProps) {
  const { t, i18n } = useTranslation("attendance");
  const { language } = i18n;
  const city = useCityIndex();
  const count = useCountFormat();
  const ofDay = useMemo(() => ({ day }), [day]);
  const ofMonth = useMemo(() => ({ month: day.slice(0, 7) }), [day]);
  const { rows, state } = useView("attendanceDay", ofDay);
  const flags = useView("attendanceFlags", ofDay).rows;
  const closing = useView("attendanceDays", ofMonth).rows.find((row) => row.day === day);
  const { filter, setFilter, list, search } = useListFilter(everyShift);
  const [chosenId, choose] = useState<string | null>(null);
  const [entering, setEntering] = useState(false);
  const [judging, setJudging] = useState<{ flag: AttendanceFlagRow; verdict: Verdict } | null>(null);
  const { send } = useSend();
  const flagged = useMemo(
    () => new Set(flags.filter(({ verdict }) => verdict === null).map(({ officer }) => officer)),
    [flags],
  );
  const shown = useMemo(() => filterDay(rows, filter, flagged), [rows, filter, flagged]);
  const chosen = shown.find(({ id }) => id === chosenId);
  const own = flags.filter(({ officer }) => officer === chosen?.officer);
  const judge = (verdict: Verdict) => {
    const next = own.find((flag) => flag.verdict === null) ?? own[0];
    if (next) setJudging({ flag: next, verdict });
  };
  usePageHandle({
    ...{ list, search, showAll: () => setFilter(everyShift) },
    attendance: {
      earlier: () => setDay(addDays(day, -1)),
      later: () => setDay(addDays(day, 1)),
      enter: () => setEntering(chosen !== undefined),
      justify: () => judge("justified"),
      object: () => judge("violation"),
      close: () => closing?.closedAt !== null && send("attendance.closeDay", { day }),
      export: () => {},
    },
  });
  const line = useCallback(
    (row: AttendanceShiftRow) => <DayLine {...{ row, zone, flagged: flagged.has(row.officer) }} />,
    [zone, flagged],
  );

  return (
    <div className="directory" data-wide="list">
      <Frame title={t("title")} state={state} aside={<Shown shown={shown.length} all={rows.length} />}>
        <div className="directory-list">
          <div className="directory-filter">
            <div className="attendance-top">
              {chooser}
              <PeriodHead
                text={dayText(day, language, {
                  weekday: "long",
                  day: "numeric",
                  month: "long",
                  year: "numeric",
                })}
                onEarlier={() => setDay(addDays(day, -1))}
                onLater={() => setDay(addDays(day, 1))}
              />
              {closing && (
                <p className="attendance-closing" data-changed={closing.changed > 0}>
                  {closing.closedAt === null
                    ? t("day-open", { time: formatMoment(closing.closesAt, zone, language) })
                    : closing.changed > 0
                      ? t("day-changed", { count: closing.changed })
                      : t("day-closed", { time: formatMoment(closing.closedAt, zone, language) })}
                  {closing.rulesSince !== null && (
                    <span className="attendance-rules">
                      {t("day-rules", {
                        day: dayText(closing.rulesSince, language, {
                          ...{ day: "numeric", month: "short", year: "numeric" },
                        }),
                      })}
                    </span>
                  )}
                  {closing.changed > 0 && (
                    <button
                      type="button"
                      className="key-button"
                      onClick={() => send("attendance.closeDay", { day })}
                    >
                      {t("close-again")} <kbd>Ctrl T</kbd>
                    </button>
                  )}
                </p>
              )}
            </div>
            <div className="attendance-filter">
              <SearchField
                field={search}
                label={t("search")}
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
              />
              <div className="directory-chips">
                {[...city.agencies.values()].map((agency) => (
                  <Chip
                    key={agency.id}
                    on={filter.agency === agency.id}
                    onPress={() =>
                      setFilter({ ...filter, agency: filter.agency === agency.id ? null : agency.id })
                    }
                  >
                    <AgencyMark shape={agency.shape} colour={agency.colour} />
                    <span>{agency.short}</span>
                  </Chip>
                ))}
              </div>
              <div className="directory-chips" data-counts="true">
                {dayGroups.map((group) => (
                  <Chip
                    key={group}
                    on={filter.group === group}
                    onPress={() => setFilter({ ...filter, group: filter.group === group ? null : group })}
                  >
                    <b>
                      {count(
                        rows.filter(
                          (row) =>
                            (filter.agency === null || row.agency === filter.agency) &&
                            isIn(row, group, flagged),
                        ).length,
                      )}
                    </b>
                    <span>{t(`group-${group}`)}</span>
                  </Chip>
                ))}
              </div>
            </div>
          </div>
          <Table columns="attendance-columns" names={columns}>
            <FoundList
              ref={list}
              {...{ state, all: rows.length, items: shown, rowRem: 1.9, label: t("title"), chosen: chosenId }}
              none={t("day-none")}
              onChoose={({ id }) => choose(id)}
              onCursor={({ id }) => choose(id)}
            >
              {line}
            </FoundList>
          </Table>
        </div>
      </Frame>
      <Frame
        title={chosen ? chosen.name : t("one")}
        state={state}
        tools={
          chosen && (
            <button type="button" className="key-button" onClick={() => setEntering(true)}>
              {t("enter")} <kbd>Ctrl H</kbd>
            </button>
          )
        }
      >
        <Scroll key={chosen?.id} label={t("one")}>
          {chosen ? (
            <div className="attendance-details" data-details={chosen.officer}>
              {own.length > 0 && (
                <Flags flags={own} zone={zone} onJudge={(flag, verdict) => setJudging({ flag, verdict })} />
              )}
              <Facts officer={chosen.officer} from={day} to={day} zone={zone} figure={null} />
            </div>
          ) : (
            <Nothing>{t("how")}</Nothing>
          )}
        </Scroll>
      </Frame>
      {entering && chosen && <EnterDialog {...{ row: chosen, zone }} onClose={() => setEntering(false)} />}
      {judging && <JudgeDialog {...judging} onClose={() => setJudging(null)} />}
    </div>
  );
}

function DayLine({ row, zone, flagged }: { row: AttendanceShiftRow; zone: string; flagged: boolean }) {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const city = useCityIndex();
  const agency = city.agencies.get(row.agency);
  const time = (at: number | null) => (at === null ? "–" : formatTime(at, zone, i18n.language));
  const late = [
    row.lateMs > 0 && `${t("letter-late")} ${formatAge(row.lateMs, ui)}`,
    row.earlyMs > 0 && `${t("letter-early")} ${formatAge(row.earlyMs, ui)}`,
  ].filter(Boolean);
  const marks = [
    flagged && t("to-judge"),
    row.changedAt !== null && t("changed"),
    ...row.remarks.map((remark) => t(`remark-${remark}`)),
  ].filter(Boolean);
  return (
    <div className="attendance-columns" data-status={row.status}>
      <MarkText mark={markOf(row)} />
      <strong>{row.name}</strong>
      <span>
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />} {agency?.short ?? row.agency}
      </span>
      <span>{row.crew}</span>
      <span>
        {row.shiftName ? textOf(row.shiftName, i18n.language) : t("off-plan")}{" "}
        {row.shift !== null && `${time(row.startsAt)}–${time(row.endsAt)}`}
      </span>
      <span>{time(row.arrivedAt)}</span>
      <span>{time(row.leftAt)}</span>
      <span>{late.join(" · ")}</span>
      <span>{row.workedMs + row.overtimeMs > 0 ? formatAge(row.workedMs + row.overtimeMs, ui) : "–"}</span>
      <span className="attendance-remarks" data-flagged={flagged}>
        {marks.join(" · ")}
      </span>
    </div>
  );
}
