/** The cameras that are marked, shown, or all of them, as a file. No login is in it. */
import { useTranslation } from "react-i18next";
import { Dialog } from "../Dialog.tsx";
import { SaveAs } from "../SaveAs.tsx";
import { useSend } from "../send.ts";
import "../send-form.css";

export interface ExportDialogProps {
  readonly cameras: readonly string[];
  readonly onClose: () => void;
}

const formats = ["csv", "m3u"] as const;

export function ExportDialog({ cameras, onClose }: ExportDialogProps) {
  const { t } = useTranslation("directory");
  const { ask, refusal } = useSend();
  const make = async (format: (typeof formats)[number]) => {
    const file = await ask("cameras.export", { format, cameras: [...cameras] });
    return file && { name: file.name, content: file.text };
  };
  return (
    <Dialog title={t("export-title", { count: cameras.length })} onClose={onClose}>
      <div className="send-form">
        <p>{t("export-hint")}</p>
        <SaveAs
          formats={formats}
          label={(format) => t(`export-${format}`)}
          make={make}
          refusal={refusal}
          told={(name) => t("export-done", { name })}
        />
      </div>
    </Dialog>
  );
}
