/** The shift log: a day as one line of time, what was decided and what people wrote; and a search over all years. */
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogRow } from "../../../shared/contract/shiftLog.ts";
import { logGroups } from "../../../shared/domain/log/group.ts";
import { addDays } from "../../../shared/domain/zone.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { dayText, todayIn } from "../attendance/period.ts";
import { Chip } from "../Chip.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { usePeople } from "../incident/people.ts";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { SearchField } from "../SearchField.tsx";
import { EntryDialog } from "./EntryDialog.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { everyLine, filterDay, isSearch, type LogFilter } from "./filter.ts";
import { LogDetails } from "./LogDetails.tsx";
import { LogLine } from "./LogLine.tsx";
import { useLogSearch } from "./useLogSearch.ts";
import "../directory.css";
import "../attendance/attendance.css";
import "./log.css";

export function LogPage({ desk }: PageProps) {
  const { t, i18n } = useTranslation("log");
  const { t: words } = useTranslation("console");
  const { language } = i18n;
  const zone = useRow("city")?.zone ?? "UTC";
  const city = useCityIndex();
  const people = usePeople();
  const count = useCountFormat();
  const now = useNow(60_000);
  const [chosenDay, setDay] = useState<string | null>(null);
  const day = chosenDay ?? todayIn(zone, now);
  const { rows: dayRows, state } = useView(
    "logDay",
    useMemo(() => ({ day }), [day]),
  );
  const { filter, setFilter, list, search } = useListFilter<LogFilter>(everyLine);
  const found = useLogSearch(filter);
  const searching = isSearch(filter);
  const ofDay = useMemo(() => filterDay(dayRows, filter).reverse(), [dayRows, filter]);
  const shown = searching ? found.rows : ofDay;
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = shown.find(({ id }) => id === chosenId);
  const [dialog, setDialog] = useState<"correct" | "print" | "export" | null>(null);
  const change = (next: Partial<LogFilter>) => setFilter({ ...filter, ...next });
  const goBy = (days: number) => setDay(addDays(day, days));

  usePageHandle({
    ...{ list, search },
    showAll: () => setFilter(everyLine),
    nextGroup: () =>
      change({
        group:
          [...logGroups, null][(filter.group === null ? -1 : logGroups.indexOf(filter.group)) + 1] ?? null,
      }),
    nextOrder: () => change({ years: !filter.years }),
    log: {
      earlier: () => goBy(-1),
      later: () => goBy(1),
      correct: () => chosen?.entry && setDialog("correct"),
      print: () => setDialog("print"),
      export: () => setDialog("export"),
    },
  });
  const context = useMemo(() => ({ people, city, language }), [people, city, language]);
  const line = useCallback(
    (row: LogRow) => (
      <LogLine {...{ row, context, zone, dated: searching }} excerpt={found.excerpts.get(row.id) ?? null} />
    ),
    [context, zone, searching, found.excerpts],
  );
  const narrowed = [
    filter.actor !== null && { text: people.actor(filter.actor), drop: { actor: null } },
    filter.tag !== null && { text: `#${filter.tag}`, drop: { tag: null } },
    filter.incident !== null && { text: filter.incident, drop: { incident: null } },
  ].filter((each) => each !== false);

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={
          searching ? (
            t("found", { count: shown.length })
          ) : (
            <Shown shown={shown.length} all={dayRows.length} />
          )
        }
        tools={
          <button type="button" className="key-button" onClick={desk.writeEntry}>
            {t("write")} <kbd>Ctrl Shift J</kbd>
          </button>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="attendance-top">
              <div className="attendance-period" data-off={searching}>
                <button
                  type="button"
                  className="key-button"
                  aria-label={t("earlier")}
                  onClick={() => goBy(-1)}
                >
                  ‹ <kbd>Ctrl [</kbd>
                </button>
                <strong>
                  {searching
                    ? t("all-years")
                    : dayText(day, language, {
                        weekday: "long",
                        day: "numeric",
                        month: "long",
                        year: "numeric",
                      })}
                </strong>
                <button type="button" className="key-button" aria-label={t("later")} onClick={() => goBy(1)}>
                  <kbd>Ctrl ]</kbd> ›
                </button>
              </div>
              <SearchField
                field={search}
                label={t("search")}
                value={filter.text}
                onChange={(text) => change({ text })}
              />
              <Chip on={filter.years} onPress={() => change({ years: !filter.years })}>
                <kbd>;</kbd> <span>{t("years")}</span>
              </Chip>
            </div>
            <div className="directory-chips" data-counts="true">
              {logGroups.map((group) => (
                <Chip
                  key={group}
                  on={filter.group === group}
                  onPress={() => change({ group: filter.group === group ? null : group })}
                >
                  {!searching && <b>{count(dayRows.filter((row) => row.group === group).length)}</b>}
                  <span>{t(`group-${group}`)}</span>
                </Chip>
              ))}
              {narrowed.map(({ text, drop }) => (
                <Chip key={text} on={true} onPress={() => change(drop)}>
                  <span>{text} ×</span>
                </Chip>
              ))}
            </div>
          </div>
          <FoundList
            ref={list}
            {...{ items: shown, rowRem: 1.9, label: t("title"), chosen: chosenId }}
            state={searching ? (found.busy ? "loading" : "live") : state}
            all={searching ? 0 : dayRows.length}
            none={searching ? words("find-none") : t("day-none")}
            onChoose={({ id }) => choose(id)}
            onCursor={({ id }) => {
              choose(id);
              if (searching && id === shown.at(-1)?.id) found.more();
            }}
          >
            {line}
          </FoundList>
        </div>
      </Frame>
      <Frame
        title={t("one")}
        state={state}
        tools={
          chosen?.entry && (
            <button type="button" className="key-button" onClick={() => setDialog("correct")}>
              {t("correct")} <kbd>Ctrl Shift C</kbd>
            </button>
          )
        }
      >
        <Scroll key={chosen?.id} label={t("one")}>
          {chosen ? (
            <LogDetails {...{ row: chosen, context, zone, desk }} onFilter={change} />
          ) : (
            <Nothing>{t("how")}</Nothing>
          )}
        </Scroll>
      </Frame>
      {dialog === "correct" && chosen && <EntryDialog corrected={chosen} onClose={() => setDialog(null)} />}
      {(dialog === "print" || dialog === "export") && (
        <ExportDialog what={dialog} day={day} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}
