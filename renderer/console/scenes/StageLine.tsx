/** Below the stage: why the last change was not made, else what the keys do to the chosen panel. */
import { useTranslation } from "react-i18next";
import { findPanel } from "../../../shared/domain/scene/edit/panels.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { useDrafts } from "./drafts.ts";

export function StageLine({ scene }: { scene: Scene }) {
  const { t } = useTranslation("scenes");
  const { t: names } = useTranslation("console");
  const { refused, panel } = useDrafts();
  if (refused) {
    const type = refused.by === undefined ? undefined : findPanel(scene, refused.by)?.panel.type;
    const by = type === undefined ? "" : names(`panel-${type}`, { defaultValue: type });
    return (
      <p className="stage-line" role="alert" data-refused={refused.refused}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5.6 5.6l12.8 12.8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z" />
        </svg>
        {t(`refused-${refused.refused}`, { by })}
      </p>
    );
  }
  if (panel === null) return <p className="stage-line">{t("how-choose")}</p>;
  return (
    <p className="stage-line">
      <kbd>← ↑ → ↓</kbd> {t("key-move")} <kbd>Shift</kbd> {t("key-resize")} <kbd>Ctrl</kbd>{" "}
      {t("key-exchange")} <kbd>N</kbd> {t("key-add")} <kbd>Ctrl D</kbd> {t("key-duplicate")} <kbd>Del</kbd>{" "}
      {t("key-remove")} <kbd>Esc</kbd> {t("key-leave")}
    </p>
  );
}
