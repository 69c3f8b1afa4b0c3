/**
 * One MapLibre map and what is drawn on it. Knows nothing of React: it is given rows and says what was clicked.
 *
 * Guarantees: it never draws when nothing visible changed; as long as nobody has moved it, it shows the whole city,
 * also after its box was resized. Does not guarantee to survive the loss of its graphics context: it says so once,
 * and whoever owns it builds another (useMapView.ts).
 */
import type { Feature, Point } from "geojson";
import {
  type GeoJSONSource,
  type LngLat,
  Map as MapLibre,
  MercatorCoordinate,
  type PointLike,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { CameraRow, CityRow } from "../../../shared/contract/rows.ts";
import type { Selection } from "../../ui/selection.ts";
import type { BaseMap } from "./base.ts";
import { type DistrictName, districtNames } from "./districtNames.ts";
import {
  cameraFeature,
  type MarkFeature,
  type MarkProperties,
  officerFeatures,
  pointAt,
  reportFeature,
  reportFeatures,
} from "./features.ts";
import type { Placed } from "./gather.ts";
import { layerAboveOfficers, type MarkSource, markScale, withMarks } from "./layers.ts";
import { type Box, makeRoom } from "./makeRoom.ts";
import { Marks } from "./marks.ts";
import { Fleet } from "./officers/fleet.ts";
import { OfficerLayer } from "./officers/layer.ts";
import type { ReportOnMap } from "./reports.ts";
import { baseStyle } from "./style.ts";
import "maplibre-gl/dist/maplibre-gl.css";

// The page's policy takes scripts from the app alone, so the worker is a file of the build.
setWorkerUrl(workerUrl);

/** What of the city is in view. */
export interface Sight {
  readonly center: [number, number];
  readonly zoom: number;
}

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
}

export interface Figures {
  readonly reports: number;
  readonly cameras: number;
  readonly officers: number;
}

const officerRem = 0.62;
/** How near two reports may come before they are counted in a bubble. */
const gatherRem = 1.9;
/** How far names and officers' bubbles step aside for reports. */
const stepAsideRem = 4;
/** Short and straight: a flight over the city would have to draw much more of it. */
const glide = { duration: 400, linear: true } as const;
/** Where streets have names: what somebody looks at is shown at least this near. */
const streetZoom = 14.5;

export class MapView {
  readonly fleet: Fleet;
  private readonly map: MapLibre;
  private readonly options: MapViewOptions;
  private readonly marks: Marks;
  private readonly officers: OfficerLayer;
  private reports: readonly ReportOnMap[] = [];
  private bubbles: readonly MarkFeature[] = [];
  private alone: readonly Placed[] = [];
  private gatheredAtZoom = 0;
  private readonly districtNames: readonly DistrictName[];
  private readonly shown = new Map<MarkSource, readonly MarkFeature[]>();
  private moved: boolean;
  private removed = false;
  private readonly legendSize = new ResizeObserver(() => this.fit());

  /** Throws where the machine cannot draw maps: no WebGL 2. */
  constructor(options: MapViewOptions) {
    this.options = options;
    this.moved = options.sight !== null;
    const { box, base, remPx, place, sight } = options;
    const [west, south, east, north] = this.wholeCity;
    const [aroundX, aroundY] = [(east - west) / 2, (north - south) / 2];
    this.map = new MapLibre({
      container: box,
      style: withMarks(baseStyle(base, remPx), remPx),
      interactive: place === "console",
      attributionControl: false,
      fadeDuration: 0,
      renderWorldCopies: false,
      dragRotate: false,
      touchPitch: false,
      maxPitch: 0,
      maxZoom: 18,
      maxBounds: [west - 2 * aroundX, south - 2 * aroundY, east + 2 * aroundX, north + 2 * aroundY],
      ...(sight ?? { bounds: [west, south, east, north], fitBoundsOptions: { padding: this.padding() } }),
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.marks = new Marks(this.map, remPx);
    this.districtNames = districtNames(base);
    this.fleet = new Fleet(
      {
        zoom: () => this.map.getZoom(),
        repaint: () => this.map.triggerRepaint(),
        showBubbles: (bubbles, alone) => {
          this.bubbles = officerFeatures(bubbles, this.iconOf);
          this.alone = alone;
          this.makeRoom();
        },
      },
      remPx,
    );
    const { x, y } = MercatorCoordinate.fromLngLat([(west + east) / 2, (south + north) / 2]);
    this.officers = new OfficerLayer(
      [x, y],
      () => officerRem * remPx * markScale(this.map.getZoom()) * this.map.getPixelRatio(),
      (draw) => this.fleet.draw(draw),
    );
    this.listen();
  }

  remove(): void {
    this.removed = true;
    this.legendSize.disconnect();
    this.fleet.remove();
    this.map.remove();
  }

  /** What the map is, for those who hear the screen. */
  setTitle(title: string): void {
    this.map.getCanvas().setAttribute("aria-label", title);
  }

  /** Null while it is the whole city. */
  get sight(): Sight | null {
    if (!this.moved) return null;
    const { lng, lat } = this.map.getCenter();
    return { center: [lng, lat], zoom: this.map.getZoom() };
  }

  showReports(reports: readonly ReportOnMap[]): void {
    this.reports = reports;
    this.gatherReports();
  }

  showCameras(cameras: readonly CameraRow[]): void {
    this.show(
      "cameras",
      cameras.map((camera) => cameraFeature(camera, false, this.iconOf)),
    );
  }

  /** Draws what is looked at above everything else, in a ring. Officers are the fleet's to draw. */
  showSelected(selected: { report: ReportOnMap } | { camera: CameraRow } | null): void {
    if (!selected) this.show("selected", []);
    else if ("report" in selected) {
      this.show("selected", [reportFeature(selected.report, true, this.iconOf)]);
    } else this.show("selected", [cameraFeature(selected.camera, true, this.iconOf)]);
  }

  /** Moves the map only when the place is not in clear sight. */
  bringIntoView(place: Placed["place"]): void {
    const { x, y } = this.map.project([place[0], place[1]]);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { left, top, right, bottom } = this.padding();
    const inSight = x > left && y > top && x < clientWidth - right && y < clientHeight - bottom;
    if (inSight) return;
    this.moved = true;
    const zoom = Math.max(this.map.getZoom(), streetZoom);
    this.map.easeTo({ ...glide, center: [place[0], place[1]], zoom });
  }

  showWholeCity(animate: boolean): void {
    this.moved = false;
    const [west, south, east, north] = this.wholeCity;
    this.map.fitBounds([west, south, east, north], { ...glide, padding: this.padding(), animate });
  }

  /** What is looked at stays where it is on screen. */
  zoomBy(steps: number, around: Placed["place"] | null): void {
    this.moved = true;
    this.map.easeTo({
      ...glide,
      zoom: this.map.getZoom() + steps,
      ...(around && { around: [around[0], around[1]] }),
    });
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
      reports: count("reports") + rendered("selected").filter(({ kind }) => kind === "report").length,
      cameras: count("cameras"),
      officers: count("officer-bubbles") + this.officers.count,
    };
  }

  private get wholeCity(): CityRow["bounds"] {
    return this.options.base.extent ?? this.options.bounds;
  }

  private readonly iconOf = (mark: Parameters<Marks["idOf"]>[0]): string => this.marks.idOf(mark);

  private listen(): void {
    const { map, options } = this;
    map.once("style.load", () => {
      map.addLayer(this.officers, layerAboveOfficers);
      options.onReady();
    });
    map.on("webglcontextlost", () => {
      if (!this.removed) options.onLost();
    });
    map.on("error", ({ error }) => console.error(`map: ${error.message}`));
    map.on("zoom", () => {
      if (Math.abs(map.getZoom() - this.gatheredAtZoom) > 0.2) this.regroup();
    });
    map.on("moveend", () => this.regroup());
    map.on("resize", () => this.fit());
    if (options.legend) this.legendSize.observe(options.legend);
    if (options.place === "wall") return;
    map.on("movestart", (event) => {
      if ("originalEvent" in event && event.originalEvent) this.moved = true;
    });
    map.on("click", ({ point, lngLat }) => this.pick(this.under(point, lngLat)));
    map.on("mousemove", ({ point, lngLat }) => {
      map.getCanvas().style.cursor = this.under(point, lngLat) ? "pointer" : "";
    });
  }

  /** As long as nobody has moved the map. */
  private fit(): void {
    if (!this.moved) this.showWholeCity(false);
  }

  private gatherReports(): void {
    const radiusPx = gatherRem * this.options.remPx;
    const reports = reportFeatures(this.reports, this.map.getZoom(), radiusPx, this.iconOf);
    const [west, south, east, north] = this.surroundings();
    this.show(
      "reports",
      reports.filter(({ geometry: { coordinates } }) => {
        const [longitude = 0, latitude = 0] = coordinates;
        return longitude > west && longitude < east && latitude > south && latitude < north;
      }),
    );
    this.makeRoom();
  }

  /**
   * A report and an officer are where they are. What only tells roughly where something is steps aside for them:
   * the districts' names, then the bubbles of officers.
   */
  private makeRoom(): void {
    const reach = stepAsideRem * this.options.remPx;
    const reports = [...(this.shown.get("reports") ?? []), ...(this.shown.get("selected") ?? [])].map(
      (mark) => this.boxOf(mark),
    );
    const names = makeRoom(
      reports,
      this.districtNames.map(({ place, widthRem, heightRem }) => this.boxAt(place, widthRem, heightRem)),
      reach,
    );
    this.setPoints(
      "district-names",
      this.districtNames.map(({ name }, index) => pointAt(this.placeOf(names[index]), { name })),
    );
    const alone = this.alone.map(({ place }) => this.boxAt(place, officerRem, officerRem));
    const bubbles = makeRoom(
      [...reports, ...names, ...alone],
      this.bubbles.map((mark) => this.boxOf(mark)),
      reach,
    );
    this.show(
      "officer-bubbles",
      this.bubbles.map(({ properties, bbox }, index) => ({
        ...pointAt(this.placeOf(bubbles[index]), properties),
        ...(bbox && { bbox }),
      })),
    );
  }

  private boxOf({ geometry, properties: { icon, anchor } }: MarkFeature): Box {
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const { x, y } = this.map.project([longitude, latitude]);
    const scale = markScale(this.map.getZoom());
    const [width, height] = this.marks.sizeOf(icon).map((side) => side * scale) as [number, number];
    return { x, y: anchor === "bottom" ? y - height / 2 : y, width, height };
  }

  private boxAt(place: Placed["place"], widthRem: number, heightRem: number): Box {
    const { x, y } = this.map.project([place[0], place[1]]);
    return { x, y, width: widthRem * this.options.remPx, height: heightRem * this.options.remPx };
  }

  private placeOf(box: Box | undefined): [number, number] {
    const { lng, lat } = this.map.unproject([box?.x ?? 0, box?.y ?? 0]);
    return [lng, lat];
  }

  /** What is in view and half as much around it, degrees: far more marks would be drawn for nobody. */
  private surroundings(): [west: number, south: number, east: number, north: number] {
    const bounds = this.map.getBounds();
    const aroundX = (bounds.getEast() - bounds.getWest()) / 2;
    const aroundY = (bounds.getNorth() - bounds.getSouth()) / 2;
    return [
      bounds.getWest() - aroundX,
      bounds.getSouth() - aroundY,
      bounds.getEast() + aroundX,
      bounds.getNorth() + aroundY,
    ];
  }

  private regroup(): void {
    this.gatheredAtZoom = this.map.getZoom();
    this.gatherReports();
    this.fleet.regroup();
  }

  private show(source: MarkSource, features: readonly MarkFeature[]): void {
    this.shown.set(source, features);
    this.setPoints(source, features);
    this.marks.tidy(() => [...this.shown.values()].flat());
  }

  private setPoints(source: string, features: readonly Feature<Point>[]): void {
    this.map
      .getSource<GeoJSONSource>(source)
      ?.setData({ type: "FeatureCollection", features: [...features] });
  }

  /** The mark under the pointer: what lies on top, as it is drawn. */
  private under(
    { x, y }: { x: number; y: number },
    lngLat: LngLat,
  ): MarkFeature | { officer: string } | null {
    const reach = this.options.remPx * 0.3;
    const box: [PointLike, PointLike] = [
      [x - reach, y - reach],
      [x + reach, y + reach],
    ];
    const mark = (...layers: MarkSource[]): MarkFeature | null => {
      const [found] = this.map.queryRenderedFeatures(box, { layers });
      if (!found) return null;
      const features = this.shown.get(found.source as MarkSource) ?? [];
      return features.find(({ properties }) => properties.id === found.properties.id) ?? null;
    };
    return mark("selected", "reports") ?? this.officerUnder(lngLat) ?? mark("officer-bubbles", "cameras");
  }

  private officerUnder(lngLat: LngLat): { officer: string } | null {
    const { x, y } = MercatorCoordinate.fromLngLat(lngLat);
    const nearest = this.fleet.nearest(x, y);
    if (!nearest) return null;
    const distancePx = nearest.distance * 512 * 2 ** this.map.getZoom();
    return distancePx < officerRem * this.options.remPx ? { officer: nearest.officer } : null;
  }

  private pick(found: MarkFeature | { officer: string } | null): void {
    if (!found) this.options.onPick(null);
    else if ("officer" in found) this.options.onPick({ kind: "officer", id: found.officer });
    else if (found.properties.kind !== "bubble") {
      this.options.onPick({ kind: found.properties.kind, id: found.properties.id });
    } else if (found.bbox) {
      this.moved = true;
      const [west, south, east, north] = found.bbox as CityRow["bounds"];
      const padding = this.padding(3);
      this.map.fitBounds([west, south, east, north], { ...glide, padding, maxZoom: 17 });
    }
  }

  /** What a place keeps from the edges of the map, and from the legend. */
  private padding(rem = 0.7): { top: number; left: number; right: number; bottom: number } {
    const margin = rem * this.options.remPx;
    const { box, legend } = this.options;
    const aside = legend !== null && legend.offsetHeight > legend.offsetWidth;
    return {
      top: margin,
      left: margin,
      right: margin + (aside ? legend.offsetWidth : 0),
      bottom: margin + (legend !== null && !aside ? Math.min(legend.offsetHeight, box.clientHeight / 3) : 0),
    };
  }
}
