/**
 * Speaks to an officer: the machine's telephone or WhatsApp opens, and what came of it is written into the incident of
 * the officer's order. Without an order there is no record that it could go into, and that is said.
 */
import { useTranslation } from "react-i18next";
import { callLink, chatLink } from "../../../shared/contract/outside.ts";
import type { OfficerRow } from "../../../shared/contract/rows.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { Dialog } from "../Dialog.tsx";
import { ContactDialog } from "../incident/ContactDialog.tsx";

export type Channel = "phone" | "whatsapp" | "radio";

/** What a key does before the dialog asks what came of it. */
export function openChannel(channel: Channel, phone: string): void {
  const link = { phone: callLink, whatsapp: chatLink, radio: () => null }[channel](phone);
  if (link) window.open(link);
}

export interface SpeakDialogProps {
  readonly officer: OfficerRow;
  readonly channel: Channel;
  /** Of the officer's order; null for none. */
  readonly incident: string | null;
  readonly onClose: () => void;
}

export function SpeakDialog({ officer, channel, incident, onClose }: SpeakDialogProps) {
  const { t } = useTranslation("duty");
  const { t: incidents } = useTranslation("incidents");
  const radio = useCityIndex().agencies.get(officer.agency)?.radio ?? null;
  const { id, name, phone } = officer;
  if (incident !== null) {
    const contact = { officer: id, name, phone, radio };
    return <ContactDialog {...{ incident, contact, channel, onClose }} />;
  }
  return (
    <Dialog title={incidents(`contact-${channel}`)} onClose={onClose}>
      <div className="send-form">
        <p className="contact-whom">
          <strong>{name}</strong> <span>{channel === "radio" ? radio : phone}</span>
        </p>
        <p>{t("speak-unlogged", { name })}</p>
      </div>
    </Dialog>
  );
}
