/** A few words and Enter: a note, what was done, or the reason that the room wants to know. */
import { useTranslation } from "react-i18next";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { SendForm } from "../SendForm.tsx";
import { type Ask, useSend } from "../send.ts";

/** Those of which a reason must be given, or a note cannot be empty. */
const mustSay = {
  note: true,
  resolve: false,
  close: false,
  reopen: true,
  cancel: true,
  recall: false,
} as const;
export type Saying = keyof typeof mustSay;

export interface SayDialogProps {
  readonly saying: Saying;
  readonly incident: string;
  /** What is recalled, where something is. */
  readonly order: string | null;
  readonly onClose: () => void;
}

export function SayDialog({ saying, incident, order, onClose }: SayDialogProps) {
  const { t } = useTranslation("incidents");
  const [text, setText, forgetDraft] = useDraft(`${saying} ${incident} ${order ?? ""}`, "");
  const { ask, refusal } = useSend();
  const words = text.trim();
  const missing = mustSay[saying] && words === "";
  const send = async () => {
    if (!(await say(ask, saying, incident, order, words))) return;
    forgetDraft();
    onClose();
  };
  return (
    <Dialog title={t(`act-${saying}`)} onClose={onClose}>
      <SendForm submit={t(`act-${saying}`)} refusal={refusal} ready={!missing} onSend={send}>
        <label>
          <span>{t(mustSay[saying] ? `say-${saying}` : "say-note")}</span>
          <textarea
            data-first={true}
            rows={4}
            maxLength={saying === "note" ? 10_000 : 500}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}

/** Undefined where it was refused. */
function say(ask: Ask, saying: Saying, incident: string, order: string | null, words: string) {
  const note = words || null;
  switch (saying) {
    case "note":
      return ask("incident.note", { incident, text: words });
    case "resolve":
      return ask("incident.resolve", { incident, note });
    case "close":
      return ask("incident.close", { incident, note });
    case "reopen":
      return ask("incident.reopen", { incident, reason: words });
    case "cancel":
      return ask("incident.cancel", { incident, reason: words });
    case "recall":
      return ask("order.recall", { incident, order, reason: note } as CommandInput<"order.recall">);
  }
}
