/** A camera in the directory's list: how it stands, what it is found by, and how much of the day it had a picture. */
import { useTranslation } from "react-i18next";
import { picturePercent } from "../../../shared/domain/camera/watch.ts";
import { tagText } from "../../camera/tag.ts";
import type { CityIndex } from "../../city/useCityIndex.ts";
import { Age } from "../../ui/Age.tsx";
import { HealthMark } from "../HealthMark.tsx";
import { isNeverSeen, type SeenCamera } from "./seen.ts";
import { Thumbnail } from "./Thumbnail.tsx";

export interface CameraLineProps {
  readonly camera: SeenCamera;
  readonly city: CityIndex;
  readonly marked: boolean;
}

export function CameraLine({ camera, city, marked }: CameraLineProps) {
  const { t } = useTranslation("cameras");
  const { t: directory } = useTranslation("directory");
  const words = [...camera.tags.map((tag) => tagText(tag, t)), ...camera.groups];
  return (
    <div className="camera-line camera-columns" data-marked={marked} data-state={camera.standing.state}>
      <Thumbnail camera={camera} />
      <div className="camera-line-words">
        <p>
          <HealthMark health={camera.standing.state} />
          <strong>{camera.name}</strong>
          {marked && <span className="camera-check">✓</span>}
        </p>
        <p>
          {city.districts.get(camera.district)?.name ?? camera.district}
          {words.length > 0 && ` · ${words.join(", ")}`}
          {!camera.placeKnown && <span className="camera-flag">{directory("place-unknown")}</span>}
          {(camera.origin === "station" || camera.edited) && (
            <span className="camera-flag">{directory(camera.edited ? "edited" : "added")}</span>
          )}
        </p>
      </div>
      <Watched camera={camera} />
    </div>
  );
}

/** How much of the last day it had a picture, and since when it has none. */
function Watched({ camera }: { camera: SeenCamera }) {
  const { t: console_ } = useTranslation("console");
  const { t } = useTranslation("directory");
  const { status, standing } = camera;
  const percent = status ? picturePercent(status.day) : null;
  return (
    <div className="camera-line-watched">
      <p>{percent === null ? "–" : t("percent", { number: percent })}</p>
      <p>
        {standing.state === "down" ? (
          <>
            {console_("health-down")} {standing.since !== null && <Age since={standing.since} />}
          </>
        ) : isNeverSeen(camera) ? (
          t("never")
        ) : (
          status?.pictureAt != null && <Age since={status.pictureAt} />
        )}
      </p>
    </div>
  );
}
