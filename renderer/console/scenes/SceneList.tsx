/** All scenes by their digits: whose each is, which one is on the wall, and which have changes that are not saved. */
import { useTranslation } from "react-i18next";
import { textOf } from "../../ui/textOf.ts";
import { drafts } from "./drafts.ts";
import type { SceneEditor } from "./useSceneEditor.ts";
import "./list.css";

export function SceneList({ editor, onWall }: { editor: SceneEditor; onWall: string | undefined }) {
  const { t, i18n } = useTranslation("scenes");
  return (
    <ul className="scene-list">
      {editor.listed.map(({ scene, row, isUnsaved, isOvertaken }) => (
        <li key={scene.id}>
          <button
            type="button"
            aria-current={scene.id === editor.current?.scene.id}
            onClick={() => drafts.choose(scene.id)}
          >
            <kbd>{scene.position}</kbd>
            <strong>{textOf(scene.name, i18n.language)}</strong>
            <span className="scene-origin">
              {t(`origin-${row?.origin ?? "new"}`)}
              {row?.beneath && ` · ${t("changed-here")}`}
            </span>
            {(scene.id === onWall || isUnsaved) && (
              <span className="scene-marks">
                {scene.id === onWall && <em data-mark="wall">{t("on-wall")}</em>}
                {isUnsaved && <em data-mark={isOvertaken ? "overtaken" : "unsaved"}>● {t("unsaved")}</em>}
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
