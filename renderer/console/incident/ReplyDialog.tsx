/** What an officer said by telephone or radio, entered for them. */
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OrderRow } from "../../../shared/contract/incidents.ts";
import { type ReplyType, replyTypes } from "../../../shared/domain/order/order.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import { usePeople } from "./people.ts";

export interface ReplyDialogProps {
  readonly incident: string;
  readonly order: OrderRow;
  readonly onClose: () => void;
}

export function ReplyDialog({ incident, order, onClose }: ReplyDialogProps) {
  const { t } = useTranslation("incidents");
  const [type, setType] = useState<ReplyType>(() => nextReply(order));
  const [text, setText, forgetDraft] = useDraft(`reply ${order.id}`, "");
  const { ask, refusal } = useSend();
  const people = usePeople();
  const words = text.trim();
  const isRefusal = type === "refused";
  const missing = isRefusal && words === "";
  const send = async () => {
    const said = { reason: isRefusal ? words : null, note: isRefusal ? null : words || null };
    if (!(await ask("order.reply", { incident, order: order.id, type, ...said }))) return;
    forgetDraft();
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    const chosen = replyTypes[Number(event.key) - 1];
    if (!chosen && event.key !== "Enter") return;
    event.preventDefault();
    if (chosen) setType(chosen);
    else event.currentTarget.closest("form")?.requestSubmit();
  };
  return (
    <Dialog title={t("reply-title", { name: people.name(order.officer) })} onClose={onClose}>
      <SendForm submit={t("act-reply")} refusal={refusal} ready={!missing} onSend={send}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside bubble up to here */}
        <div className="send-choices" onKeyDown={press}>
          {replyTypes.map((reply, n) => (
            <button
              key={reply}
              type="button"
              className="key-button"
              aria-pressed={reply === type}
              data-first={reply === type}
              onClick={() => setType(reply)}
            >
              {t(`order-${reply}`)} <kbd>{n + 1}</kbd>
            </button>
          ))}
        </div>
        <label>
          <span>{t(isRefusal ? "say-refused" : "say-note")}</span>
          <textarea rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      </SendForm>
    </Dialog>
  );
}

/** The likeliest thing to hear: what comes after where the order is. */
function nextReply({ state }: OrderRow): ReplyType {
  switch (state) {
    case "sent":
    case "received":
    case "refused":
      return "accepted";
    case "accepted":
      return "en-route";
    case "en-route":
      return "on-scene";
    default:
      return "done";
  }
}
