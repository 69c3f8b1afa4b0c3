/**
 * A display in small, with the very panels of the wall. They are laid out at the console's own text size, in a box that
 * is as many rem wide as the display, and scaled down as one picture: everything on it is as large against the rest as
 * on the wall.
 */
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { minimumFontPx } from "../../../shared/domain/scene/legibility.ts";
import { PanelSlot } from "../../panels/PanelSlot.tsx";
import { useRemPx } from "../textSize.ts";
import type { StageDisplay } from "./layout.ts";

/** A panel as a window of the wall gets it. */
export type ShownPanel = DisplayRow["panels"][number];

export interface PreviewProps {
  readonly display: DisplayRow;
  readonly at: StageDisplay;
  readonly panels: readonly ShownPanel[];
  /** The panels themselves, or only what they are. */
  readonly live: boolean;
}

export const Preview = memo(function Preview({ display, at, panels, live }: PreviewProps) {
  const remPx = useRemPx();
  const shrink = remPx / minimumFontPx(display);
  return (
    <div
      className="stage-picture"
      style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
      inert
    >
      <div
        className="stage-wall"
        style={{
          width: display.widthPx * shrink,
          height: display.heightPx * shrink,
          transform: `scale(${at.scale / shrink})`,
        }}
      >
        {live &&
          panels.map(({ id, type, x, y, width, height, settings }) => (
            <div
              key={`${id} ${type}`}
              className="stage-content"
              data-preview={id}
              style={{ left: x * shrink, top: y * shrink, width: width * shrink, height: height * shrink }}
            >
              <PanelSlot id={`scenes ${id}`} type={type} settings={settings} place="wall" />
            </div>
          ))}
      </div>
      {!live && panels.map((panel) => <Outline key={panel.id} panel={panel} scale={at.scale} />)}
    </div>
  );
});

/** Name, cells of a grid of cameras, and size in pixels of the display. */
function Outline({ panel, scale }: { panel: ShownPanel; scale: number }) {
  const { t } = useTranslation("console");
  const { columns, rows } = panel.settings;
  const cells = typeof columns === "number" && typeof rows === "number" ? { columns, rows } : null;
  return (
    <div
      className="stage-outline"
      data-type={panel.type}
      style={{
        left: panel.x * scale,
        top: panel.y * scale,
        width: panel.width * scale,
        height: panel.height * scale,
        backgroundSize: cells ? `${100 / cells.columns}% ${100 / cells.rows}%` : undefined,
      }}
    >
      <strong>{t(`panel-${panel.type}`, { defaultValue: panel.type })}</strong>
      <span>
        {panel.width} × {panel.height}
      </span>
    </div>
  );
}
