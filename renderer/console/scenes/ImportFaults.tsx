/** A file that is no scene: line by line, what is wrong. */
import { useTranslation } from "react-i18next";
import type { SceneFault } from "../../../shared/contract/scenes.ts";
import { Dialog } from "../Dialog.tsx";
import "./text.css";

export interface ImportFaultsProps {
  readonly file: string;
  readonly faults: readonly SceneFault[];
  readonly onClose: () => void;
}

export function ImportFaults({ file, faults, onClose }: ImportFaultsProps) {
  const { t } = useTranslation("scenes");
  return (
    <Dialog title={t("import-refused", { file })} onClose={onClose}>
      <ul className="scene-faults" role="alert">
        {faults.map(({ line, column, path, message }) => (
          <li key={`${line} ${column} ${path} ${message}`}>
            <b>{t("line", { line })}</b>
            <span>
              {path !== "" && <code>{path}</code>} {message}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
