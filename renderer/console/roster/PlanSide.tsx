/** Beside the plan: the chosen day, swaps that wait, plans with their state, and everything that is wrong. */
import { useTranslation } from "react-i18next";
import type { RosterPeriod, RosterPlanRow, RosterSwapRow } from "../../../shared/contract/roster.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { useRow, useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Frame } from "../../ui/Frame.tsx";
import { Moment } from "../details/Moment.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { usePeople } from "../incident/people.ts";
import { useSend } from "../send.ts";
import { ChosenDay } from "./ChosenDay.tsx";
import { FaultList } from "./FaultList.tsx";
import type { PlanDialog } from "./PlanDialogs.tsx";
import type { PlanItem } from "./PlanPage.tsx";
import { dayText } from "./week.ts";

export interface PlanSideProps {
  readonly item: PlanItem | undefined;
  readonly day: Day;
  readonly dayAt: number;
  readonly period: RosterPeriod;
  readonly plans: readonly RosterPlanRow[];
  readonly plan: string | null;
  /** Swaps that nobody has decided yet, and the one that the keys are about. */
  readonly waiting: readonly RosterSwapRow[];
  readonly swap: string | undefined;
  readonly onOpen: (dialog: PlanDialog) => void;
  readonly onPlan: (plan: string | null) => void;
}

export function PlanSide(props: PlanSideProps) {
  const { item, day, dayAt, period, plans, plan, waiting, swap: chosenSwap, onOpen, onPlan } = props;
  const { t } = useTranslation("duty");
  const faults = useView("rosterFaults", period);
  const count = useCountFormat();
  return (
    <Frame title={t("plan-side")} state={faults.state}>
      <Scroll label={t("plan-side")} className="plan-side">
        <ChosenDay item={item} day={day} dayAt={dayAt} plan={plan} onOpen={onOpen} />
        <section>
          <header>
            <h3>{t("faults")}</h3>
            <span data-short={faults.rows.length > 0}>
              {faults.rows.length > 0 ? `▲ ${count(faults.rows.length)}` : `● ${t("faults-none")}`}
            </span>
          </header>
          <FaultList rows={faults.rows} />
        </section>
        <section>
          <header>
            <h3>{t("swaps")}</h3>
            <span>{count(waiting.length)}</span>
          </header>
          {waiting.length === 0 && <p className="roster-soft">{t("swaps-none")}</p>}
          {waiting.map((swap) => (
            <SwapLine
              key={swap.id}
              swap={swap}
              chosen={swap.id === chosenSwap}
              onDecline={() => onOpen({ declines: swap.id })}
            />
          ))}
        </section>
        <section>
          <header>
            <h3>{t("plans")}</h3>
            <button type="button" className="key-button" onClick={() => onOpen("draft")}>
              {t("draft-new")} <kbd>Ctrl K</kbd>
            </button>
          </header>
          {plans.length === 0 && <p className="roster-soft">{t("plans-none")}</p>}
          {[...plans].reverse().map((each) => (
            <PlanRow
              key={each.id}
              plan={each}
              shown={each.id === plan}
              onShow={() => onPlan(each.id === plan ? null : each.id)}
            />
          ))}
          <p className="plan-tools">
            <button
              type="button"
              className="key-button"
              disabled={plan === null}
              onClick={() => onOpen("publish")}
            >
              {t("publish")} <kbd>Ctrl P</kbd>
            </button>
            <button
              type="button"
              className="key-button"
              disabled={plans.every(({ state }) => state === "withdrawn")}
              onClick={() => onOpen("withdraw")}
            >
              {t("withdraw")} <kbd>Ctrl Del</kbd>
            </button>
            <button type="button" className="key-button" onClick={() => onOpen("bring-in")}>
              {t("bring-in")} <kbd>Ctrl I</kbd>
            </button>
            <button type="button" className="key-button" onClick={() => onOpen("take-out")}>
              {t("take-out")} <kbd>Ctrl O</kbd>
            </button>
            <button type="button" className="key-button" onClick={() => onOpen("decisions")}>
              {t("decisions-button")} <kbd>Ctrl Shift F</kbd>
            </button>
          </p>
        </section>
      </Scroll>
    </Frame>
  );
}

interface SwapLineProps {
  readonly swap: RosterSwapRow;
  readonly chosen: boolean;
  readonly onDecline: () => void;
}

function SwapLine({ swap, chosen, onDecline }: SwapLineProps) {
  const { t, i18n } = useTranslation("duty");
  const people = usePeople();
  const { send } = useSend();
  const side = ({ officer, day }: RosterSwapRow["first"]) =>
    t("swap-side", { name: people.name(officer), day: dayText(day, i18n.language) });
  return (
    <div className="plan-entry" data-swap={swap.id} data-chosen={chosen}>
      <p>
        ⇄ <strong>{side(swap.first)}</strong> {t("swap-with")} <strong>{side(swap.second)}</strong>
      </p>
      <p className="roster-soft">{swap.reason}</p>
      <p className="plan-tools">
        <button
          type="button"
          className="key-button"
          onClick={() => send("roster.agreeSwap", { swap: swap.id })}
        >
          {t("swap-agree")} {chosen && <kbd>Ctrl Shift O</kbd>}
        </button>
        <button type="button" className="key-button" onClick={onDecline}>
          {t("swap-decline")} {chosen && <kbd>Ctrl Shift N</kbd>}
        </button>
      </p>
    </div>
  );
}

interface PlanRowProps {
  readonly plan: RosterPlanRow;
  readonly shown: boolean;
  readonly onShow: () => void;
}

function PlanRow({ plan, shown, onShow }: PlanRowProps) {
  const { t, i18n } = useTranslation("duty");
  const zone = useRow("city")?.zone ?? "UTC";
  const count = useCountFormat();
  const days = `${dayText(plan.from, i18n.language)} – ${dayText(plan.until, i18n.language)}`;
  return (
    <button
      type="button"
      className="plan-entry plan-row"
      data-plan={plan.id}
      data-state={plan.state}
      aria-pressed={shown}
      disabled={plan.state !== "draft"}
      onClick={onShow}
    >
      <strong>{plan.name}</strong>
      <span>
        {plan.state === "draft" ? "◌" : plan.state === "published" ? "●" : "×"} {t(`plan-${plan.state}`)}
      </span>
      <span>{days}</span>
      <span>
        {plan.entries > 0 ? t("plan-entries", { number: count(plan.entries) }) : t(`base-${plan.base}`)}
      </span>
      <span className="roster-soft">
        <Moment at={plan.since} zone={zone} />
      </span>
    </button>
  );
}
