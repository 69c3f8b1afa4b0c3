/** What a supervisor knows of an officer's day: came, went, leave, or what a shift counts as. Always with a reason. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttendanceShiftRow } from "../../../shared/contract/attendance.ts";
import {
  type LeaveKind,
  leaveKinds,
  type RuledAs,
  ruledAs,
} from "../../../shared/domain/attendance/clocking.ts";
import { formatTime } from "../../ui/time.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { clockOf, momentOf } from "./moment.ts";

const kinds = ["in", "out", ...leaveKinds, "rule"] as const;
type Kind = (typeof kinds)[number];

export interface EnterDialogProps {
  readonly row: AttendanceShiftRow;
  readonly zone: string;
  readonly onClose: () => void;
}

export function EnterDialog({ row, zone, onClose }: EnterDialogProps) {
  const { t } = useTranslation("attendance");
  const [kind, setKind] = useState<Kind>(
    row.status === "unclear" ? "rule" : row.arrivedAt === null ? "in" : "out",
  );
  const clock = (at: number) => formatTime(at, zone, "en");
  const [time, setTime] = useState(clock(kind === "out" ? row.endsAt : row.startsAt));
  const [to, setTo] = useState(row.day);
  const [hours, setHours] = useState({ from: "", to: "" });
  const [as, setAs] = useState<RuledAs>("present");
  const [reason, setReason, forget] = useDraft(`attendance ${row.id}`, "");
  const { ask, refusal } = useSend();
  const { officer, day, shift } = row;
  const isClocking = kind === "in" || kind === "out";
  const isRuling = kind === "rule";
  const choose = (next: Kind) => {
    setKind(next);
    if (next === "in" || next === "out") setTime(clock(next === "in" ? row.startsAt : row.endsAt));
  };
  const said = reason.trim();
  const isPart = !isClocking && !isRuling && to === day && (hours.from !== "" || hours.to !== "");
  const [partFrom, partTo] = [clockOf(hours.from), clockOf(hours.to)];
  const part =
    isPart && partFrom && partTo
      ? { fromMs: momentOf(row, partFrom, zone), toMs: momentOf(row, partTo, zone) }
      : null;
  const isPartReady = !isPart || (part !== null && part.fromMs < part.toMs);
  const enter = async () => {
    const sent = isClocking
      ? await ask("attendance.clock", {
          officer,
          type: kind,
          at: momentOf(row, clockOf(time) ?? "", zone),
          reason: said,
        })
      : isRuling
        ? shift !== null && (await ask("attendance.rule", { officer, day, shift, as, reason: said }))
        : await ask("attendance.enterLeave", {
            officer,
            leave: kind as LeaveKind,
            from: day,
            to,
            part,
            reason: said,
          });
    if (!sent) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={t("enter-title", { name: row.name })} onClose={onClose}>
      <SendForm
        submit={t("enter-send")}
        refusal={refusal}
        ready={
          said !== "" &&
          (!isRuling || shift !== null) &&
          (!isClocking || clockOf(time) !== undefined) &&
          isPartReady
        }
        onSend={() => void enter()}
      >
        <label>
          <span>{t("enter-what")}</span>
          <select data-first={true} value={kind} onChange={(event) => choose(event.target.value as Kind)}>
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`enter-${each}`)}
              </option>
            ))}
          </select>
        </label>
        {isClocking && (
          <label>
            <span>{t("enter-time")}</span>
            <input
              inputMode="numeric"
              maxLength={5}
              placeholder="06:30"
              value={time}
              aria-invalid={clockOf(time) === undefined}
              onChange={(event) => setTime(event.target.value)}
            />
          </label>
        )}
        {isRuling && (
          <label>
            <span>{t("enter-as")}</span>
            <select value={as} onChange={(event) => setAs(event.target.value as RuledAs)}>
              {ruledAs.map((each) => (
                <option key={each} value={each}>
                  {t(`status-${each}`)}
                </option>
              ))}
            </select>
          </label>
        )}
        {!isClocking && !isRuling && (
          <label>
            <span>{t("enter-until")}</span>
            <input type="date" min={day} value={to} onChange={(event) => setTo(event.target.value || day)} />
          </label>
        )}
        {!isClocking && !isRuling && to === day && (
          <fieldset className="attendance-hours">
            <legend>{t("enter-hours")}</legend>
            {(["from", "to"] as const).map((end) => (
              <input
                key={end}
                inputMode="numeric"
                maxLength={5}
                placeholder={clock(end === "from" ? row.startsAt : row.endsAt)}
                aria-label={t(`enter-hours-${end}`)}
                aria-invalid={isPart && clockOf(hours[end]) === undefined}
                value={hours[end]}
                onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
              />
            ))}
          </fieldset>
        )}
        <label>
          <span>{t("reason")}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <p className="attendance-hint">{t("enter-hint")}</p>
      </SendForm>
    </Dialog>
  );
}
