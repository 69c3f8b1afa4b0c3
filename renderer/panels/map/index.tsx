/** The incident map: the city, its cameras, incidents and how far each is, and where officers are and go. */
import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import type { IncidentRow } from "../../../shared/contract/incidents.ts";
import { lonLatSchema } from "../../../shared/domain/place.ts";
import { useCityIndex } from "../../city/useCityIndex.ts";
import { useRow, useView } from "../../data/core.ts";
import { positionOf } from "../../data/positions.ts";
import { useNow } from "../../ui/clock.ts";
import { LinkAge } from "../../ui/LinkAge.tsx";
import { offerMapSight } from "../../ui/mapSight.ts";
import { usePlaceQuestion } from "../../ui/placePick.ts";
import { type Selection, useSelection } from "../../ui/selection.ts";
import { textOf } from "../../ui/textOf.ts";
import type { PanelProps } from "../panel.ts";
import { cameraOnMap } from "./features.ts";
import { IncidentReader, waysOf } from "./incidents.ts";
import { Legend } from "./Legend.tsx";
import { MapButtons } from "./MapButtons.tsx";
import { useCredit } from "./useCredit.ts";
import { useFigures } from "./useFigures.ts";
import { useMapView } from "./useMapView.ts";
import "../../ui/fonts.ts";
import "./map.css";

const settingsSchema = z.object({
  /** An officer who is never counted in a bubble and drawn in a ring. */
  follow: z.string().optional(),
  /** What is in the middle, and how near; without it the whole city is in view. */
  centre: lonLatSchema.optional(),
  zoom: z.number().min(0).max(24).default(15),
  /** An incident to be drawn in a ring, whatever is looked at in this window. */
  incident: z.string().optional(),
});

/** How soon a mark says that its incident is late. */
const breachSeenMs = 5000;

export default function MapPanel({ settings, place }: PanelProps) {
  const { follow, centre, zoom, incident: ringed } = settingsSchema.parse(settings);
  const sight = centre ? { center: [centre[0], centre[1]] as [number, number], zoom } : null;
  const root = useRef<HTMLElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const legend = useRef<HTMLElement>(null);
  const row = useRow("city");
  const city = useCityIndex();
  const incidents = useView("incidents");
  const cameras = useView("cameras");
  const officers = useView("officers");
  const warnings = useView("warnings");
  const looked = useSelection();
  const selection = useMemo<Selection | null>(
    () => (ringed === undefined ? looked : { kind: "incident", id: ringed }),
    [ringed, looked],
  );
  const question = usePlaceQuestion();
  const { t, i18n } = useTranslation("map");
  const { view, state, base } = useMapView(box, legend, row, place, t("title"), sight);
  const credit = useCredit(base?.ground, row);
  useFigures(root, view);

  const language = i18n.language === "en" ? "en" : "id";
  const now = useNow(breachSeenMs);
  const reader = useMemo(() => new IncidentReader(city, language), [city, language]);
  const incident = incidents.rows.find((row) => isChosen(row, selection));
  const selected = incident?.id ?? null;
  // Read for a map that is there to show them: a page that comes back is drawn before its map hears of ten thousand.
  useEffect(
    () => view?.showIncidents(reader.onMap(incidents.rows, selected, now)),
    [view, reader, incidents.rows, selected, now],
  );
  useEffect(() => view?.showWays(waysOf(incidents.rows)), [view, incidents.rows]);
  useEffect(() => view?.showCameras(cameras.rows.map(cameraOnMap)), [view, cameras.rows]);
  const { t: words } = useTranslation("sources");
  useEffect(() => {
    const named = warnings.rows.map(({ id, severity, polygons, event, exercise }) => {
      const name = `${textOf(event, language)} · ${words(`severity-${severity}`)}`;
      return { id, severity, polygons, name: exercise ? `${words("exercise")} · ${name}` : name };
    });
    view?.showWarnings(named);
  }, [view, warnings.rows, words, language]);
  useEffect(() => view?.fleet.show(officers.rows, city.agencies), [view, officers.rows, city]);
  useEffect(() => view?.fleet.select(selection?.kind === "officer" ? selection.id : null), [view, selection]);

  const camera = cameras.rows.find(({ id }) => selection?.kind === "camera" && id === selection.id);
  const selectedOnMap = incident && reader.one(incident, now);
  useEffect(() => {
    if (selectedOnMap) view?.showSelected({ incident: selectedOnMap });
    else view?.showSelected(camera ? cameraOnMap(camera) : null);
  }, [view, selectedOnMap, camera]);
  const selectedPlace = () =>
    incident?.place ?? camera?.place ?? (selection && positionOf(selection.id)?.place) ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new selection moves the map, not news of the old one
  useEffect(() => {
    const at = selectedPlace();
    if (at && !sight) view?.framing.bringIntoView(at);
  }, [view, selection]);
  const seen = JSON.stringify(sight);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` stands for what is to be in view
  useEffect(() => {
    if (sight) view?.framing.show(sight);
  }, [view, seen]);

  useEffect(() => view?.showQuestion(question), [view, question]);
  useEffect(() => {
    if (view && place === "console") return offerMapSight(() => view.framing.now);
  }, [view, place]);

  const press = (event: KeyboardEvent) => {
    if (event.key !== "Home") return;
    event.preventDefault();
    view?.framing.showWholeCity(true);
  };
  const stale = [incidents, cameras, officers, warnings].some((rows) => rows.state === "stale");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the canvas inside has the focus, its keys bubble up to here
    <section
      ref={root}
      className="map"
      data-map={state}
      data-base={base?.ground}
      data-place={place}
      data-stale={stale}
      data-follow={follow}
      onKeyDown={place === "console" ? press : undefined}
    >
      <div ref={box} className="map-box" />
      {!sight && <Legend ref={legend} city={row} credit={credit} />}
      {place === "console" && <MapButtons view={view} around={selectedPlace} />}
      <div className="map-notices">
        {stale ? <p>{t("stale")}</p> : <LinkAge />}
        {base && !base.complete && <p>{t("base-missing")}</p>}
      </div>
      {state !== "ready" && <p className="map-state">{t(state === "failed" ? "failed" : "loading")}</p>}
    </section>
  );
}

/** A report stands for the incident that it belongs to. */
function isChosen({ id, reports }: IncidentRow, selection: Selection | null): boolean {
  if (selection?.kind === "incident") return id === selection.id;
  return selection?.kind === "report" && reports.includes(selection.id);
}
