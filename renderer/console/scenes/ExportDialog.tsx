/** A scene as text: to be copied, or saved where the system's own dialog is told to. */
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../Dialog.tsx";
import "./text.css";

export interface ExportDialogProps {
  /** The scene's id: the file's name. */
  readonly id: string;
  readonly text: string;
  readonly onClose: () => void;
}

export function ExportDialog({ id, text, onClose }: ExportDialogProps) {
  const { t } = useTranslation("scenes");
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  return (
    <Dialog title={t("export-title", { file: `${id}.yaml` })} onClose={onClose}>
      <div className="scene-export">
        <p>{t("export-how")}</p>
        <textarea
          ref={box}
          readOnly
          value={text}
          rows={22}
          aria-label={t("export-text")}
          spellCheck={false}
        />
        <div>
          <button
            type="button"
            className="key-button"
            data-first="true"
            onClick={() => {
              box.current?.select();
              // The clipboard API asks for a permission, and pages of this program get none.
              setCopied(document.execCommand("copy"));
            }}
          >
            {t(copied ? "copied" : "copy-text")}
          </button>
          <button type="button" className="key-button" onClick={() => saveFile(`${id}.yaml`, text)}>
            {t("save-file")}
          </button>
        </div>
      </div>
    </Dialog>
  );
}

/** Main lets a page's own text through, and asks the person where to (electron/main/security.ts). */
function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
