/**
 * How work was done: figures of a period by category, agency, district, hour or crew, beside what they were and what is
 * asked. Figures by people's names are for supervisors, who ask for them; leaving the page takes them away again.
 */
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PerformanceRow } from "../../../shared/contract/performance.ts";
import { begun } from "../../../shared/domain/performance/case.ts";
import { type Grouping, groupings, unitOf } from "../../../shared/domain/performance/figures.ts";
import { type PeriodName, periodNames, periodOf } from "../../../shared/domain/performance/period.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { useGroupNames } from "../../performance/names.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { AgencyMark } from "../../ui/Shape.tsx";
import { Chip } from "../Chip.tsx";
import { DistrictSelect } from "../DistrictSelect.tsx";
import { FoundList } from "../list/FoundList.tsx";
import type { ListHandle } from "../list/VirtualList.tsx";
import { usePageHandle } from "../page.ts";
import { Chosen } from "./Chosen.tsx";
import { Definitions } from "./Definitions.tsx";
import { FigureLine } from "./FigureLine.tsx";
import { type FigureName, figureNames } from "./figures.ts";
import { type Order, orderRows, orders } from "./order.ts";
import { spanText } from "./span.ts";
import "../directory.css";
import "./performance-page.css";

interface Looked {
  readonly grouping: Grouping;
  readonly period: PeriodName;
  readonly agency: string | null;
  readonly district: string | null;
}

const everything: Looked = { grouping: "category", period: "week", agency: null, district: null };

export function PerformancePage() {
  const { t, i18n } = useTranslation("performance");
  const [last, setLooked] = useState(everything);
  const [order, setOrder] = useState<Order>("count");
  const [asked, setAsked] = useState(false);
  const role = useRow("session")?.person?.role;
  // While nobody knows who is there, the core decides.
  const mayAsk = role === undefined || role === "supervisor";
  const supervisor = asked && mayAsk;
  const [chosen, setChosen] = useState<string | null>(null);
  // Whoever takes over at this console may not see what was asked for before.
  const looked = last.grouping === "officer" && !supervisor ? { ...last, grouping: "crew" as const } : last;
  const [defined, setDefined] = useState<FigureName | null>(null);
  const [side, setSide] = useState<"group" | "definitions">("definitions");
  const list = useRef<ListHandle>(null);
  const city = useCityIndex();
  const zone = useRow("city")?.zone ?? "UTC";
  const waiting = useRow("performanceState")?.waiting ?? 0;
  const { grouping, period: periodName, agency, district } = looked;
  const params = useMemo(
    () => ({ grouping, period: periodName, agency, district, category: null }),
    [grouping, periodName, agency, district],
  );
  const { rows, state } = useView("performance", params);
  const groupName = useGroupNames();
  const count = useCountFormat();
  const nameOf = (key: string) => groupName(looked.grouping, key);
  const period = usePeriod(looked.period, zone);
  const byOrders = unitOf(looked.grouping) === "order";
  const items = orderRows(rows, looked.grouping, order, nameOf).map((row) => ({
    ...row,
    id: row.key || "all",
  }));
  const offered = groupings.filter((grouping) => supervisor || grouping !== "officer");
  const shown = items.find(({ id }) => id === chosen);

  const look = (change: Partial<Looked>) => {
    setLooked({ ...looked, ...change });
    if (change.grouping) setChosen(null);
  };
  const next = <Name extends string>(names: readonly Name[], name: Name) =>
    names[(names.indexOf(name) + 1) % names.length]!;
  const toggleSupervisor = () => {
    if (!mayAsk) return;
    setAsked(!supervisor);
    look({ grouping: supervisor ? "crew" : "officer" });
  };
  const define = (figure: FigureName) => {
    setDefined(figure);
    setSide("definitions");
  };
  usePageHandle({
    list,
    nextGroup: () => look({ grouping: next(offered, looked.grouping) }),
    nextOrder: () => setOrder(next(orders, order)),
    showAll: () => look({ agency: null, district: null }),
    figures: {
      nextPeriod: () => look({ period: next(periodNames, looked.period) }),
      toggleDefinitions: () => setSide(side === "definitions" ? "group" : "definitions"),
      toggleSupervisor,
    },
  });
  const line = useCallback(
    (row: PerformanceRow) => <FigureLine row={row} name={groupName(looked.grouping, row.key)} />,
    [groupName, looked.grouping],
  );

  return (
    <div className="directory figures" data-wide="list">
      <Frame
        title={t("title")}
        state={state}
        aside={
          <span>
            {waiting > 0 && `${t("waiting", { number: count(waiting) })} · `}
            {spanText(period, i18n.language, t)}
          </span>
        }
      >
        <div className="directory-list">
          <div className="directory-filter">
            <div className="directory-chips">
              <kbd>Ctrl Shift P</kbd>
              {periodNames.map((name) => (
                <Chip key={name} on={looked.period === name} onPress={() => look({ period: name })}>
                  <span>{t(`period-${name}`)}</span>
                </Chip>
              ))}
              <span className="figures-gap" />
              <kbd>C</kbd>
              {offered.map((grouping) => (
                <Chip key={grouping} on={looked.grouping === grouping} onPress={() => look({ grouping })}>
                  <span>{t(`grouping-${grouping}`)}</span>
                </Chip>
              ))}
              {mayAsk && (
                <button
                  type="button"
                  className="key-button"
                  aria-pressed={supervisor}
                  onClick={toggleSupervisor}
                >
                  {supervisor ? t("supervisor-end") : t("supervisor")} <kbd>Ctrl Shift U</kbd>
                </button>
              )}
            </div>
            <div className="directory-chips">
              {[...city.agencies.values()].map(({ id, shape, colour, short }) => (
                <Chip
                  key={id}
                  on={looked.agency === id}
                  onPress={() => look({ agency: looked.agency === id ? null : id })}
                >
                  <AgencyMark shape={shape} colour={colour} />
                  <span>{short}</span>
                </Chip>
              ))}
              <DistrictSelect
                city={city}
                value={looked.district}
                onChange={(district) => look({ district })}
              />
              <span className="figures-gap" />
              <kbd>;</kbd>
              {orders.map((each) => (
                <Chip key={each} on={order === each} onPress={() => setOrder(each)}>
                  <span>{t(`order-${each}`)}</span>
                </Chip>
              ))}
            </div>
            {looked.grouping === "officer" && <p className="figures-warning">{t("supervisor-warning")}</p>}
          </div>
          <div className="table figures-table">
            <div className="figures-columns table-head">
              {figureNames.map((name) => (
                <button
                  key={name}
                  type="button"
                  className="figures-head"
                  aria-pressed={side === "definitions" && defined === name}
                  onClick={() => define(name)}
                >
                  {t(`figure-${name}`)}
                </button>
              ))}
            </div>
            <FoundList
              ref={list}
              state={state}
              all={rows.length}
              none={t("none")}
              items={items}
              rowRem={2.9}
              label={t("title")}
              chosen={chosen}
              onChoose={({ id }) => {
                setChosen(id);
                setSide("group");
              }}
            >
              {line}
            </FoundList>
          </div>
        </div>
      </Frame>
      <Frame
        title={side === "definitions" ? t("definitions") : t("group")}
        state={state}
        tools={
          <button
            type="button"
            className="key-button"
            onClick={() => setSide(side === "definitions" ? "group" : "definitions")}
          >
            {side === "definitions" ? t("group") : t("definitions")} <kbd>Ctrl Shift A</kbd>
          </button>
        }
      >
        {side === "definitions" ? (
          <Definitions chosen={defined} byOrders={byOrders} />
        ) : shown ? (
          <Chosen key={shown.id} row={shown} name={nameOf(shown.key)} period={period} />
        ) : (
          <Nothing>{t("how-group")}</Nothing>
        )}
      </Frame>
    </div>
  );
}

/** As the core reckons it: by the city's day and hour. */
function usePeriod(name: PeriodName, zone: string) {
  const { day, hour } = begun(useNow(60_000), zone);
  return useMemo(() => periodOf(name, day, hour), [name, day, hour]);
}
