/** Asks for a few words: a remark, a question, an answer, a note, a reason. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommandInput, CommandName } from "../../../shared/contract/commands.ts";
import { Dialog } from "../Dialog.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import "../send-form.css";

export interface TextDialogProps<Name extends CommandName> {
  readonly title: string;
  readonly about: string;
  readonly label: string;
  readonly command: Name;
  readonly input: (text: string) => CommandInput<Name>;
  readonly initial?: string;
  readonly letters: number;
  readonly onClose: () => void;
}

export function TextDialog<Name extends CommandName>(props: TextDialogProps<Name>) {
  const { title, about, label, command, input, initial = "", letters, onClose } = props;
  const { t } = useTranslation("handover");
  const { ask, refusal } = useSend();
  const [text, setText] = useState(initial);
  const send = async () => {
    if (await ask(command, input(text.trim()))) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{about}</p>
      <SendForm submit={t("send")} refusal={refusal} ready={text.trim() !== ""} onSend={() => void send()}>
        <label>
          <span>{label}</span>
          <textarea
            data-first="true"
            rows={4}
            maxLength={letters}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
      </SendForm>
    </Dialog>
  );
}
