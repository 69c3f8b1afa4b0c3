/** The dialog that an act opened: one at a time. */
import type { IncidentRow, OrderRow } from "../../../shared/contract/incidents.ts";
import { DispatchDialog } from "../dispatch/DispatchDialog.tsx";
import { ChangeDialog } from "./ChangeDialog.tsx";
import { ContactDialog } from "./ContactDialog.tsx";
import { PictureDialog, type PictureDialogProps } from "./PictureDialog.tsx";
import { ReplyDialog } from "./ReplyDialog.tsx";
import { SayDialog, type Saying } from "./SayDialog.tsx";
import type { Contact } from "./standing.ts";
import { TransferDialog } from "./TransferDialog.tsx";

export type OpenDialog =
  | { readonly act: Exclude<Saying, "recall"> | "transfer" | "change" }
  | { readonly act: "recall" | "reply"; readonly order: OrderRow }
  /** `task`: what is proposed; null for the incident in short. */
  | { readonly act: "dispatch"; readonly task: string | null; readonly replaces: OrderRow | null }
  | ({ readonly act: "picture" } & Omit<PictureDialogProps, "onClose">)
  | {
      readonly act: "contact";
      readonly contact: Contact;
      readonly channel: "phone" | "whatsapp" | "radio";
    };

export interface OpenedDialogProps {
  readonly dialog: OpenDialog;
  readonly incident: IncidentRow;
  readonly onClose: () => void;
}

export function OpenedDialog({ dialog, incident, onClose }: OpenedDialogProps) {
  const { id } = incident;
  switch (dialog.act) {
    case "dispatch":
      return (
        <DispatchDialog
          incident={incident}
          proposed={dialog.task}
          replaces={dialog.replaces}
          onClose={onClose}
        />
      );
    case "contact":
      return (
        <ContactDialog incident={id} contact={dialog.contact} channel={dialog.channel} onClose={onClose} />
      );
    case "picture": {
      const { act: _, ...shown } = dialog;
      return <PictureDialog {...shown} onClose={onClose} />;
    }
    case "reply":
      return <ReplyDialog incident={id} order={dialog.order} onClose={onClose} />;
    case "change":
      return <ChangeDialog incident={incident} onClose={onClose} />;
    case "transfer":
      return <TransferDialog incident={incident} onClose={onClose} />;
    case "recall":
      return <SayDialog saying="recall" incident={id} order={dialog.order.id} onClose={onClose} />;
    default:
      return <SayDialog saying={dialog.act} incident={id} order={null} onClose={onClose} />;
  }
}
