/** What an officer's figures came from: each shift with its clockings and leave, and what changed since. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttendanceFactRow, SaidRow } from "../../../shared/contract/attendance.ts";
import { markOf } from "../../../shared/domain/attendance/recap.ts";
import { useView } from "../../data/core.ts";
import { Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { formatAge, formatMoment, formatTime } from "../../ui/time.ts";
import { usePeople } from "../incident/people.ts";
import { countsIn, type Figure } from "./filter.ts";
import { MarkText } from "./Mark.tsx";
import { dayText } from "./period.ts";
import { type Undo, UndoDialog } from "./UndoDialog.tsx";

export interface FactsProps {
  readonly officer: string;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** Only the shifts that this figure counts; null for all. */
  readonly figure: Figure | null;
}

type Of<Kind extends AttendanceFactRow["kind"]> = Extract<AttendanceFactRow, { kind: Kind }>;

export function Facts({ officer, from, to, zone, figure }: FactsProps) {
  const { t } = useTranslation("attendance");
  const params = useMemo(() => ({ officer, from, to }), [officer, from, to]);
  const { rows, state } = useView("attendanceFacts", params);
  const [undoing, setUndoing] = useState<Undo | null>(null);
  const of = <Kind extends AttendanceFactRow["kind"]>(kind: Kind) =>
    rows.filter((row): row is Of<Kind> => row.kind === kind);
  const shifts = of("shift")
    .filter((shift) => figure === null || countsIn(shift, figure))
    .sort((a, b) => a.atMs - b.atMs);
  const clockings = of("clocking").sort((a, b) => a.atMs - b.atMs);
  const leaves = of("leave");
  const used = new Set(shifts.flatMap((shift) => [...shift.clockings, ...shift.leaves]));
  // What was struck out belongs to no shift any more, and is shown all the same.
  const others = figure === null ? clockings.filter(({ id }) => !used.has(id)) : [];
  const undo = (row: Of<"clocking"> | Of<"leave">) => setUndoing({ officer, row });
  if (rows.length === 0) {
    return <Nothing>{state === "loading" ? t("loading") : t("facts-none")}</Nothing>;
  }
  return (
    <div className="attendance-facts">
      {shifts.map((shift) => (
        <section key={shift.id} data-shift={shift.id}>
          <ShiftHead shift={shift} zone={zone} />
          <ul>
            {clockings
              .filter(({ id }) => shift.clockings.includes(id))
              .map((row) => (
                <Clocking key={row.id} {...{ row, zone }} onUndo={() => undo(row)} />
              ))}
            {leaves
              .filter(({ id }) => shift.leaves.includes(id))
              .map((row) => (
                <Leave key={row.id} {...{ row, zone }} onUndo={() => undo(row)} />
              ))}
            {of("ruling")
              .filter(({ day, shift: of }) => day === shift.day && of === shift.shift)
              .map((row) => (
                <li key={row.id}>
                  <b>{row.as === null ? t("ruling-ended") : t("ruling", { as: t(`status-${row.as}`) })}</b>
                  <Said said={row.entered} zone={zone} />
                </li>
              ))}
            {of("change")
              .filter(({ day, shift: of }) => day === shift.day && of === shift.shift)
              .map((row) => (
                <Change key={row.id} {...{ row, zone }} />
              ))}
          </ul>
        </section>
      ))}
      {shifts.length === 0 && <Nothing>{t("facts-no-shift")}</Nothing>}
      {others.length > 0 && (
        <section>
          <h4>{t("facts-others")}</h4>
          <ul>
            {others.map((row) => (
              <Clocking key={row.id} {...{ row, zone }} onUndo={() => undo(row)} />
            ))}
          </ul>
        </section>
      )}
      {undoing && <UndoDialog undo={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

function ShiftHead({ shift, zone }: { shift: Of<"shift">; zone: string }) {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const { language } = i18n;
  const name = shift.shiftName ? textOf(shift.shiftName, language) : t("off-plan");
  const parts = [
    shift.lateMs > 0 && t("late-by", { time: formatAge(shift.lateMs, ui) }),
    shift.earlyMs > 0 && t("early-by", { time: formatAge(shift.earlyMs, ui) }),
    shift.workedMs > 0 && t("worked", { time: formatAge(shift.workedMs, ui) }),
    shift.overtimeMs > 0 && t("overtime", { time: formatAge(shift.overtimeMs, ui) }),
    ...shift.remarks.map((remark) => t(`remark-${remark}`)),
  ].filter(Boolean);
  return (
    <header>
      <h4>
        {dayText(shift.day, language, { weekday: "short", day: "numeric", month: "short" })} · {name}{" "}
        {formatTime(shift.atMs, zone, language)}–{formatTime(shift.endsAt, zone, language)}
      </h4>
      <MarkText mark={markOf(shift)} />
      {parts.length > 0 && <p>{parts.join(" · ")}</p>}
    </header>
  );
}

function Clocking({ row, zone, onUndo }: { row: Of<"clocking">; zone: string; onUndo: () => void }) {
  const { t, i18n } = useTranslation("attendance");
  const seen = [
    t(`source-${row.source}`),
    row.device,
    row.toldAtMs !== null && t("machine-said", { time: formatTime(row.toldAtMs, zone, i18n.language) }),
    row.distanceM !== null &&
      t("from-post", {
        distance: String(Math.round(row.distanceM)),
        accuracy: row.accuracyM === null ? "?" : String(Math.round(row.accuracyM)),
      }),
  ].filter(Boolean);
  return (
    <li data-ended={row.ended !== null}>
      <b>
        {t(`clocking-${row.type}`)} {formatTime(row.atMs, zone, i18n.language)}
      </b>{" "}
      <span>{seen.join(" · ")}</span>
      {row.entered && <Said said={row.entered} zone={zone} />}
      {row.ended && <Said said={row.ended} zone={zone} ended={true} />}
      <UndoButton row={row} onUndo={onUndo} />
    </li>
  );
}

function Leave({ row, zone, onUndo }: { row: Of<"leave">; zone: string; onUndo: () => void }) {
  const { t, i18n } = useTranslation("attendance");
  const date = (day: string) => dayText(day, i18n.language, { day: "numeric", month: "short" });
  return (
    <li data-ended={row.ended !== null}>
      <b>{t(`status-${row.leave}`)}</b>{" "}
      <span>
        {t("from-to", {
          from: row.part ? formatTime(row.part.fromMs, zone, i18n.language) : date(row.from),
          to: row.part ? formatTime(row.part.toMs, zone, i18n.language) : date(row.to),
        })}
      </span>
      <Said said={row.entered} zone={zone} />
      {row.ended && <Said said={row.ended} zone={zone} ended={true} />}
      <UndoButton row={row} onUndo={onUndo} />
    </li>
  );
}

/** A phone's clocking can be struck out and brought back; what a supervisor entered is withdrawn for good. */
function UndoButton({ row, onUndo }: { row: Of<"clocking"> | Of<"leave">; onUndo: () => void }) {
  const { t } = useTranslation("attendance");
  const isEntered = row.entered !== null;
  if (isEntered && row.ended) return null;
  return (
    <button type="button" className="key-button" onClick={onUndo}>
      {isEntered ? t("withdraw") : row.ended ? t("restore") : t("strike")}
    </button>
  );
}

function Change({ row, zone }: { row: Of<"change">; zone: string }) {
  const { t, i18n } = useTranslation("attendance");
  const { t: ui } = useTranslation("ui");
  const words = (result: Of<"change">["before"]) =>
    result === null
      ? t("change-nothing")
      : [
          t(`status-${result.status}`),
          result.lateMs > 0 && t("late-by", { time: formatAge(result.lateMs, ui) }),
          result.earlyMs > 0 && t("early-by", { time: formatAge(result.earlyMs, ui) }),
        ]
          .filter(Boolean)
          .join(", ");
  return (
    <li data-change="true">
      <b>{t("change", { before: words(row.before), after: words(row.after) })}</b>
      <small>{t("change-at", { time: formatMoment(row.atMs, zone, i18n.language) })}</small>
    </li>
  );
}

function Said({ said, zone, ended = false }: { said: SaidRow; zone: string; ended?: boolean }) {
  const { t, i18n } = useTranslation("attendance");
  const people = usePeople();
  const what = {
    who: people.actor(said.by),
    time: formatMoment(said.atMs, zone, i18n.language),
    reason: said.reason,
  };
  return <small>{ended ? t("said-ended", what) : t("said", what)}</small>;
}
