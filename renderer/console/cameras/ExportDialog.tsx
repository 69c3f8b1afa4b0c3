/** The cameras that are marked, shown, or all of them, as a file. No login is in it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../Dialog.tsx";
import { RefusalText } from "../RefusalMessage.tsx";
import { saveFile } from "../saveFile.ts";
import { useSend } from "../send.ts";
import "../send-form.css";

export interface ExportDialogProps {
  readonly cameras: readonly string[];
  readonly onClose: () => void;
}

const formats = ["csv", "m3u"] as const;
/** Spreadsheets take a CSV without this mark for old Windows letters. */
const marks = { csv: "\uFEFF", m3u: "" } as const;

export function ExportDialog({ cameras, onClose }: ExportDialogProps) {
  const { t } = useTranslation("directory");
  const { ask, refusal } = useSend();
  const [done, setDone] = useState<string | null>(null);
  const write = async (format: (typeof formats)[number]) => {
    const file = await ask("cameras.export", { format, cameras: [...cameras] });
    if (!file) return;
    saveFile(file.name, marks[format] + file.text);
    setDone(file.name);
  };
  return (
    <Dialog title={t("export-title", { count: cameras.length })} onClose={onClose}>
      <div className="send-form">
        <p>{t("export-hint")}</p>
        <div className="send-choices">
          {formats.map((format, n) => (
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
