/** A new draft: its days, for whom, and what stands on a day that it says nothing of. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, type Day } from "../../../shared/domain/zone.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { textOf } from "../../ui/textOf.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { daysShown, dayText } from "./week.ts";

export interface DraftDialogProps {
  readonly from: Day;
  readonly onClose: () => void;
  readonly onDraft: (plan: string, from: Day) => void;
}

const bases = ["rotation", "nothing"] as const;

export function DraftDialog({ from, onClose, onDraft }: DraftDialogProps) {
  const { t, i18n } = useTranslation("duty");
  const city = useCityIndex();
  const { ask, refusal } = useSend();
  const [draft, setDraft] = useState({
    ...{ name: "", from: addDays(from, daysShown), until: addDays(from, 2 * daysShown - 1) },
    ...{ agency: null as string | null, base: bases[0] as (typeof bases)[number] },
  });
  const put = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  const isReady = draft.name.trim() !== "" && draft.from !== "" && draft.until >= draft.from;
  const send = async () => {
    const made = await ask("roster.draft", { ...draft, name: draft.name.trim() });
    if (!made) return;
    onDraft(made.plan, draft.from);
    onClose();
  };
  return (
    <Dialog title={t("draft-new")} onClose={onClose}>
      <SendForm submit={t("draft-make")} refusal={refusal} ready={isReady} onSend={() => void send()}>
        <label>
          <span>{t("draft-name")}</span>
          <input
            data-first={true}
            maxLength={120}
            value={draft.name}
            onChange={(event) => put({ name: event.target.value })}
          />
        </label>
        <div className="plan-dates">
          <label>
            <span>{t("draft-from")}</span>
            <input type="date" value={draft.from} onChange={(event) => put({ from: event.target.value })} />
            {/* The field writes the day as the machine's own language does. */}
            <span>{draft.from && dayText(draft.from, i18n.language, "long")}</span>
          </label>
          <label>
            <span>{t("draft-until")}</span>
            <input type="date" value={draft.until} onChange={(event) => put({ until: event.target.value })} />
            <span>{draft.until && dayText(draft.until, i18n.language, "long")}</span>
          </label>
        </div>
        <label className="roster-order">
          <span>{t("draft-agency")}</span>
          <select
            value={draft.agency ?? ""}
            onChange={(event) => put({ agency: event.target.value || null })}
          >
            <option value="">{t("every-agency")}</option>
            {[...city.agencies.values()].map((agency) => (
              <option key={agency.id} value={agency.id}>
                {textOf(agency.name, i18n.language)}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="send-choices plan-choices">
          <legend>{t("draft-base")}</legend>
          {bases.map((base) => (
            <button
              key={base}
              type="button"
              className="key-button"
              aria-pressed={draft.base === base}
              onClick={() => put({ base })}
            >
              {t(`base-${base}`)}
            </button>
          ))}
        </fieldset>
      </SendForm>
    </Dialog>
  );
}
