/** A grid of cameras: as many as its rows and columns hold, in the city's order from `start`, the listed ones, or a tour. */
import { type KeyboardEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { compassPoint } from "../../../shared/domain/camera/nearest.ts";
import { bearingDeg, distanceM, type LonLat } from "../../../shared/domain/place.ts";
import { Tile } from "../../camera/Tile.tsx";
import { useView } from "../../data/core.ts";
import { formatDistance } from "../../ui/distance.ts";
import { select } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import type { PanelProps } from "../panel.ts";
import { chooseCameras, gridSchema } from "./choose.ts";
import { TourGrid } from "./TourGrid.tsx";
import "./cameras.css";

export default function CamerasPanel({ settings, place }: PanelProps) {
  const grid = useMemo(() => gridSchema.parse(settings), [settings]);
  const { rows, state } = useView("cameras");
  const tours = useView("tours");
  const { t, i18n } = useTranslation("cameras");
  const root = useRef<HTMLDivElement>(null);
  const tour = tours.rows.find(({ id }) => id === grid.tour);
  const chosen = chooseCameras(rows, grid);
  if (grid.tour !== undefined && tours.state === "loading") {
    return <p className="cameras-empty">{t("loading")}</p>;
  }
  if (tour && tour.cameras.length === 0)
    return <p className="cameras-empty">{t("tour-none", { name: textOf(tour.name, i18n.language) })}</p>;
  if (chosen.length === 0) {
    const none = rows.length > 0 ? t("gone") : t("none");
    return <p className="cameras-empty">{state === "loading" ? t("loading") : none}</p>;
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
      {tour && (
        <TourGrid tour={tour} cameras={rows} cells={grid.columns * grid.rows} without={grid.without} />
      )}
      {(tour ? [] : chosen).map((camera, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is nothing but its place
        if (!camera) return <div key={index} />;
        if (place === "wall") {
          return (
            <div key={camera.id} className="cameras-cell">
              <Tile camera={camera} urgent={grid.urgent} />
              {grid.from && <Where camera={camera} from={grid.from} />}
            </div>
          );
        }
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

/** How far from a place the camera stands, and where. */
function Where({ camera, from }: { camera: CameraRow; from: LonLat }) {
  const { t, i18n } = useTranslation("console");
  const distance = formatDistance(distanceM(from, camera.place), i18n.language);
  return (
    <p className="cameras-where">
      {distance} · {t(`compass-${compassPoint(bearingDeg(from, camera.place))}`)}
    </p>
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
