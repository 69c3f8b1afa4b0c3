/** The recap as a file: for a spreadsheet, for paper with the city's letterhead, or for another program. */
import { useTranslation } from "react-i18next";
import { exportFormats, type RecapKind } from "../../../shared/contract/attendance.ts";
import { Dialog } from "../Dialog.tsx";
import { SaveAs } from "../SaveAs.tsx";
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
  const language = i18n.language === "en" ? "en" : "id";
  const make = async (format: (typeof exportFormats)[number]) => {
    const file = await ask("attendance.export", { month, by, format, language });
    return file && { name: file.name, content: file.bytes };
  };
  return (
    <Dialog title={t("export-title")} onClose={onClose}>
      <div className="send-form">
        <p className="attendance-hint">{t("export-hint")}</p>
        <SaveAs
          formats={exportFormats}
          label={(format) => t(`export-${format}`)}
          make={make}
          refusal={refusal}
          told={(name) => t("export-done", { name })}
        />
      </div>
    </Dialog>
  );
}
