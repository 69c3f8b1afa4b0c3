/** The recap as a file: for a spreadsheet, for paper with the city's letterhead, or for another program. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { exportFormats, type RecapKind } from "../../../shared/contract/attendance.ts";
import { Dialog } from "../Dialog.tsx";
import { RefusalText } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";
import "../send-form.css";

export interface ExportDialogProps {
  readonly month: string;
  readonly by: RecapKind;
  readonly onClose: () => void;
}

export function ExportDialog({ month, by, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation("attendance");
  const { ask, refusal } = useSend();
  const [done, setDone] = useState<string | null>(null);
  const language = i18n.language === "en" ? "en" : "id";
  const write = async (format: (typeof exportFormats)[number]) => {
    const file = await ask("attendance.export", { month, by, format, language });
    if (!file) return;
    saveFile(file.name, file.bytes);
    setDone(file.name);
  };
  return (
    <Dialog title={t("export-title")} onClose={onClose}>
      <div className="send-form">
        <p className="attendance-hint">{t("export-hint")}</p>
        <div className="send-choices">
          {exportFormats.map((format, n) => (
            <button
              key={format}
              type="button"
              className="key-button"
              data-first={n === 0}
              onClick={() => void write(format)}
            >
              {t(`export-${format}`)}
            </button>
          ))}
        </div>
        {done !== null && <p role="status">{t("export-done", { name: done })}</p>}
        {refusal && (
          <p className="send-refused" role="alert">
            <RefusalText refusal={refusal} />
          </p>
        )}
      </div>
    </Dialog>
  );
}
