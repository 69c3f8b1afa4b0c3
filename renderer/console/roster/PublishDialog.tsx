/** Asks before a draft is what everybody goes by, with what is wrong with it; and before a plan is taken back. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RosterPlanRow } from "../../../shared/contract/roster.ts";
import { dayNumber } from "../../../shared/domain/zone.ts";
import { useView } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { FaultList } from "./FaultList.tsx";
import { ReasonDialog } from "./ReasonDialog.tsx";
import { dayText } from "./week.ts";

export interface PublishDialogProps {
  readonly plans: readonly RosterPlanRow[];
  /** The draft that is shown. */
  readonly plan: string | null;
  readonly onClose: () => void;
}

export function PublishDialog({ plans, plan, onClose }: PublishDialogProps) {
  const draft = plans.find(({ id }) => id === plan);
  return draft ? <Publish draft={draft} onClose={onClose} /> : null;
}

function Publish({ draft, onClose }: { draft: RosterPlanRow; onClose: () => void }) {
  const { t, i18n } = useTranslation("duty");
  const count = useCountFormat();
  const { ask, refusal } = useSend();
  const { id, from, until } = draft;
  const period = useMemo(
    () => ({ from, days: dayNumber(until) - dayNumber(from) + 1, plan: id }),
    [id, from, until],
  );
  const faults = useView("rosterFaults", period);
  const send = async () => {
    if (await ask("roster.publish", { plan: draft.id })) onClose();
  };
  const number = faults.rows.length;
  return (
    <Dialog title={t("publish-title", { name: draft.name })} onClose={onClose}>
      <SendForm
        submit={t(number > 0 ? "publish-anyway" : "publish")}
        refusal={refusal}
        onSend={() => void send()}
      >
        <p>
          {dayText(draft.from, i18n.language, "long")} – {dayText(draft.until, i18n.language, "long")}
        </p>
        <p data-first={true} tabIndex={-1} className="plan-told" data-short={number > 0}>
          {faults.state === "loading"
            ? t("loading")
            : number > 0
              ? `▲ ${t("publish-faults", { number: count(number) })}`
              : `● ${t("publish-good")}`}
        </p>
        <div className="plan-publish-faults">
          <FaultList rows={faults.rows} />
        </div>
      </SendForm>
    </Dialog>
  );
}

export function WithdrawDialog({ plans, plan, onClose }: PublishDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const standing = plans.filter(({ state }) => state !== "withdrawn");
  const [chosen, setChosen] = useState(plan ?? standing.at(-1)?.id ?? "");
  return (
    <ReasonDialog
      title={t("withdraw")}
      draft={`withdraw ${chosen}`}
      onClose={onClose}
      onSend={(ask, reason) => ask("roster.withdraw", { plan: chosen, reason })}
    >
      <label className="roster-order">
        <span>{t("plans")}</span>
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          {standing.map(({ id, name, state, from, until }) => (
            <option key={id} value={id}>
              {name} · {t(`plan-${state}`)} · {dayText(from, i18n.language)} – {dayText(until, i18n.language)}
            </option>
          ))}
        </select>
      </label>
    </ReasonDialog>
  );
}
