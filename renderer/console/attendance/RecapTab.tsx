/** A month as the office's table: officers down, days across, totals right; every figure opens into what it came from. */
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type AttendanceRecapRow, type RecapKind, recapKinds } from "../../../shared/contract/attendance.ts";
import type { Mark } from "../../../shared/domain/attendance/recap.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useView } from "../../data/core.ts";
import { Frame } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { formatAge } from "../../ui/time.ts";
import { Chip } from "../Chip.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { SearchField } from "../SearchField.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { Facts } from "./Facts.tsx";
import { everyLine, type Figure, figures, filterRecap } from "./filter.ts";
import { PeriodHead } from "./PeriodHead.tsx";
import { addMonths, daysOf, dayText, isWeekend } from "./period.ts";

export interface RecapTabProps {
  readonly zone: string;
  readonly day: string;
  readonly onMonth: (month: string) => void;
  readonly chooser: ReactNode;
}

interface Opened {
  readonly row: AttendanceRecapRow;
  /** Null for the whole month. */
  readonly day: string | null;
  readonly figure: Figure | null;
}

export function RecapTab({ zone, day, onMonth, chooser }: RecapTabProps) {
  const { t, i18n } = useTranslation("attendance");
  const city = useCityIndex();
  const [month, setMonth] = useState(day.slice(0, 7));
  const [by, setBy] = useState<RecapKind>("officer");
  const params = useMemo(() => ({ month, by }), [month, by]);
  const { rows, state } = useView("attendanceRecap", params);
  const { filter, setFilter, list, search } = useListFilter(everyLine);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [exporting, setExporting] = useState(false);
  const days = useMemo(() => daysOf(month), [month]);
  const shown = useMemo(() => filterRecap(rows, filter), [rows, filter]);
  const sum = rows.find(({ id }) => id === "all");
  const go = (by: number) => {
    const next = addMonths(month, by);
    setMonth(next);
    onMonth(next);
    setOpened(null);
  };
  const open = useCallback(
    (row: AttendanceRecapRow, at: Pick<Opened, "day" | "figure">) => {
      if (by === "officer") {
        setOpened({ row, ...at });
        return;
      }
      // A group's figure is that of its officers.
      const group = by === "crew" ? { crew: row.id } : { agency: row.id };
      setFilter({ ...everyLine, ...group, figure: at.figure });
      setBy("officer");
    },
    [by, setFilter],
  );
  usePageHandle({
    ...{ list, search, showAll: () => setFilter(everyLine) },
    nextOrder: () => {
      setBy(recapKinds[(recapKinds.indexOf(by) + 1) % recapKinds.length]!);
      setOpened(null);
    },
    attendance: {
      ...{ earlier: () => go(-1), later: () => go(1), export: () => setExporting(rows.length > 0) },
      ...{ enter: () => {}, justify: () => {}, object: () => {}, close: () => setOpened(null) },
    },
  });
  const line = useCallback(
    (row: AttendanceRecapRow) => <RecapLine {...{ row, days, open, by }} />,
    [days, open, by],
  );
  const shownDays = opened?.day;
  return (
    <div className="attendance-recap" data-opened={opened !== null}>
      <Frame
        title={t("recap-title")}
        state={state}
        aside={<Shown shown={shown.length} all={Math.max(0, rows.length - 1)} />}
        tools={
          <button
            type="button"
            className="key-button"
            disabled={rows.length === 0}
            onClick={() => setExporting(true)}
          >
            {t("export")} <kbd>Ctrl Shift E</kbd>
          </button>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="attendance-top">
              {chooser}
              <PeriodHead
                text={dayText(`${month}-01`, i18n.language, { month: "long", year: "numeric" })}
                onEarlier={() => go(-1)}
                onLater={() => go(1)}
              />
              <div className="directory-chips">
                {recapKinds.map((kind) => (
                  <Chip
                    key={kind}
                    on={by === kind}
                    onPress={() => {
                      setBy(kind);
                      setOpened(null);
                    }}
                  >
                    <span>{t(`by-${kind}`)}</span>
                  </Chip>
                ))}
              </div>
              {(filter.crew ?? filter.agency) !== null && (
                <Chip on={true} onPress={() => setFilter(everyLine)}>
                  <span>
                    {filter.crew ?? city.agencies.get(filter.agency ?? "")?.short ?? filter.agency}
                    {filter.figure && ` · ${t(`figure-${filter.figure}`)}`} ×
                  </span>
                </Chip>
              )}
              <SearchField
                field={search}
                label={t("search")}
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
              />
            </div>
          </div>
          <div className="recap-table">
            <RecapHead days={days} />
            <FoundList
              ref={list}
              {...{ state, all: rows.length, items: shown, rowRem: 1.7, label: t("recap-title") }}
              chosen={opened?.row.id ?? null}
              none={t("recap-none")}
              onChoose={(row) => open(row, { day: null, figure: filter.figure })}
            >
              {line}
            </FoundList>
            {sum && <RecapSum row={sum} days={days} />}
          </div>
        </div>
      </Frame>
      {opened && (
        <Frame
          title={`${opened.row.name} · ${
            shownDays
              ? dayText(shownDays, i18n.language, { day: "numeric", month: "long" })
              : opened.figure
                ? t(`figure-${opened.figure}`)
                : dayText(`${month}-01`, i18n.language, { month: "long" })
          }`}
          state={state}
          tools={
            <button type="button" className="key-button" onClick={() => setOpened(null)}>
              {t("recap-close")} <kbd>Ctrl T</kbd>
            </button>
          }
        >
          <Scroll key={`${opened.row.id} ${opened.day} ${opened.figure}`} label={t("one")}>
            <div className="attendance-details" data-details={opened.row.id}>
              <div className="directory-chips">
                {figures.map((figure) => (
                  <Chip
                    key={figure}
                    on={opened.figure === figure}
                    onPress={() =>
                      setOpened({ ...opened, day: null, figure: opened.figure === figure ? null : figure })
                    }
                  >
                    <b>{opened.row.totals[figure]}</b>
                    <span>{t(`figure-${figure}`)}</span>
                  </Chip>
                ))}
              </div>
              <Facts
                officer={opened.row.id}
                from={opened.day ?? days[0]!}
                to={opened.day ?? days.at(-1)!}
                zone={zone}
                figure={opened.figure}
              />
            </div>
          </Scroll>
        </Frame>
      )}
      {exporting && <ExportDialog {...{ month, by }} onClose={() => setExporting(false)} />}
    </div>
  );
}

function RecapHead({ days }: { days: readonly string[] }) {
  const { t, i18n } = useTranslation("attendance");
  return (
    <div className="recap-columns recap-head" aria-hidden="true" style={dayCount(days)}>
      <span>{t("recap-name")}</span>
      {days.map((day) => (
        <span
          key={day}
          data-weekend={isWeekend(day)}
          title={dayText(day, i18n.language, { weekday: "long" })}
        >
          {Number(day.slice(8))}
        </span>
      ))}
      {figures.map((figure) => (
        <span key={figure} className="recap-total" title={t(`figure-${figure}`)}>
          {t(`letter-${figure}`)}
        </span>
      ))}
      <span className="recap-total">{t("recap-late")}</span>
      <span className="recap-total">{t("recap-hours")}</span>
      <span className="recap-total">{t("recap-overtime")}</span>
    </div>
  );
}

interface LineProps {
  readonly row: AttendanceRecapRow;
  readonly days: readonly string[];
  readonly by: RecapKind;
  readonly open: (row: AttendanceRecapRow, at: Pick<Opened, "day" | "figure">) => void;
}

function RecapLine({ row, days, by, open }: LineProps) {
  const { t } = useTranslation("attendance");
  const city = useCityIndex();
  const agency = city.agencies.get(row.agency);
  const press = (at: Pick<Opened, "day" | "figure">) => (event: { stopPropagation(): void }) => {
    event.stopPropagation();
    open(row, at);
  };
  return (
    <div className="recap-columns" style={dayCount(days)} data-by={by}>
      <strong>
        {agency && <AgencyMark shape={agency.shape} colour={agency.colour} />} {row.name}
      </strong>
      {days.map((day, n) => {
        const cell = row.days[n] ?? "";
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, and the details have every day
          // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse
          <span
            key={day}
            className="recap-cell"
            data-mark={by === "officer" ? cell.split("+")[0] : undefined}
            data-weekend={isWeekend(day)}
            onClick={press({ day, figure: null })}
          >
            {by === "officer" ? lettersOf(cell, (mark) => t(`letter-${mark}`)) : shareOf(cell)}
          </span>
        );
      })}
      {figures.map((figure) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, and the details have every figure
        // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the mouse
        <span
          key={figure}
          className="recap-total"
          data-figure={figure}
          data-none={row.totals[figure] === 0}
          onClick={press({ day: null, figure })}
        >
          {row.totals[figure]}
        </span>
      ))}
      <Sums row={row} />
    </div>
  );
}

function RecapSum({ row, days }: { row: AttendanceRecapRow; days: readonly string[] }) {
  const { t } = useTranslation("attendance");
  return (
    <div className="recap-columns recap-sum" style={dayCount(days)} data-sum="true">
      <strong>{t("recap-all")}</strong>
      {days.map((day, n) => (
        <span key={day} className="recap-cell" data-weekend={isWeekend(day)} title={row.days[n]}>
          {shareOf(row.days[n] ?? "")}
        </span>
      ))}
      {figures.map((figure) => (
        <span key={figure} className="recap-total" data-figure={figure}>
          {row.totals[figure]}
        </span>
      ))}
      <Sums row={row} />
    </div>
  );
}

function Sums({ row: { totals } }: { row: AttendanceRecapRow }) {
  const { t: ui } = useTranslation("ui");
  const hours = (ms: number) => String(Math.floor(ms / 3_600_000));
  return (
    <>
      <span className="recap-total" title={formatAge(totals.lateMs, ui)}>
        {Math.floor(totals.lateMs / 60_000)}
      </span>
      <span className="recap-total" title={formatAge(totals.workedMs, ui)}>
        {hours(totals.workedMs)}
      </span>
      <span className="recap-total" title={formatAge(totals.overtimeMs, ui)}>
        {hours(totals.overtimeMs)}
      </span>
    </>
  );
}

function dayCount(days: readonly string[]) {
  return { ["--recap-days" as string]: days.length };
}

function lettersOf(cell: string, letterOf: (mark: Mark) => string): string {
  if (cell === "") return "";
  const marks = cell.split("+") as Mark[];
  const letters = [...new Set(marks.map(letterOf))];
  return letters.length === 1 && marks.length > 1 ? `${letters[0]}${marks.length}` : letters.join("");
}

/** `7/9`: how many of a hundred were there. */
function shareOf(cell: string): string {
  const [present = 0, planned = 0] = cell.split("/").map(Number);
  return planned > 0 ? String(Math.round((100 * present) / planned)) : "";
}
