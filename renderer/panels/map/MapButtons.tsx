import { useTranslation } from "react-i18next";
import type { Placed } from "./gather.ts";
import type { MapView } from "./MapView.ts";

export interface MapButtonsProps {
  readonly view: MapView | undefined;
  /** Stays where it is on screen; null for the middle. */
  readonly around: () => Placed["place"] | null;
}

/** Nearer, farther, and the whole city, for a pointer; keys do the same on the map itself. */
export function MapButtons({ view, around }: MapButtonsProps) {
  const { t } = useTranslation("map");
  return (
    <div className="map-buttons">
      <button type="button" title={t("zoom-in")} onClick={() => view?.framing.zoomBy(1, around())}>
        +
      </button>
      <button type="button" title={t("zoom-out")} onClick={() => view?.framing.zoomBy(-1, around())}>
        −
      </button>
      <button type="button" title={t("whole-city")} onClick={() => view?.framing.showWholeCity(true)}>
        ⌂
      </button>
    </div>
  );
}
