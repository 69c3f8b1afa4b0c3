/** The scene itself: names, the digit that shows it, and its pages. */
import { useTranslation } from "react-i18next";
import {
  addPage,
  movePage,
  removePage,
  renameScene,
  setPageTitle,
  setSceneDigit,
} from "../../../shared/domain/scene/edit/scenes.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import { textOf } from "../../ui/textOf.ts";
import { drafts, useDrafts } from "./drafts.ts";
import { ChoiceField, TextField } from "./Fields.tsx";
import { Occasions } from "./Occasions.tsx";
import type { SceneEditor } from "./useSceneEditor.ts";
import "./forms.css";

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export function SceneForm({ editor, scene }: { editor: SceneEditor; scene: Scene }) {
  const { t, i18n } = useTranslation("scenes");
  const { page: chosen } = useDrafts();
  const ownerOf = (digit: number) =>
    editor.listed.find((each) => each.scene.position === digit && each.scene.id !== scene.id);
  const shares = ownerOf(scene.position);
  return (
    <section className="scene-form" aria-label={t("scene")}>
      <h3>{t("scene")}</h3>
      <TextField
        label={t("name-id")}
        value={scene.name.id}
        least={1}
        most={40}
        onChange={(id) => editor.edit((draft) => renameScene(draft, { id }), "name id")}
      />
      <TextField
        label={t("name-en")}
        value={scene.name.en}
        least={1}
        most={40}
        onChange={(en) => editor.edit((draft) => renameScene(draft, { en }), "name en")}
      />
      <ChoiceField
        label={t("digit")}
        value={String(scene.position)}
        choices={digits.map((digit) => {
          const owner = ownerOf(digit);
          const name = owner && ` · ${textOf(owner.scene.name, i18n.language)}`;
          return { value: String(digit), text: `${digit}${name ?? ""}` };
        })}
        onChange={(digit) => editor.edit((draft) => setSceneDigit(draft, Number(digit)))}
      />
      {shares && (
        <p className="scene-warning" role="status">
          {t("digit-shared", { name: textOf(shares.scene.name, i18n.language) })}
        </p>
      )}
      <h4>{t("pages")}</h4>
      <ol className="scene-pages">
        {scene.pages.map((page, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its place alone
          <li key={n} data-chosen={n === chosen}>
            <b>{n + 1}</b>
            <TextField
              label={t("page-title", { number: n + 1 })}
              value={page.title}
              least={0}
              most={80}
              onChange={(title) => editor.edit((draft) => setPageTitle(draft, n, title), `page ${n}`)}
            />
            <button
              type="button"
              className="scene-small"
              disabled={n === 0}
              aria-label={t("page-earlier", { number: n + 1 })}
              onClick={() => editor.edit((draft) => movePage(draft, n, n - 1))}
            >
              ↑
            </button>
            <button
              type="button"
              className="scene-small"
              disabled={n === scene.pages.length - 1}
              aria-label={t("page-later", { number: n + 1 })}
              onClick={() => editor.edit((draft) => movePage(draft, n, n + 1))}
            >
              ↓
            </button>
            <button
              type="button"
              className="scene-small"
              disabled={scene.pages.length === 1}
              aria-label={t("page-remove", { number: n + 1 })}
              onClick={() => editor.edit((draft) => removePage(draft, n))}
            >
              ×
            </button>
          </li>
        ))}
      </ol>
      <button
        type="button"
        className="key-button"
        onClick={() => {
          const last = scene.pages.length - 1;
          const isAdded = editor.edit((draft) => addPage(draft, last, "", "map"));
          if (isAdded) drafts.choosePanel(null, last + 1);
        }}
      >
        {t("page-add")}
      </button>
      <Occasions editor={editor} scene={scene} />
    </section>
  );
}
