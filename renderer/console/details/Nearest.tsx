/** The cameras nearest to a place, playing, with how far and in which direction they stand. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { compassPoint, nearestCameras } from "../../../shared/domain/camera/nearest.ts";
import { type AnyPlace, bearingDeg } from "../../../shared/domain/place.ts";
import { useView } from "../../data/core.ts";
import { formatDistance } from "../../ui/distance.ts";
import { CameraButton } from "../CameraButton.tsx";

const mostShown = 4;

export interface NearestProps {
  readonly place: AnyPlace;
  /** A camera that is shown already. */
  readonly except?: string;
}

export function Nearest({ place, except }: NearestProps) {
  const cameras = useView("cameras");
  const { t, i18n } = useTranslation("console");
  const nearest = useMemo(
    () => nearestCameras(cameras.rows, place, mostShown, except),
    [cameras.rows, place, except],
  );
  if (nearest.length === 0) return null;
  return (
    <section className="nearest">
      <h3>{t("nearest-cameras")}</h3>
      <ul>
        {nearest.map(({ camera, metres }) => (
          <li key={camera.id}>
            <CameraButton camera={camera} />
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
