/** Two officers take over each other's shift: proposed here, agreed by a supervisor beside the plan. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Day } from "../../../shared/domain/zone.ts";
import { useView } from "../../data/core.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import type { PlanItem } from "./PlanPage.tsx";
import { dayText } from "./week.ts";

export interface SwapDialogProps {
  readonly item: PlanItem;
  readonly day: Day;
  readonly onClose: () => void;
}

export function SwapDialog({ item: { officer }, day, onClose }: SwapDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const { rows } = useView("officers");
  const { ask, refusal } = useSend();
  const others = useMemo(
    () =>
      rows
        .filter(({ id, agency }) => agency === officer.agency && id !== officer.id)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    [rows, officer],
  );
  const [other, setOther] = useState("");
  const [otherDay, setOtherDay] = useState<string>(day);
  const [reason, setReason, forgetDraft] = useDraft(`swap ${officer.id} ${day}`, "");
  const send = async () => {
    const sides = { first: { officer: officer.id, day }, second: { officer: other, day: otherDay } };
    if (!(await ask("roster.proposeSwap", { ...sides, reason: reason.trim() }))) return;
    forgetDraft();
    onClose();
  };
  const isReady = other !== "" && otherDay !== "" && reason.trim() !== "";
  return (
    <Dialog
      title={t("swap-title", { name: officer.name, day: dayText(day, i18n.language) })}
      onClose={onClose}
    >
      <SendForm submit={t("swap-propose")} refusal={refusal} ready={isReady} onSend={() => void send()}>
        <label className="roster-order">
          <span>{t("swap-other")}</span>
          <select data-first={true} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">{t("swap-choose")}</option>
            {others.map(({ id, name, crew }) => (
              <option key={id} value={id}>
                {name} · {crew}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("swap-day")}</span>
          <input type="date" value={otherDay} onChange={(event) => setOtherDay(event.target.value)} />
          {/* The field writes the day as the machine's own language does. */}
          <span>{otherDay && dayText(otherDay, i18n.language, "long")}</span>
        </label>
        <label>
          <span>{t("reason")}</span>
          <textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}
