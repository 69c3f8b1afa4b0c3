/** Which week is shown, and of which plan: what stands, or a draft as it would be. */
import { useTranslation } from "react-i18next";
import type { RosterPlanRow } from "../../../shared/contract/roster.ts";
import { addDays, type Day } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { daysShown, dayText, mondayOf } from "./week.ts";

export interface PlanBarProps {
  readonly monday: Day;
  readonly today: Day;
  readonly plans: readonly RosterPlanRow[];
  /** The draft that is shown; null for what stands. */
  readonly plan: string | null;
  readonly onWeek: (day: Day) => void;
  readonly onPlan: (plan: string | null) => void;
}

export function PlanBar({ monday, today, plans, plan, onWeek, onPlan }: PlanBarProps) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const sunday = addDays(monday, daysShown - 1);
  const hours = roster?.otherHours.filter(({ from, until }) => from <= sunday && monday <= until) ?? [];
  return (
    <div className="plan-bar">
      <button type="button" className="key-button" onClick={() => onWeek(addDays(monday, -daysShown))}>
        ‹ {t("week-earlier")} <kbd>Ctrl PgUp</kbd>
      </button>
      <strong data-week={monday}>
        {dayText(monday, i18n.language)} – {dayText(sunday, i18n.language)} {sunday.slice(0, 4)}
      </strong>
      <button type="button" className="key-button" onClick={() => onWeek(addDays(monday, daysShown))}>
        {t("week-later")} › <kbd>Ctrl PgDn</kbd>
      </button>
      {monday !== mondayOf(today) && (
        <button type="button" className="key-button" onClick={() => onWeek(today)}>
          {t("week-now")}
        </button>
      )}
      <select
        aria-label={t("plan-shown")}
        value={plan ?? ""}
        onChange={(event) => onPlan(event.target.value || null)}
      >
        <option value="">{t("plan-stands")}</option>
        {plans
          .filter(({ state }) => state === "draft")
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {t("plan-draft-named", { name })}
            </option>
          ))}
      </select>
      {plan !== null && <span className="plan-draft">{t("draft-shown")}</span>}
      {hours.map(({ id, name }) => (
        <span key={id} className="plan-hours">
          ☾ {t("other-hours", { name: textOf(name, i18n.language) })}
        </span>
      ))}
    </div>
  );
}
