/** The state of today in one look: large figures, each with what it was on the same weekday last week where that is known. */
import { useTranslation } from "react-i18next";
import { isOpen } from "../../../shared/domain/incident/transitions.ts";
import { noFilter } from "../../../shared/domain/performance/figures.ts";
import { useView } from "../../data/core.ts";
import { useFigureWords } from "../../performance/words.ts";
import { useNow } from "../../ui/clock.ts";
import { useCountFormat } from "../../ui/count.ts";

const params = { grouping: "agency" as const, period: "today" as const, ...noFilter };

export function TodayPage() {
  const { t } = useTranslation("briefing");
  const words = useFigureWords();
  const count = useCountFormat();
  const now = useNow(5000);
  const figures = useView("performance", params).rows.find(({ key }) => key === "");
  const incidents = useView("incidents");
  const officers = useView("officers");
  const alarms = useView("alarms");
  const warnings = useView("warnings");
  const known = <Row,>(
    { rows, state }: { rows: readonly Row[]; state: string },
    is: (row: Row) => boolean,
  ) => (state === "loading" ? null : rows.filter(is).length);
  const late = known(incidents, ({ deadline }) => deadline !== null && deadline.at < now);
  const missing = known(officers, ({ duty, planned }) => planned && duty !== "on");
  const unacknowledged = known(alarms, ({ state }) => state === "unacknowledged");
  const inForce = known(warnings, () => true);
  const before = figures?.before;
  return (
    <dl className="briefing-figures">
      <Figure
        name={t("new-today")}
        value={count(figures?.count ?? null)}
        note={before && t("last-week", { value: count(before.count) })}
      />
      <Figure
        name={t("open")}
        value={count(known(incidents, ({ state, withdrawn }) => isOpen(state) && !withdrawn))}
        note={t("late", { value: count(late) })}
        bad={(late ?? 0) > 0}
      />
      <Figure
        name={t("kept")}
        value={words.share(figures?.kept ?? null)}
        note={before && t("last-week", { value: words.share(before.kept) })}
      />
      <Figure
        name={t("arrive")}
        value={words.duration(figures?.arrive.median ?? null)}
        note={before && t("last-week", { value: words.duration(before.arrive.median) })}
      />
      <Figure
        name={t("on-duty")}
        value={count(known(officers, ({ duty }) => duty === "on"))}
        note={t("missing", { value: count(missing) })}
        bad={(missing ?? 0) > 0}
      />
      <Figure
        name={t("alarms")}
        value={count(unacknowledged)}
        note={t("warnings", { value: count(inForce) })}
        bad={(unacknowledged ?? 0) > 0}
      />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly note?: string | undefined;
  readonly bad?: boolean;
}

function Figure({ name, value, note, bad = false }: FigureProps) {
  return (
    <div data-bad={bad}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      {note && <dd className="briefing-note">{note}</dd>}
    </div>
  );
}
