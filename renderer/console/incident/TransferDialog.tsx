/** Hands an incident over to another agency, with the reason. */
import { useTranslation } from "react-i18next";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

export interface TransferDialogProps {
  readonly incident: IncidentRow;
  readonly onClose: () => void;
}

export function TransferDialog({ incident, onClose }: TransferDialogProps) {
  const { t, i18n } = useTranslation("incidents");
  const city = useCityIndex();
  const others = [...city.agencies.values()].filter(({ id }) => id !== incident.agency);
  const [draft, setDraft, forgetDraft] = useDraft(`transfer ${incident.id}`, {
    agency: others[0]?.id ?? "",
    reason: "",
  });
  const { ask, refusal } = useSend();
  const reason = draft.reason.trim();
  const send = async () => {
    if (!(await ask("incident.transfer", { incident: incident.id, agency: draft.agency, reason }))) return;
    forgetDraft();
    onClose();
  };
  return (
    <Dialog title={t("act-transfer")} onClose={onClose}>
      <SendForm submit={t("act-transfer")} refusal={refusal} ready={reason !== ""} onSend={send}>
        <label>
          <span>{t("transfer-to")}</span>
          <select
            data-first={true}
            value={draft.agency}
            onChange={(event) => setDraft({ ...draft, agency: event.target.value })}
          >
            {others.map((agency) => (
              <option key={agency.id} value={agency.id}>
                {textOf(agency.name, i18n.language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t("say-transfer")}</span>
          <textarea
            rows={3}
            maxLength={500}
            value={draft.reason}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}
