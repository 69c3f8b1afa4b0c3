/**
 * All displays of the scene in small, and its panels to be taken hold of: with the pointer, or with the keys of the
 * focused one (actions.ts). Drawn by pages it can be changed by hand; laid out for another number of displays it shows
 * how the scene adapts.
 */
import { type PointerEvent, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { onWall } from "../../../shared/domain/scene/edit/wall.ts";
import { useRemPx } from "../textSize.ts";
import { drafts, useDrafts } from "./drafts.ts";
import { boxOnPage, cellAt, layDisplays, type Size, type StageDisplay } from "./layout.ts";
import { Preview, type ShownPanel } from "./Preview.tsx";
import { type Drag, type Dragged, drag, handles } from "./pointer.ts";
import { type Shown, shownAs } from "./shown.ts";
import type { SceneEditor } from "./useSceneEditor.ts";
import "./stage.css";

export interface StageProps {
  readonly editor: SceneEditor;
  readonly scene: NonNullable<SceneEditor["current"]>["scene"];
  readonly displays: readonly DisplayRow[];
  readonly shown: Shown;
  readonly live: boolean;
}

export function Stage({ editor, scene, displays, shown, live }: StageProps) {
  const { t } = useTranslation("scenes");
  const { t: names } = useTranslation("console");
  const room = useRef<HTMLDivElement>(null);
  const size = useSize(room);
  const remPx = useRemPx();
  const { panel: chosen, page: chosenPage } = useDrafts();
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const holding = useRef<Drag | null>(null);
  const screens = useMemo(() => shownAs(scene, displays, shown), [scene, displays, shown]);
  const boxes = useMemo(() => {
    const sizes = screens.map(({ display }) => ({ width: display.widthPx, height: display.heightPx }));
    return layDisplays(sizes, size, { gap: remPx, head: 1.9 * remPx });
  }, [screens, size, remPx]);
  const isDrawn = shown === "drawn";
  const present = dragged && "scene" in dragged.edited ? dragged.edited.scene : scene;
  useFocusKept(room, chosen, scene);

  const pointAt = (event: PointerEvent) => {
    const { left = 0, top = 0 } = room.current?.getBoundingClientRect() ?? {};
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const take = (event: PointerEvent<HTMLElement>, panel: string, sides: Drag["sides"]) => {
    if (!isDrawn || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    holding.current = { panel, sides, scene, from: cellAt(scene, pointAt(event), boxes) };
  };
  const move = (event: PointerEvent) => {
    if (holding.current) setDragged(drag(holding.current, cellAt(scene, pointAt(event), boxes)) ?? null);
  };
  const letGo = () => {
    holding.current = null;
    setDragged(null);
  };
  const drop = () => {
    const held = holding.current;
    letGo();
    if (!held || !dragged) return;
    const before = JSON.stringify(held.scene.pages);
    const { edited } = dragged;
    if ("refused" in edited || JSON.stringify(edited.scene.pages) !== before) editor.edit(() => edited);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are the console's; this one only ends a drag
    <div
      ref={room}
      className="stage"
      data-stage={shown}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !holding.current) return;
        event.preventDefault();
        letGo();
      }}
    >
      {screens.map((screen, n) => {
        const at = boxes[n] as StageDisplay;
        return (
          <div key={screen.number}>
            <button
              type="button"
              className="stage-head"
              aria-pressed={isDrawn && chosenPage === n && chosen === null}
              style={{ left: at.left, top: at.top, width: at.width }}
              onClick={() => isDrawn && drafts.choosePanel(null, n)}
            >
              <b>{screen.number}</b>
              <span>{isDrawn ? scene.pages[n]?.title : screen.display.label}</span>
              {screen.left.length > 0 && (
                <em>
                  {t("left-out", {
                    list: screen.left
                      .map((type) => names(`panel-${type}`, { defaultValue: type }))
                      .join(", "),
                  })}
                </em>
              )}
              <small>
                {screen.display.widthPx} × {screen.display.heightPx}
              </small>
            </button>
            <Preview display={screen.display} at={at} panels={screen.panels} live={live} />
          </div>
        );
      })}
      {isDrawn
        ? onWall(present).flatMap(({ panel, place }) =>
            scene.pages.flatMap((_, page) => {
              const box = boxOnPage(present, place, page, boxes[page] as StageDisplay);
              if (!box) return [];
              const isFirst = place[0] >= page * scene.grid.columns;
              return (
                <div
                  key={`${panel.id} ${isFirst ? "" : page}`}
                  className="stage-panel"
                  data-panel={panel.id}
                  data-chosen={panel.id === chosen}
                  data-held={holding.current?.panel === panel.id}
                  style={box}
                >
                  <button
                    type="button"
                    className="stage-hold"
                    tabIndex={isFirst ? 0 : -1}
                    aria-label={`${names(`panel-${panel.type}`, { defaultValue: panel.type })} · ${t(
                      "cells",
                      {
                        column: panel.at[0] + 1,
                        row: panel.at[1] + 1,
                        columns: panel.at[2],
                        rows: panel.at[3],
                      },
                    )}`}
                    onFocus={() => drafts.choosePanel(panel.id, page)}
                    onPointerDown={(event) => take(event, panel.id, [])}
                    onPointerMove={move}
                    onPointerUp={drop}
                    onPointerCancel={letGo}
                  />
                  {handles.map((sides) => (
                    <span
                      key={sides.join("-")}
                      className="stage-handle"
                      data-sides={sides.join(" ")}
                      onPointerDown={(event) => {
                        drafts.choosePanel(panel.id, page);
                        take(event, panel.id, sides);
                      }}
                      onPointerMove={move}
                      onPointerUp={drop}
                      onPointerCancel={letGo}
                    />
                  ))}
                </div>
              );
            }),
          )
        : screens.map(({ number, panels }, n) => (
            <Choices key={number} panels={panels} at={boxes[n] as StageDisplay} chosen={chosen} />
          ))}
      {isDrawn && dragged && <Ghost dragged={dragged} scene={scene} boxes={boxes} />}
    </div>
  );
}

/** On displays that the scene adapts to, panels can be chosen. */
function Choices(props: { panels: readonly ShownPanel[]; at: StageDisplay; chosen: string | null }) {
  const { t } = useTranslation("console");
  const { panels, at, chosen } = props;
  return panels.map(({ id, type, x, y, width, height }) => (
    <div
      key={id}
      className="stage-panel"
      data-panel={id}
      data-chosen={id === chosen}
      style={{
        left: at.left + x * at.scale,
        top: at.top + y * at.scale,
        width: width * at.scale,
        height: height * at.scale,
      }}
    >
      <button
        type="button"
        className="stage-hold"
        aria-label={t(`panel-${type}`, { defaultValue: type })}
        onFocus={() => drafts.choosePanel(id)}
      />
    </div>
  ));
}

/** Where the panel would go, and whether it may: by colour, line and sign. */
function Ghost(props: { dragged: Dragged; scene: StageProps["scene"]; boxes: readonly StageDisplay[] }) {
  const { dragged, scene, boxes } = props;
  const verdict = "refused" in dragged.edited ? "refused" : dragged.isExchange ? "exchange" : "fits";
  return scene.pages.map((_, n) => {
    const box = boxOnPage(scene, dragged.wanted, n, boxes[n] as StageDisplay);
    if (!box) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its place alone
      <div key={n} className="stage-ghost" data-verdict={verdict} style={box}>
        <svg className="stage-sign" viewBox="0 0 24 24" aria-hidden="true">
          {verdict === "refused" && <path d="M5.6 5.6l12.8 12.8M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z" />}
          {verdict === "exchange" && <path d="M4 9h14l-4-4M20 15H6l4 4" />}
          {verdict === "fits" && <path d="M4 12.5l5.5 5.5L20 6.5" />}
        </svg>
      </div>
    );
  });
}

const unmeasured: Size = { width: 0, height: 0 };

function useSize(box: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState(unmeasured);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    return () => resized.disconnect();
  }, [box]);
  return size;
}

/** The chosen panel has the keyboard, where the stage has it: also when it is new, or went to another page. */
function useFocusKept(room: RefObject<HTMLElement | null>, chosen: string | null, scene: unknown): void {
  const had = useRef(false);
  const stage = room.current;
  had.current = stage?.contains(document.activeElement) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the scene
  useLayoutEffect(() => {
    if (!had.current || chosen === null) return;
    const panel = `.stage-panel[data-panel="${CSS.escape(chosen)}"]`;
    if (document.activeElement?.closest(panel)) return;
    stage?.querySelector<HTMLElement>(`${panel} > button`)?.focus();
  }, [chosen, scene]);
}
