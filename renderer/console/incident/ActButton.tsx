import { useTranslation } from "react-i18next";
import { useModules } from "../../city/useModules.ts";
import { actionsInUse } from "../actions/index.ts";
import { keyLabel } from "../keys.ts";
import { type ActName, acts, type Standing } from "./acts.ts";

export interface ActButtonProps {
  readonly act: ActName;
  readonly standing: Standing;
  readonly onAct: (act: ActName) => void;
}

/** An act and its key. What cannot be done now is dimmed and says why, when it is pointed at and when it is pressed. */
export function ActButton({ act, standing, onAct }: ActButtonProps) {
  const { t } = useTranslation("incidents");
  const isUsed = actionsInUse(useModules()).some(({ name }) => name === `incident-${act}`);
  if (!isUsed) return null;
  const hindrance = acts[act].hindrance(standing);
  return (
    <button
      type="button"
      className="key-button"
      data-act={act}
      aria-disabled={hindrance !== null}
      title={hindrance ? t(`not-${hindrance}`) : undefined}
      onClick={() => onAct(act)}
    >
      {t(`act-${act}`)} <kbd>{keyLabel(acts[act].key, "")}</kbd>
    </button>
  );
}
