/** Asks before cameras go from every wall, and lists those that went, to bring them back. */
import { useTranslation } from "react-i18next";
import { useRow, useView } from "../../data/core.ts";
import { Dialog } from "../Dialog.tsx";
import { Moment } from "../details/Moment.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import "./dialogs.css";

export function RemoveDialog({ cameras, onClose }: { cameras: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("directory");
  const { ask, refusal } = useSend();
  const send = async () => {
    if (await ask("cameras.remove", { cameras: [...cameras] })) onClose();
  };
  return (
    <Dialog title={t("remove-title", { count: cameras.length })} onClose={onClose}>
      <SendForm submit={t("remove")} refusal={refusal} onSend={() => void send()}>
        <p>{t("remove-hint")}</p>
        <p className="camera-names">{cameras.slice(0, 12).join(", ")}</p>
      </SendForm>
    </Dialog>
  );
}

export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("directory");
  const { rows } = useView("camerasRemoved");
  const zone = useRow("city")?.zone ?? "UTC";
  const { send } = useSend();
  return (
    <Dialog title={t("restore-title")} onClose={onClose}>
      {rows.length === 0 && <p className="dialog-nothing">{t("restore-none")}</p>}
      <ul className="camera-removed">
        {rows.map(({ id, name, removedAt }, n) => (
          <li key={id}>
            <strong>{name}</strong>
            <Moment at={removedAt} zone={zone} />
            <button
              type="button"
              className="key-button"
              data-first={n === 0}
              onClick={() => send("cameras.restore", { cameras: [id] })}
            >
              {t("restore")}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
