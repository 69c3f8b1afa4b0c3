/**
 * One MapLibre map and what is drawn on it. Knows nothing of React: it is given rows and says what was clicked.
 *
 * Guarantees: it never draws when nothing visible changed. Does not guarantee to survive the loss of its graphics
 * context: it says so once, and whoever owns it builds another (useMapView.ts).
 */
import {
  type LayerSpecification,
  Map as MapLibre,
  type MapMouseEvent,
  Marker,
  MercatorCoordinate,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { CityRow } from "../../../shared/contract/rows.ts";
import { type LonLat, lonLat } from "../../../shared/domain/place.ts";
import type { PlaceQuestion } from "../../ui/placePick.ts";
import type { Selection } from "../../ui/selection.ts";
import type { BaseMap } from "./base.ts";
import { districtNames } from "./districtNames.ts";
import { Dragged } from "./dragged.ts";
import {
  type CameraOnMap,
  cameraFeature,
  type IconOf,
  incidentFeature,
  type MarkFeature,
  type MarkProperties,
  officerFeatures,
} from "./features.ts";
import { FrameTimes } from "./frameTimes.ts";
import { Framing, paddingOf, type Sight, surroundings } from "./framing.ts";
import type { Placed } from "./gather.ts";
import { Ground, type GroundLayers } from "./ground.ts";
import { IncidentMarks } from "./incidentMarks.ts";
import type { IncidentOnMap, Way } from "./incidents.ts";
import { KeyRhythm } from "./keyRhythm.ts";
import {
  layerAboveOfficers,
  layerAboveWays,
  type MarkSource,
  markScale,
  markSources,
  withMarks,
} from "./layers.ts";
import { Marks } from "./marks.ts";
import { drawNewsOnce, type FramedMap } from "./newsFrames.ts";
import { Fleet } from "./officers/fleet.ts";
import { OfficerLayer } from "./officers/layer.ts";
import { WayLayer } from "./officers/ways.ts";
import { Sources } from "./sources.ts";
import { StepAside } from "./stepAside.ts";
import { baseStyle } from "./style.ts";
import { type Found, under } from "./under.ts";
import { addHatchings, showWarnings, type WarningOnMap, warningsDrawn } from "./warnings.ts";
import "maplibre-gl/dist/maplibre-gl.css";

// The page's policy takes scripts from the app alone, so the worker is a file of the build.
setWorkerUrl(workerUrl);

export interface MapViewOptions {
  readonly box: HTMLElement;
  readonly bounds: CityRow["bounds"];
  readonly base: BaseMap;
  readonly remPx: number;
  readonly place: "wall" | "console";
  /** Lies over the map's right or lower edge; the city is fitted beside it. */
  readonly legend: HTMLElement | null;
  /** What was in view before the map was rebuilt; null for the whole city. */
  readonly sight: Sight | null;
  readonly onReady: () => void;
  readonly onLost: () => void;
  readonly onPick: (picked: Selection | null) => void;
  /** A click anywhere. True where somebody asked for a place: then it chooses nothing. */
  readonly onPlace: (place: LonLat) => boolean;
}

export interface Figures {
  readonly incidents: number;
  readonly cameras: number;
  readonly officers: number;
  readonly ways: number;
  readonly warnings: number;
}

const officerRem = 0.62;
/** What is drawn by itself reaches no farther from its place: an officer in a ring, near the street. */
const reachRem = 1.3;
const roomMs = 50;
/** Bubbles open and close when the zoom has changed by so much. */
const zoomStep = 0.2;

export class MapView {
  readonly fleet: Fleet;
  readonly framing: Framing;
  private readonly map: MapLibre;
  private readonly frames = new FrameTimes();
  private readonly keys = new KeyRhythm();
  private readonly options: MapViewOptions;
  private readonly marks: Marks;
  private readonly sources: Sources;
  private readonly incidents: IncidentMarks;
  private readonly stepAside: StepAside;
  private readonly officers: OfficerLayer;
  private readonly ways: WayLayer;
  private dragged: Dragged | undefined;
  private bubbles: readonly MarkFeature[] = [];
  private alone: readonly Placed[] = [];
  private gatheredAtZoom = 0;
  private room: ReturnType<typeof setTimeout> | undefined;
  /** Officers have news for the frame that room is made for. */
  private officersWait = false;
  private removed = false;
  private asked = false;
  private answer: Marker | undefined;

  /** Throws where the machine cannot draw maps: no WebGL 2. */
  constructor(options: MapViewOptions) {
    this.options = options;
    const { box, base, bounds, remPx, place, legend, sight } = options;
    const wholeCity = base.extent ?? bounds;
    const [west, south, east, north] = wholeCity;
    const [aroundX, aroundY] = [(east - west) / 2, (north - south) / 2];
    const frame = { box, legend, wholeCity, remPx };
    const style = baseStyle(base, remPx);
    const map = new MapLibre({
      container: box,
      style: withMarks(style, remPx),
      interactive: place === "console",
      attributionControl: false,
      // See framing.ts.
      trackResize: false,
      fadeDuration: 0,
      renderWorldCopies: false,
      dragRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 18,
      maxBounds: [west - 2 * aroundX, south - 2 * aroundY, east + 2 * aroundX, north + 2 * aroundY],
      ...(sight ?? { bounds: [west, south, east, north], fitBoundsOptions: { padding: paddingOf(frame) } }),
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    this.map = map;
    this.framing = new Framing(map, frame, sight !== null);
    this.marks = new Marks(map, remPx);
    this.sources = new Sources(map);
    this.stepAside = new StepAside(map, this.marks, districtNames(base), remPx);
    this.incidents = new IncidentMarks(map, remPx, this.keys, this.iconOf, (marks) => {
      this.show("incidents", marks);
      this.makeRoom();
    });
    this.fleet = new Fleet(
      {
        frames: this.frames,
        zoom: () => map.getZoom(),
        repaint: () => {
          this.dragged?.hear();
          map.triggerRepaint();
        },
        surroundings: () => surroundings(map),
        showBubbles: (bubbles, alone) => {
          const isNear = surroundings(map);
          const near = bubbles.filter(({ place }) => isNear(place));
          this.bubbles = officerFeatures(near, this.iconOf);
          this.alone = alone.filter(({ place }) => isNear(place));
          this.officersWait = true;
          this.makeRoom();
        },
      },
      remPx,
    );
    const { x, y } = MercatorCoordinate.fromLngLat([(west + east) / 2, (south + north) / 2]);
    const scalePx = () => remPx * markScale(map.getZoom()) * map.getPixelRatio();
    this.officers = new OfficerLayer(
      [x, y],
      () => officerRem * scalePx(),
      (draw) => this.fleet.draw(draw),
    );
    this.ways = new WayLayer([x, y], scalePx, (draw) => this.fleet.drawWays(draw));
    this.listen(style.layers);
  }

  remove(): void {
    this.rest();
    this.map.remove();
  }

  /** Nobody sees it for a while: it hears no news and is not drawn, and can be woken with what it shows. */
  sleep(): void {
    clearTimeout(this.room);
    this.room = undefined;
    this.incidents.sleep();
    this.fleet.sleep();
  }

  /** Is told all rows anew right after it. */
  wake(): void {
    this.fleet.wake();
    this.makeRoom();
    this.map.triggerRepaint();
  }

  /** True once its graphics context is lost. */
  get lost(): boolean {
    return this.removed;
  }

  /** Nothing is drawn any more: a map without its graphics context takes no pictures. */
  private rest(): void {
    this.removed = true;
    removeEventListener("keydown", this.hearKey, true);
    this.framing.remove();
    this.dragged?.remove();
    this.sleep();
  }

  /** What the map is, for those who hear the screen. */
  setTitle(title: string): void {
    this.map.getCanvas().setAttribute("aria-label", title);
  }

  showIncidents(incidents: readonly IncidentOnMap[]): void {
    this.incidents.show(incidents);
  }

  showWays(ways: readonly Way[]): void {
    this.fleet.sendOut(ways);
  }

  showWarnings(warnings: readonly WarningOnMap[]): void {
    showWarnings(this.map, warnings);
  }

  showCameras(cameras: readonly CameraOnMap[]): void {
    this.show(
      "cameras",
      cameras.map((camera) => cameraFeature(camera, false, this.iconOf)),
    );
  }

  /** Shows that a click gives a place, and which one was given. */
  showQuestion(question: PlaceQuestion | null): void {
    this.asked = question !== null;
    this.answer?.remove();
    this.answer = undefined;
    if (!question?.place) return;
    const element = document.createElement("div");
    element.className = "map-answer";
    this.answer = new Marker({ element }).setLngLat([question.place[0], question.place[1]]).addTo(this.map);
    this.framing.bringIntoView(question.place);
  }

  /** Draws what is looked at above everything else, in a ring. Officers are the fleet's to draw. */
  showSelected(selected: { incident: IncidentOnMap } | CameraOnMap | null): void {
    if (!selected) this.show("selected", []);
    else if ("incident" in selected) {
      this.show("selected", [incidentFeature(selected.incident, true, this.iconOf)]);
    } else this.show("selected", [cameraFeature(selected, true, this.iconOf)]);
  }

  /** What the map really shows, counted on the last frame; a bubble counts as many as it stands for. */
  figures(): Figures {
    const rendered = (layer: MarkSource) => [
      ...new Map(
        this.map
          .queryRenderedFeatures({ layers: [layer] })
          .map(({ properties }) => [properties.id as string, properties as MarkProperties]),
      ).values(),
    ];
    const count = (layer: MarkSource) => rendered(layer).reduce((sum, mark) => sum + mark.count, 0);
    return {
      incidents: count("incidents") + rendered("selected").filter(({ kind }) => kind === "incident").length,
      cameras: count("cameras"),
      officers: count("officer-bubbles") + this.officers.count,
      ways: this.ways.count,
      warnings: warningsDrawn(this.map),
    };
  }

  private readonly hearKey = (): void => this.keys.press(performance.now());

  private readonly iconOf: IconOf = (mark) => this.marks.idOf(mark);

  private listen(base: readonly LayerSpecification[]): void {
    const { map, options } = this;
    const firstWords = base.findIndex(({ type }) => type === "symbol");
    map.once("style.load", () => {
      addHatchings(map, options.remPx);
      if (options.place === "console") this.dragged = new Dragged(map, reachRem * options.remPx);
      const layers = base.slice(0, firstWords) as GroundLayers["layers"];
      map.addLayer(new Ground({ layers }), base[firstWords]?.id);
      map.addLayer(this.officers, layerAboveOfficers);
      map.addLayer(this.ways, layerAboveWays);
      drawNewsOnce(map as unknown as FramedMap, [...markSources, "district-names"], {
        frames: this.frames,
        keys: this.keys,
      });
      options.onReady();
    });
    addEventListener("keydown", this.hearKey, true);
    map.on("webglcontextlost", () => {
      if (this.removed) return;
      this.rest();
      options.onLost();
    });
    map.on("error", ({ error }) => console.error(`map: ${error.message}`));
    map.on("zoom", () => {
      if (Math.abs(map.getZoom() - this.gatheredAtZoom) > zoomStep) this.regroup();
    });
    map.on("moveend", () => this.regroup());
    if (options.place === "wall") return;
    map.on("click", (event) => {
      const { lng, lat } = event.lngLat;
      if (!this.options.onPlace(lonLat(lng, lat))) this.pick(this.under(event));
    });
    map.on("mousemove", (event) => {
      // What is dragged stays under the pointer, and asking costs as much as drawing.
      if (map.isMoving()) return;
      map.getCanvas().style.cursor = this.asked ? "crosshair" : this.under(event) ? "pointer" : "";
    });
  }

  private under({ point, lngLat }: MapMouseEvent): Found | null {
    const { map, sources, fleet } = this;
    return under({ map, sources, fleet, remPx: this.options.remPx, officerRem }, point, lngLat);
  }

  private pick(found: Found | null): void {
    const { onPick } = this.options;
    if (!found) onPick(null);
    else if ("officer" in found) onPick({ kind: "officer", id: found.officer });
    else if ("warning" in found) onPick({ kind: "warning", id: found.warning });
    else if (found.properties.kind !== "bubble") {
      onPick({ kind: found.properties.kind, id: found.properties.id });
    } else if (found.bbox) this.framing.open(found.bbox as CityRow["bounds"]);
  }

  /** Soon, and once for all that changes meanwhile. */
  private makeRoom(): void {
    this.room ??= setTimeout(() => {
      this.room = undefined;
      this.arrange();
    }, roomMs);
  }

  private arrange(): void {
    const marks = [...this.sources.of("incidents"), ...this.sources.of("selected")];
    const arranged = this.stepAside.arrange({ marks, officers: this.alone, officerRem }, this.bubbles);
    this.sources.show("district-names", arranged.names);
    const isDrawn = this.show("officer-bubbles", arranged.bubbles);
    if (this.officersWait && !isDrawn) this.map.triggerRepaint();
    this.officersWait = false;
  }

  private regroup(): void {
    // A map that is taken away in the middle of a move says that the move has ended.
    if (this.removed) return;
    this.gatheredAtZoom = this.map.getZoom();
    this.incidents.regroup();
    this.fleet.regroup();
  }

  /** Whether the map is drawn for it. */
  private show(source: MarkSource, features: readonly MarkFeature[]): boolean {
    const changed = this.sources.show(source, features);
    // The bubbles may be waiting for their room.
    this.marks.tidy(() => [...this.sources.all(), ...this.bubbles]);
    return changed;
  }
}
