/** Somebody is being called: the outcome is one key, and goes into the incident's history. */
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { CommandInput } from "../../../shared/contract/commands.ts";
import { Dialog } from "../Dialog.tsx";
import { useDraft } from "../draft.ts";
import { RefusalText } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import type { Contact } from "./standing.ts";
import "../send-form.css";

type ContactInput = CommandInput<"incident.contact">;
const outcomes = [
  "reached",
  "no-answer",
  "busy",
  "wrong-number",
] as const satisfies ContactInput["outcome"][];

export interface ContactDialogProps {
  readonly incident: string;
  readonly contact: Contact;
  readonly channel: ContactInput["channel"];
  readonly onClose: () => void;
}

export function ContactDialog({ incident, contact, channel, onClose }: ContactDialogProps) {
  const { t } = useTranslation("incidents");
  const [note, setNote, forgetDraft] = useDraft(`contact ${incident} ${contact.officer} ${channel}`, "");
  const { ask, refusal } = useSend();
  const tell = async (outcome: ContactInput["outcome"]) => {
    const about = { incident, officer: contact.officer, channel, outcome, note: note.trim() || null };
    if (!(await ask("incident.contact", about))) return;
    forgetDraft();
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    const outcome = outcomes[Number(event.key) - 1];
    if (!outcome || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    void tell(outcome);
  };
  const number = channel === "radio" ? contact.radio : contact.phone;
  return (
    <Dialog title={t(`contact-${channel}`)} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside bubble up to here */}
      <div className="send-form" onKeyDown={press}>
        <p className="contact-whom">
          <strong>{contact.name || t("reporter")}</strong> <span>{number}</span>
        </p>
        <p>{t("contact-ask")}</p>
        <div className="send-choices">
          {outcomes.map((outcome, n) => (
            <button
              key={outcome}
              type="button"
              className="key-button"
              data-first={n === 0}
              onClick={() => void tell(outcome)}
            >
              {t(`outcome-${outcome}`)} <kbd>{n + 1}</kbd>
            </button>
          ))}
        </div>
        <label>
          <span>{t("say-note")}</span>
          <input maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
        </label>
        {refusal && (
          <p className="send-refused" role="alert">
            <RefusalText refusal={refusal} />
          </p>
        )}
      </div>
    </Dialog>
  );
}
