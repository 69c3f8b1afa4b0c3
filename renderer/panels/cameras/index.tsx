/** A grid of cameras: as many as its rows and columns hold, in the city's order from `start`, or the listed ones. */
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Tile } from "../../camera/Tile.tsx";
import { useView } from "../../data/core.ts";
import { select } from "../../ui/selection.ts";
import type { PanelProps } from "../panel.ts";
import { chooseCameras, gridSchema } from "./choose.ts";
import "./cameras.css";

export default function CamerasPanel({ settings, place }: PanelProps) {
  const grid = gridSchema.parse(settings);
  const { rows, state } = useView("cameras");
  const { t } = useTranslation("cameras");
  const root = useRef<HTMLDivElement>(null);
  if (rows.length === 0) {
    return <p className="cameras-empty">{state === "loading" ? t("loading") : t("none")}</p>;
  }
  return (
    <div
      ref={root}
      className="cameras"
      style={{
        gridTemplateColumns: `repeat(${grid.columns}, minmax(0, 1fr))`,
        gridTemplateRows: `repeat(${grid.rows}, minmax(0, 1fr))`,
      }}
    >
      {chooseCameras(rows, grid).map((camera, index) => {
        if (place === "wall") return <Tile key={camera.id} camera={camera} />;
        return (
          <button
            key={camera.id}
            type="button"
            className="cameras-button"
            aria-label={camera.name}
            onClick={() => select({ kind: "camera", id: camera.id })}
            onKeyDown={(event) => moveFocus(event, root.current, index, grid.columns)}
          >
            <Tile camera={camera} />
          </button>
        );
      })}
    </div>
  );
}

const steps: Record<string, (columns: number) => number> = {
  ArrowLeft: () => -1,
  ArrowRight: () => 1,
  ArrowUp: (columns) => -columns,
  ArrowDown: (columns) => columns,
};

function moveFocus(event: KeyboardEvent, root: HTMLElement | null, index: number, columns: number): void {
  const step = steps[event.key]?.(columns);
  const next = step === undefined ? undefined : root?.children[index + step];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
