/** Everything about one incident as a file, with its proof; citizens' names are masked unless somebody says otherwise. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { bytesInMegabyte } from "../../../shared/domain/log/rules.ts";
import { Dialog } from "../Dialog.tsx";
import { CopyText } from "../details/CopyText.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";

export function EvidenceDialog({ incident, onClose }: { incident: string; onClose: () => void }) {
  const { t, i18n } = useTranslation("evidence");
  const { ask, refusal } = useSend();
  const language = i18n.language === "en" ? "en" : "id";
  const [masked, setMasked] = useState(true);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<CommandOutput<"evidence.export"> | null>(null);
  const make = async () => {
    setBusy(true);
    setDone((await ask("evidence.export", { incident, language, masked })) ?? null);
    setBusy(false);
  };
  return (
    <Dialog title={t("dialog-title", { incident })} onClose={onClose}>
      <SendForm submit={t("send")} refusal={refusal} ready={!busy} onSend={() => void make()}>
        <p>{t("how")}</p>
        <p>
          <label className="evidence-mask">
            <input
              type="checkbox"
              data-first={true}
              checked={masked}
              onChange={({ target }) => setMasked(target.checked)}
            />{" "}
            {t("mask")}
          </label>
        </p>
        {busy && <p role="status">{t("busy")}</p>}
        {done && (
          <div role="status">
            <p>
              {t("done", { count: done.events, megabytes: (done.bytes / bytesInMegabyte).toFixed(1) })}
              {done.withheld > 0 && ` ${t("withheld", { count: done.withheld })}`}
              {done.missing > 0 && ` ${t("missing", { count: done.missing })}`}
            </p>
            <CopyText text={done.file} what={t("file")} />
          </div>
        )}
      </SendForm>
    </Dialog>
  );
}
