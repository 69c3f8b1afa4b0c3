/** What was decided about the roster: who, when, what, why; of all, or of the officer that is chosen. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RosterDecisionRow } from "../../../shared/contract/roster.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useRow, useView } from "../../data/core.ts";
import { textOf } from "../../ui/textOf.ts";
import { formatMoment } from "../../ui/time.ts";
import { Chip } from "../Chip.tsx";
import { Dialog } from "../Dialog.tsx";
import { type People, usePeople } from "../incident/people.ts";
import { dayText } from "./week.ts";

export interface DecisionsDialogProps {
  readonly officer: OfficerRow | undefined;
  readonly onClose: () => void;
}

export function DecisionsDialog({ officer, onClose }: DecisionsDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const { rows } = useView("rosterDecisions");
  const zone = useRow("city")?.zone ?? "UTC";
  const people = usePeople();
  const [isOwn, setOwn] = useState(false);
  const concerns = (row: RosterDecisionRow) =>
    row.officer === officer?.id || row.other?.officer === officer?.id;
  const shown = rows.filter((row) => !isOwn || concerns(row)).sort((a, b) => b.at - a.at);
  return (
    <Dialog title={t("decisions")} onClose={onClose}>
      <div className="roster-decisions" tabIndex={-1} data-first={true}>
        {officer && (
          <div className="directory-chips">
            <Chip on={isOwn} onPress={() => setOwn(!isOwn)}>
              <span>{t("decisions-of", { name: officer.name })}</span>
            </Chip>
          </div>
        )}
        {shown.length === 0 && <p className="dialog-nothing">{t("decisions-none")}</p>}
        <ol>
          {shown.map((row) => (
            <li key={row.id} data-decision={row.kind}>
              <time dateTime={new Date(row.at).toISOString()}>
                {formatMoment(row.at, zone, i18n.language)}
              </time>
              <p>
                <b>{people.actor(row.by)}</b> <What row={row} people={people} />
                {row.reason && <small dir="auto">{row.reason}</small>}
              </p>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

function What({ row, people }: { row: RosterDecisionRow; people: People }) {
  const { t, i18n } = useTranslation("duty");
  const roster = useRow("rosterCity");
  const day = (of: string | null) => (of === null ? "" : dayText(of, i18n.language));
  const shifts = (row.shifts ?? []).map(({ shift }) => {
    const name = roster?.shifts.find(({ id }) => id === shift)?.name;
    return name ? textOf(name, i18n.language) : shift;
  });
  return (
    <>
      {t(`decision-${row.kind}`, {
        name: row.officer === null ? "" : people.name(row.officer),
        day: day(row.day),
        other: row.other === null ? "" : people.name(row.other.officer),
        otherDay: day(row.other?.day ?? null),
        plan: row.plan ?? "",
        shifts: shifts.join(" + ") || t("decision-no-shift"),
        number: String(row.count),
      })}
    </>
  );
}
