/** The chosen officer's day in the plan: shifts with their hours, where from, and what can be done about it. */
import { useTranslation } from "react-i18next";
import type { RosterDaysRow } from "../../../shared/contract/roster.ts";
import type { Day } from "../../../shared/domain/zone.ts";
import { useRow } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatTime } from "../../ui/time.ts";
import { Moment } from "../details/Moment.tsx";
import { usePeople } from "../incident/people.ts";
import type { PlanDialog } from "./PlanDialogs.tsx";
import type { PlanItem } from "./PlanPage.tsx";
import { dayText } from "./week.ts";

export interface ChosenDayProps {
  readonly item: PlanItem | undefined;
  readonly day: Day;
  readonly dayAt: number;
  readonly plan: string | null;
  readonly onOpen: (dialog: PlanDialog) => void;
}

export function ChosenDay({ item, day, dayAt, plan, onOpen }: ChosenDayProps) {
  const { t, i18n } = useTranslation("duty");
  const { t: words } = useTranslation("console");
  const zone = useRow("city")?.zone ?? "UTC";
  const people = usePeople();
  const found = item?.days[dayAt];
  if (!item || !found) return <p className="roster-soft plan-entry">{t("how-plan")}</p>;
  const { shifts, changed } = found;
  return (
    <section data-chosen={`${item.id} ${day}`}>
      <header>
        <h3>{item.officer.name}</h3>
        <span>{dayText(day, i18n.language, "long")}</span>
      </header>
      {shifts.length === 0 && <p>{t("off-long")}</p>}
      {shifts.map((planned) => (
        <ShiftText key={`${planned.shift}/${planned.startsAt}`} planned={planned} />
      ))}
      {changed && (
        <p className="roster-soft">
          ✎ {changed.reason} · {people.actor(changed.by)} · <Moment at={changed.atMs} zone={zone} />
        </p>
      )}
      <p className="plan-tools">
        <button type="button" className="key-button" onClick={() => onOpen("change")}>
          {t("change")} <kbd>Ctrl J</kbd>
        </button>
        <button type="button" className="key-button" disabled={plan !== null} onClick={() => onOpen("swap")}>
          {t("swap")} <kbd>Ctrl U</kbd>
        </button>
        <span className="roster-soft">
          {words("column-phone")} {item.officer.phone}
        </span>
      </p>
    </section>
  );
}

function ShiftText({ planned }: { planned: RosterDaysRow["days"][number]["shifts"][number] }) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const plans = useRow("city");
  const people = usePeople();
  const zone = plans?.zone ?? "UTC";
  const shift = roster?.shifts.find(({ id }) => id === planned.shift);
  const post = roster?.posts.find(({ id }) => id === planned.post)?.name ?? planned.post;
  const hour = (at: number) => formatTime(at, zone, i18n.language);
  const { source } = planned;
  return (
    <p>
      <strong>{shift ? textOf(shift.name, i18n.language) : planned.shift}</strong> {hour(planned.startsAt)}–
      {hour(planned.endsAt)} · {post}
      <span className="roster-soft">
        {" · "}
        {source.kind === "swap"
          ? t("source-swap", { name: people.name(source.from) })
          : t(`source-${source.kind}`)}
      </span>
    </p>
  );
}
