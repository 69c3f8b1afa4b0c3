/** Some of the city's cameras alone, by how they stand. It shows all of them at once, until somebody moves it. */
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { extentOf } from "../../../shared/domain/place.ts";
import { useRow } from "../../data/core.ts";
import { useCountFormat } from "../../ui/count.ts";
import { LinkAge } from "../../ui/LinkAge.tsx";
import type { CameraState } from "./features.ts";
import { CameraMark } from "./Legend.tsx";
import { MapButtons } from "./MapButtons.tsx";
import { useCredit } from "./useCredit.ts";
import { useFigures } from "./useFigures.ts";
import { useMapView } from "./useMapView.ts";
import "../../ui/fonts.ts";
import "./map.css";

const states: readonly CameraState[] = ["up", "down", "unknown"];
/** Somebody who types a word changes what is shown with each letter. */
const fitAfterMs = 300;

export interface CameraMapProps<Camera extends CameraRow> {
  readonly cameras: readonly Camera[];
  /** No camera of the city is left out: then the whole city is in view. */
  readonly whole: boolean;
  readonly stateOf: (camera: Camera) => CameraState;
  readonly chosen: Camera | undefined;
  readonly stale: boolean;
  /** In a corner of the map. */
  readonly children: ReactNode;
}

export default function CameraMap<Camera extends CameraRow>({
  cameras,
  whole,
  stateOf,
  chosen,
  stale,
  children,
}: CameraMapProps<Camera>) {
  const root = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLElement>(null);
  const city = useRow("city");
  const count = useCountFormat();
  const { t } = useTranslation("map");
  const { view, state, base } = useMapView(box, legend, city, "console", t("cameras"));
  const credit = useCredit(base?.ground, city);
  useFigures(root, view);
  useEffect(
    () => view?.showCameras(cameras.map((camera) => ({ camera, state: stateOf(camera) }))),
    [view, cameras, stateOf],
  );
  useEffect(() => {
    view?.showSelected(chosen ? { camera: chosen, state: stateOf(chosen) } : null);
  }, [view, chosen, stateOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the map, not news of it
  useEffect(() => {
    if (chosen) view?.framing.bringIntoView(chosen.place);
  }, [view, chosen?.id]);
  const ids = useMemo(() => cameras.map(({ id }) => id).join(), [cameras]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for which cameras there are
  useEffect(() => {
    if (!view) return;
    const fit = () => {
      const extent = whole || cameras.length === 0 ? null : extentOf([cameras.map(({ place }) => place)]);
      if (extent) view.framing.open(extent);
      else view.framing.showWholeCity(true);
    };
    const timer = setTimeout(fit, fitAfterMs);
    return () => clearTimeout(timer);
  }, [view, ids, whole]);

  const press = (event: KeyboardEvent) => {
    if (event.key !== "Home") return;
    event.preventDefault();
    view?.framing.showWholeCity(true);
  };
  const placeless = cameras.filter(({ placeKnown }) => !placeKnown).length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the focus, its keys bubble up to here
    <section
      ref={root}
      className="map"
      data-map={state}
      data-place="console"
      data-stale={stale}
      onKeyDown={press}
    >
      <div ref={box} className="map-box" />
      <aside ref={legend} className="map-legend">
        <div className="map-legend-group">
          <ul>
            {states.map((each) => (
              <li key={each}>
                <CameraMark state={each} />
                {t(`camera-${each}`)}{" "}
                <b>{count(cameras.filter((camera) => stateOf(camera) === each).length)}</b>
              </li>
            ))}
          </ul>
        </div>
        {credit !== null && <p className="map-credit">{credit}</p>}
      </aside>
      <MapButtons view={view} around={() => chosen?.place ?? null} />
      <div className="map-notices">
        {stale ? <p>{t("stale")}</p> : <LinkAge />}
        {placeless > 0 && <p>{t("placeless", { number: count(placeless) })}</p>}
        {base && !base.complete && <p>{t("base-missing")}</p>}
      </div>
      {state !== "ready" && <p className="map-state">{t(state === "failed" ? "failed" : "loading")}</p>}
      {children !== null && <div className="map-corner">{children}</div>}
    </section>
  );
}
