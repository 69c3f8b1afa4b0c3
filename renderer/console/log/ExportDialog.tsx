/** A day of the log on paper, or the whole log with its proof as a file. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CommandOutput } from "../../../shared/contract/commands.ts";
import { bytesInMegabyte } from "../../../shared/domain/log/rules.ts";
import { useRow } from "../../data/core.ts";
import { Dialog } from "../Dialog.tsx";
import { CopyText } from "../details/CopyText.tsx";
import { SaveAs } from "../SaveAs.tsx";
import { SendForm } from "../SendForm.tsx";
import { useSend } from "../send.ts";
import "../send-form.css";

export interface ExportDialogProps {
  readonly what: "print" | "export";
  readonly day: string;
  readonly onClose: () => void;
}

export function ExportDialog({ what, day, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation("log");
  const { ask, refusal } = useSend();
  const language = i18n.language === "en" ? "en" : "id";
  const book = useRow("logBook");
  const [done, setDone] = useState<CommandOutput<"log.export"> | null>(null);
  const [busy, setBusy] = useState(false);
  if (what === "print") {
    const make = async () => {
      const file = await ask("log.print", { day, language });
      return file && { name: file.name, content: file.bytes };
    };
    return (
      <Dialog title={t("print-title", { day })} onClose={onClose}>
        <div className="send-form">
          <SaveAs
            formats={["pdf"] as const}
            label={() => t("print-pdf")}
            {...{ make, refusal }}
            told={(name) => t("print-done", { name })}
          />
        </div>
      </Dialog>
    );
  }
  const write = async () => {
    setBusy(true);
    setDone((await ask("log.export", {})) ?? null);
    setBusy(false);
  };
  return (
    <Dialog title={t("export-title")} onClose={onClose}>
      <SendForm
        submit={t("export-send")}
        refusal={refusal}
        ready={!busy && !done}
        onSend={() => void write()}
      >
        <p className="log-soft">{t("export-how")}</p>
        <p>{t("fingerprint")}</p>
        {book?.fingerprint ? (
          <CopyText text={book.fingerprint} what={t("fingerprint")} />
        ) : (
          <p className="send-missing">{t("not-signed")}</p>
        )}
        {busy && <p role="status">{t("export-busy")}</p>}
        {done && (
          <div role="status">
            <p>
              {t("export-done", { count: done.events, megabytes: (done.bytes / bytesInMegabyte).toFixed(1) })}
              {done.missing > 0 && ` ${t("export-missing", { count: done.missing })}`}
            </p>
            <CopyText text={done.file} what={t("file")} />
          </div>
        )}
      </SendForm>
    </Dialog>
  );
}
