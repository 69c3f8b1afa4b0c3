/** What can be done with the directory, each with its key. */
import { useTranslation } from "react-i18next";
import { keyLabel } from "../keys.ts";
import { pageOnScreen } from "../page.ts";
import { type CameraTool, cameraTools, toolKeys } from "./tools.ts";

export interface DirectoryToolsProps {
  /** How many cameras a change would be about. */
  readonly meant: number;
  readonly chosen: boolean;
  readonly shown: number;
}

export function DirectoryTools({ meant, chosen, shown }: DirectoryToolsProps) {
  const { t } = useTranslation("directory");
  const may: Partial<Record<CameraTool, boolean>> = {
    ...{ edit: chosen, label: meant > 0, remove: meant > 0, takeOut: shown > 0 },
  };
  return (
    <div className="camera-tools" role="toolbar" aria-label={t("tools")}>
      {cameraTools.map((tool) => (
        <button
          key={tool}
          type="button"
          className="key-button"
          disabled={may[tool] === false}
          onClick={() => pageOnScreen().cameras?.[tool]()}
        >
          {t(`tool-${tool}`)} <kbd>{keyLabel(toolKeys[tool], "")}</kbd>
        </button>
      ))}
    </div>
  );
}
