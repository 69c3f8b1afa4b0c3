/** The cameras nearest to a place, playing, with how far and in which direction they stand. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { type AnyPlace, bearingDeg, distanceM } from "../../../shared/domain/place.ts";
import { Tile } from "../../camera/Tile.tsx";
import { useView } from "../../data/core.ts";
import { formatDistance } from "../../ui/distance.ts";
import { select } from "../../ui/selection.ts";

const shown = 4;

export interface NearestProps {
  readonly place: AnyPlace;
  /** A camera that is shown already. */
  readonly except?: string;
}

export function Nearest({ place, except }: NearestProps) {
  const cameras = useView("cameras");
  const { t, i18n } = useTranslation("console");
  const nearest = useMemo(() => nearestCameras(cameras.rows, place, except), [cameras.rows, place, except]);
  if (nearest.length === 0) return null;
  return (
    <section className="nearest">
      <h3>{t("nearest-cameras")}</h3>
      <ul>
        {nearest.map(({ camera, metres }) => (
          <li key={camera.id}>
            <button
              type="button"
              className="tile-button"
              aria-label={camera.name}
              onClick={() => select({ kind: "camera", id: camera.id })}
            >
              <Tile camera={camera} />
            </button>
            <p>
              {formatDistance(metres, i18n.language)} ·{" "}
              {t(`compass-${compassPoint(bearingDeg(place, camera.place))}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function nearestCameras(
  cameras: readonly CameraRow[],
  place: AnyPlace,
  except?: string,
): { camera: CameraRow; metres: number }[] {
  return cameras
    .filter((camera) => camera.id !== except)
    .map((camera) => ({ camera, metres: distanceM(place, camera.place) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, shown);
}

const points = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

export function compassPoint(degrees: number): (typeof points)[number] {
  return points[Math.round(degrees / 45) % 8] as (typeof points)[number];
}
