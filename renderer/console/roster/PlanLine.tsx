/** One officer's week, and the days above it. What was changed or swapped is marked by a sign, not by colour alone. */
import { useTranslation } from "react-i18next";
import type { RosterDaysRow } from "../../../shared/contract/roster.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import type { PlanItem } from "./PlanPage.tsx";
import { dayText, isSunday } from "./week.ts";

export interface PlanHeadProps {
  readonly week: readonly Day[];
  readonly dayAt: number;
  readonly today: Day;
  readonly onDay: (index: number) => void;
}

export function PlanHead({ week, dayAt, today, onDay }: PlanHeadProps) {
  const { t, i18n } = useTranslation("console");
  const holidays = useRow("rosterCity")?.holidays ?? [];
  return (
    <div className="plan-columns table-head plan-head">
      <span>{t("column-name")}</span>
      <span>{t("column-crew")}</span>
      {week.map((day, index) => {
        const holiday = holidays.find((each) => each.day === day);
        const name = holiday && textOf(holiday.name, i18n.language);
        return (
          <button
            key={day}
            type="button"
            tabIndex={-1}
            data-day={day}
            data-cursor={index === dayAt}
            data-today={day === today}
            data-rest={holiday !== undefined || isSunday(day)}
            title={name}
            onClick={() => onDay(index)}
          >
            <b>{dayText(day, i18n.language)}</b>
            {holiday && (
              <span data-holiday={holiday.kind}>
                {holiday.kind === "public" ? "◆" : "◇"} {name}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

export interface PlanLineProps {
  readonly item: PlanItem;
  readonly dayAt: number;
  readonly onDay: (index: number) => void;
}

export function PlanLine({ item: { officer, days }, dayAt, onDay }: PlanLineProps) {
  return (
    <div className="plan-columns">
      <strong>{officer.name}</strong>
      <span>{officer.crew}</span>
      {days.map((day, index) => (
        // The list takes the keys: see actions.ts, roster-before and roster-after.
        // biome-ignore lint/a11y/noStaticElementInteractions: the same by keyboard
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same by keyboard
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week stay in their places
          key={index}
          className="plan-cell"
          data-cell={index}
          data-cursor={index === dayAt}
          data-off={day.shifts.length === 0}
          onClick={() => onDay(index)}
        >
          <DayCell day={day} />
        </span>
      ))}
    </div>
  );
}

function DayCell({ day: { shifts, changed } }: { day: RosterDaysRow["days"][number] }) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const mark = changed ? "✎" : shifts.some(({ source }) => source.kind === "swap") ? "⇄" : null;
  if (shifts.length === 0) {
    return (
      <>
        {mark && <b data-mark={mark}>{mark}</b>} {mark ? t("off") : "–"}
      </>
    );
  }
  const names = shifts.map(({ shift }) => {
    const known = roster?.shifts.find(({ id }) => id === shift);
    return known ? textOf(known.name, i18n.language) : shift;
  });
  return (
    <>
      {mark && <b data-mark={mark}>{mark}</b>} {names.join(" + ")}
    </>
  );
}
