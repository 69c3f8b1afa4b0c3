/** The plan of a week: every officer's shifts, what posts need, what is wrong, and what waits for a decision. */
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RosterDaysRow } from "../../../shared/contract/roster.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { addDays, localDay } from "../../../shared/domain/zone.ts";
import { useRow, useView } from "../../data/core.ts";
import { useNow } from "../../ui/clock.ts";
import { Frame } from "../../ui/Frame.tsx";
import { FoundList } from "../list/FoundList.tsx";
import { Shown } from "../list/Shown.tsx";
import { useListFilter } from "../list/useListFilter.ts";
import { usePageHandle } from "../page.ts";
import { useSend } from "../send.ts";
import { everyOfficer, filterOfficers } from "./filter.ts";
import { PlanBar } from "./PlanBar.tsx";
import { type PlanDialog, PlanDialogs } from "./PlanDialogs.tsx";
import { PlanHead, PlanLine } from "./PlanLine.tsx";
import { PlanSide } from "./PlanSide.tsx";
import { RosterFilters } from "./RosterFilters.tsx";
import { StaffingTable } from "./StaffingTable.tsx";
import { ViewSwitch } from "./ViewSwitch.tsx";
import { daysShown, mondayOf, weekFrom } from "./week.ts";
import "../directory.css";
import "./roster-page.css";
import "./plan.css";

/** One officer's line of the week. */
export interface PlanItem {
  readonly id: string;
  readonly officer: OfficerRow;
  readonly days: RosterDaysRow["days"];
}

const noDays: RosterDaysRow["days"] = [];
const minuteMs = 60_000;

export function PlanPage({ onView }: { onView: () => void }) {
  const { t } = useTranslation("console");
  const { t: duty } = useTranslation("duty");
  const zone = useRow("city")?.zone ?? "UTC";
  const roster = useRow("rosterCity");
  const officers = useView("officers");
  const plans = useView("rosterPlans").rows;
  const swaps = useView("rosterSwaps").rows;
  const waiting = useMemo(() => swaps.filter(({ state }) => state === "proposed"), [swaps]);
  const [swapId, setSwapId] = useState<string | null>(null);
  const { send } = useSend();
  const today = localDay(zone, useNow(minuteMs));
  const [monday, setMonday] = useState(() => mondayOf(today));
  const [draft, setDraft] = useState<string | null>(null);
  const isDraft = plans.some(({ id, state }) => id === draft && state === "draft");
  const plan = isDraft ? draft : null;
  const period = useMemo(() => ({ from: monday, days: daysShown, plan }), [monday, plan]);
  const planned = useView("rosterDays", period);
  const { filter, setFilter, list, search } = useListFilter(everyOfficer);
  const [dayAt, setDayAt] = useState(() => Math.max(0, weekFrom(monday).indexOf(today)));
  const [chosen, setChosen] = useState<string | null>(null);
  const [dialog, setDialog] = useState<PlanDialog | null>(null);

  const week = useMemo(() => weekFrom(monday), [monday]);
  const items = useMemo(() => {
    const days = new Map(planned.rows.map((row) => [row.officer, row.days]));
    return filterOfficers(officers.rows, filter, roster?.officerSkills)
      .sort((a, b) => compare(a.crew, b.crew) || compare(a.name, b.name))
      .map((officer): PlanItem => ({ id: officer.id, officer, days: days.get(officer.id) ?? noDays }));
  }, [officers.rows, planned.rows, filter, roster]);
  const item = items.find(({ id }) => id === chosen);
  const swap = waiting.find(({ id }) => id === swapId) ?? waiting[0];
  const day = week[dayAt] ?? monday;

  const openWeek = useCallback((from: string) => setMonday(mondayOf(from)), []);
  const moveDay = (by: number) => setDayAt((at) => Math.max(0, Math.min(daysShown - 1, at + by)));
  usePageHandle({
    list,
    search,
    showAll: () => setFilter(everyOfficer),
    toggleView: onView,
    roster: {
      earlier: () => openWeek(addDays(monday, -daysShown)),
      later: () => openWeek(addDays(monday, daysShown)),
      before: () => moveDay(-1),
      after: () => moveDay(1),
      change: () => item && setDialog("change"),
      swap: () => item && setDialog("swap"),
      draft: () => setDialog("draft"),
      publish: () => isDraft && setDialog("publish"),
      withdraw: () => plans.length > 0 && setDialog("withdraw"),
      bringIn: () => setDialog("bring-in"),
      takeOut: () => setDialog("take-out"),
      agree: () => swap && send("roster.agreeSwap", { swap: swap.id }),
      decline: () => swap && setDialog({ declines: swap.id }),
      nextSwap: () => swap && setSwapId(waiting[(waiting.indexOf(swap) + 1) % waiting.length]?.id ?? null),
      decisions: () => setDialog("decisions"),
    },
  });

  return (
    <div className="directory" data-wide="list">
      <Frame
        title={duty("view-plan")}
        state={planned.state}
        aside={<Shown shown={items.length} all={officers.rows.length} />}
        tools={<ViewSwitch view="plan" />}
      >
        <div className="plan-rows">
          <div className="directory-filter">
            <PlanBar
              {...{ monday, plans, plan, today }}
              onWeek={openWeek}
              onPlan={(id) => {
                setDraft(id);
                const found = plans.find((each) => each.id === id);
                if (found) openWeek(found.from);
              }}
            />
            <RosterFilters
              officers={officers.rows}
              filter={filter}
              onFilter={setFilter}
              search={search}
              withPresence={false}
            />
          </div>
          <div className="table plan-table" data-draft={isDraft}>
            <PlanHead week={week} dayAt={dayAt} today={today} onDay={setDayAt} />
            <FoundList
              ref={list}
              state={planned.state}
              all={officers.rows.length}
              none={t("roster-none")}
              items={items}
              rowRem={1.9}
              label={duty("view-plan")}
              chosen={chosen}
              onCursor={({ id }) => setChosen(id)}
              onChoose={({ id }) => {
                // A click on a line chooses it; Enter on the one that is chosen changes its day.
                if (id === chosen) setDialog("change");
                setChosen(id);
              }}
            >
              {(each) => <PlanLine item={each} dayAt={dayAt} onDay={setDayAt} />}
            </FoundList>
          </div>
          <StaffingTable period={period} agency={filter.agency} post={filter.post} dayAt={dayAt} />
        </div>
      </Frame>
      <PlanSide
        {...{ item, day, dayAt, period, plans, plan, waiting, swap: swap?.id }}
        onOpen={setDialog}
        onPlan={setDraft}
      />
      {dialog !== null && (
        <PlanDialogs
          {...{ dialog, item, day, dayAt, period, plans, plan, filter }}
          onClose={() => setDialog(null)}
          onDraft={(id, from) => {
            setDraft(id);
            openWeek(from);
          }}
        />
      )}
    </div>
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
