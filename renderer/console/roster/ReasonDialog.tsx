/** A reason and Enter. */
import { useTranslation } from "react-i18next";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { type Ask, useSend } from "../send.ts";

export interface ReasonDialogProps {
  /** Also what the button says. */
  readonly title: string;
  /** Names what was typed, see draft.ts. */
  readonly draft: string;
  readonly onClose: () => void;
  /** Undefined where it was refused. */
  readonly onSend: (ask: Ask, reason: string) => Promise<object | undefined>;
  readonly children?: React.ReactNode;
}

export function ReasonDialog({ title, draft, onClose, onSend, children }: ReasonDialogProps) {
  const { t } = useTranslation("duty");
  const { ask, refusal } = useSend();
  const [reason, setReason, forgetDraft] = useDraft(draft, "");
  const send = async () => {
    if (!(await onSend(ask, reason.trim()))) return;
    forgetDraft();
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <SendForm submit={title} refusal={refusal} ready={reason.trim() !== ""} onSend={() => void send()}>
        {children}
        <label>
          <span>{t("reason")}</span>
          <textarea
            data-first={true}
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}
