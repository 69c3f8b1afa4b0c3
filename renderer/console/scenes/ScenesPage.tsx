/** Scenes are made and changed here: the list, all displays in small, and the settings of what is chosen. */
import { type DragEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { maxSceneTextBytes } from "../../../shared/contract/sceneFiles.ts";
import type { SceneFault } from "../../../shared/contract/scenes.ts";
import {
  addPanel,
  type Direction,
  duplicatePanel,
  exchangeTowards,
  movePanel,
  removePanel,
  resizePanel,
} from "../../../shared/domain/scene/edit/panels.ts";
import { onWall } from "../../../shared/domain/scene/edit/wall.ts";
import { useRow, useView } from "../../data/core.ts";
import { Frame, Nothing } from "../../ui/Frame.tsx";
import { textOf } from "../../ui/textOf.ts";
import { Chip } from "../Chip.tsx";
import { Scroll } from "../details/Scroll.tsx";
import { FileInput } from "../FileInput.tsx";
import { type PanelHandle, usePageHandle } from "../page.ts";
import type { PageProps } from "../pages.ts";
import { RefusalMessage } from "../RefusalMessage.tsx";
import { useSend } from "../send.ts";
import { drafts, useDrafts } from "./drafts.ts";
import { ExportDialog } from "./ExportDialog.tsx";
import { ImportFaults } from "./ImportFaults.tsx";
import { PanelForm } from "./PanelForm.tsx";
import { SceneForm } from "./SceneForm.tsx";
import { SceneList } from "./SceneList.tsx";
import { Stage } from "./Stage.tsx";
import { StageLine } from "./StageLine.tsx";
import { counts, type Shown } from "./shown.ts";
import { type SceneEditor, useSceneEditor } from "./useSceneEditor.ts";
import { usualDisplay } from "./usualDisplay.ts";
import "./scenes.css";

const directionOf: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const megabyte = 1024 * 1024;

interface RefusedFile {
  readonly name: string;
  readonly faults: readonly SceneFault[];
}

export function ScenesPage({ desk }: PageProps) {
  const { t, i18n } = useTranslation("scenes");
  const { ask, refusal, forget } = useSend();
  const editor = useSceneEditor(ask);
  const { panel, page } = useDrafts();
  const onTheWall = useRow("room")?.scene;
  const present = useView("displays").rows;
  const displays = present.length > 0 ? present : [usualDisplay];
  const [shown, setShown] = useState<Shown>("drawn");
  const [live, setLive] = useState(true);
  const [exported, setExported] = useState<string | null>(null);
  const [refusedFile, setRefusedFile] = useState<RefusedFile | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [dragging, setDragging] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { current } = editor;
  const scene = current?.scene;
  const chosen = scene && onWall(scene).find((each) => each.panel.id === panel)?.panel.id;

  const chooseFile = () => input.current?.click();
  const exportText = async () => {
    if (scene) setExported((await ask("scenes.export", { scene }))?.text ?? null);
  };
  const show = () => {
    if (current?.row) desk.send("scene.show", { scene: current.row.id });
  };
  usePageHandle({
    chooseFile,
    scene: {
      save: () => void editor.save(),
      undo: editor.undo,
      redo: editor.redo,
      create: editor.create,
      copy: editor.copy,
      export: () => void exportText(),
      show,
      toggleLive: () => setLive(!live),
    },
    panel: panelKeys(editor, chosen, page),
  });
  useEscape(refusal !== null, forget);

  async function read(file: File | undefined): Promise<void> {
    if (!file) return;
    const isTooLarge = file.size > maxSceneTextBytes;
    setTooLarge(isTooLarge ? file.name : null);
    if (isTooLarge) return;
    const read = await ask("scenes.import", { text: await file.text() });
    if (!read) return;
    if ("faults" in read) setRefusedFile({ name: file.name, faults: read.faults });
    else editor.bringIn(read.scene);
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setDragging(false);
    void read(event.dataTransfer.files[0]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button and its key do the same without a pointer
    <div
      className="scenes"
      data-dragging={dragging}
      onDragOver={(event) => {
        event.preventDefault();
        setDragging(true);
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={drop}
    >
      <Frame
        title={t("title")}
        state={editor.state}
        tools={
          <button type="button" className="key-button" onClick={editor.create}>
            {t("create")} <kbd>Ctrl N</kbd>
          </button>
        }
      >
        <div className="scenes-side">
          <Scroll label={t("title")}>
            {editor.listed.length > 0 ? (
              <SceneList editor={editor} onWall={onTheWall} />
            ) : (
              <Nothing>{t(editor.state === "loading" ? "loading" : "none")}</Nothing>
            )}
          </Scroll>
          <div className="scenes-files">
            {tooLarge !== null && (
              <p role="alert">
                {t("file-too-large", { name: tooLarge, megabytes: maxSceneTextBytes / megabyte })}
              </p>
            )}
            <button type="button" className="key-button" onClick={chooseFile}>
              {t("import")} <kbd>Shift F</kbd>
            </button>
            <button type="button" className="key-button" onClick={() => void exportText()} disabled={!scene}>
              {t("export")} <kbd>Ctrl E</kbd>
            </button>
            <p>{t("drop-here")}</p>
          </div>
        </div>
      </Frame>
      <Frame
        title={scene ? textOf(scene.name, i18n.language) : t("title")}
        state={editor.state}
        tools={
          <>
            {current?.isUnsaved && <span className="scene-unsaved">● {t("unsaved")}</span>}
            <button type="button" className="key-button" onClick={editor.undo} disabled={!editor.canUndo}>
              {t("undo")} <kbd>Ctrl Z</kbd>
            </button>
            <button type="button" className="key-button" onClick={editor.redo} disabled={!editor.canRedo}>
              {t("redo")} <kbd>Ctrl Y</kbd>
            </button>
            <button type="button" className="key-button" onClick={editor.copy} disabled={!scene}>
              {t("copy")} <kbd>Ctrl Shift D</kbd>
            </button>
            <button type="button" className="key-button" onClick={show} disabled={!current?.row}>
              {t("show")} <kbd>Ctrl ↵</kbd>
            </button>
            <button
              type="button"
              className="key-button scene-save"
              onClick={() => void editor.save()}
              disabled={!current?.isUnsaved}
            >
              {t("save")} <kbd>Ctrl S</kbd>
            </button>
          </>
        }
      >
        {scene ? (
          <div className="scenes-middle">
            <div className="scenes-shown">
              <select
                value={String(shown)}
                aria-label={t("shown")}
                onChange={({ target }) => {
                  const count = counts.find((each) => String(each) === target.value);
                  setShown(count ?? (target.value === "present" ? "present" : "drawn"));
                }}
              >
                <option value="drawn">{t("shown-drawn", { count: scene.pages.length })}</option>
                <option value="present">{t("shown-present", { count: displays.length })}</option>
                {counts.map((count) => (
                  <option key={count} value={count}>
                    {t("shown-count", { count })}
                  </option>
                ))}
              </select>
              <Chip on={live} onPress={() => setLive(!live)}>
                <span>{t("live")}</span> <kbd>Ctrl L</kbd>
              </Chip>
              {shown !== "drawn" && <p>{t("shown-how")}</p>}
            </div>
            {current?.isOvertaken && <Overtaken editor={editor} />}
            <Stage
              key={scene.id}
              editor={editor}
              scene={scene}
              displays={displays}
              shown={shown}
              live={live}
            />
            <StageLine scene={scene} />
          </div>
        ) : (
          <Nothing>{t(editor.state === "loading" ? "loading" : "none")}</Nothing>
        )}
      </Frame>
      <Frame title={t("settings")} state={editor.state}>
        {scene && (
          <Scroll key={scene.id} label={t("settings")} className="scenes-forms">
            {chosen && <PanelForm key={chosen} editor={editor} scene={scene} id={chosen} />}
            <SceneForm editor={editor} scene={scene} />
            <Give editor={editor} />
          </Scroll>
        )}
      </Frame>
      <FileInput input={input} accept=".yaml,.yml" label={t("import")} onFile={(file) => void read(file)} />
      {refusal && <RefusalMessage refusal={refusal} onClose={forget} />}
      {exported !== null && scene && (
        <ExportDialog id={scene.id} text={exported} onClose={() => setExported(null)} />
      )}
      {refusedFile && (
        <ImportFaults
          file={refusedFile.name}
          faults={refusedFile.faults}
          onClose={() => setRefusedFile(null)}
        />
      )}
    </div>
  );
}

/** What keys do to the focused panel. */
function panelKeys(editor: SceneEditor, chosen: string | undefined, page: number): PanelHandle {
  const { current } = editor;
  const towards = (key: string, change: typeof movePanel) => {
    const direction = directionOf[key];
    if (chosen && direction) editor.edit((scene) => change(scene, chosen, direction));
  };
  return {
    move: (key) => towards(key, movePanel),
    exchange: (key) => towards(key, exchangeTowards),
    resize: (key) => towards(key, resizeTowards),
    add() {
      editor.edit((scene) => addPanel(scene, page, "map"));
      chooseLast();
    },
    duplicate() {
      if (chosen) editor.edit((scene) => duplicatePanel(scene, chosen));
      chooseLast();
    },
    remove() {
      if (!chosen || !current) return;
      const ids = onWall(current.scene).map(({ panel }) => panel.id);
      const n = ids.indexOf(chosen);
      const next = ids[n + 1] ?? ids[n - 1] ?? null;
      if (editor.edit((scene) => removePanel(scene, chosen))) drafts.choosePanel(next);
    },
    leave() {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      drafts.choosePanel(null);
    },
  };

  /** What was just added. */
  function chooseLast(): void {
    const { drafts: known, refused } = drafts.read();
    const now = known.get(current?.scene.id ?? "")?.history.present;
    const before = new Set(current && onWall(current.scene).map(({ panel }) => panel.id));
    const added = now && onWall(now).find(({ panel }) => !before.has(panel.id));
    if (added && !refused) drafts.choosePanel(added.panel.id);
  }
}

/** Right and down grow the panel by its right and lower edges, left and up shrink it there. */
const resizeTowards: typeof movePanel = (scene, id, direction) => {
  const edges = { left: { right: -1 }, right: { right: 1 }, up: { down: -1 }, down: { down: 1 } };
  return resizePanel(scene, id, edges[direction]);
};

/** Others saved or removed the scene since this draft was begun: a person decides which stays. */
function Overtaken({ editor }: { editor: SceneEditor }) {
  const { t } = useTranslation("scenes");
  return (
    <div className="scenes-overtaken" role="alert">
      <p>{t("overtaken")}</p>
      <button type="button" className="key-button" onClick={editor.discard}>
        {t("take-theirs")}
      </button>
      <button type="button" className="key-button" onClick={() => void editor.overrule()}>
        {t("save-mine")}
      </button>
    </div>
  );
}

/** Ways back: to what was saved, and to what the product or the city brings. */
function Give({ editor }: { editor: SceneEditor }) {
  const { t } = useTranslation("scenes");
  const [asking, setAsking] = useState(false);
  const { current } = editor;
  const isOwn = current?.row?.origin === "station";
  const removing = t(current?.row?.beneath ? `reset-${current.row.beneath}` : "remove");
  return (
    <section className="scene-form scene-give">
      {current?.isUnsaved && (
        <button type="button" className="key-button" onClick={editor.discard}>
          {t(current.row ? "discard" : "discard-new")}
        </button>
      )}
      {isOwn && !asking && (
        <button type="button" className="key-button" onClick={() => setAsking(true)}>
          {removing}
        </button>
      )}
      {isOwn && asking && (
        <div role="alert">
          <p>{t(current?.row?.beneath ? "reset-sure" : "remove-sure")}</p>
          <button
            type="button"
            className="key-button"
            onClick={() => {
              setAsking(false);
              void editor.remove();
            }}
          >
            {removing}
          </button>
          <button type="button" className="key-button" onClick={() => setAsking(false)}>
            {t("keep")}
          </button>
        </div>
      )}
    </section>
  );
}

/** Escape closes the message first, wherever the focus is. */
function useEscape(isShown: boolean, close: () => void): void {
  useEffect(() => {
    if (!isShown) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [isShown, close]);
}
