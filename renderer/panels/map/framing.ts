/**
 * What of the city is in view. Guarantees: as long as nobody has moved the map it shows the whole city beside the
 * legend, also after its box was resized. A box that is off the screen for a while has no size, and changes nothing.
 */
import type { Map as MapLibre } from "maplibre-gl";
import type { CityRow } from "../../../shared/contract/rows.ts";
import type { MapSight } from "../../ui/mapSight.ts";
import type { Placed } from "./gather.ts";

/** What of the city is in view. */
export interface Sight {
  readonly center: [number, number];
  readonly zoom: number;
}

export interface Frame {
  readonly box: HTMLElement;
  /** Lies over the map's right or lower edge; the city is fitted beside it. */
  readonly legend: HTMLElement | null;
  readonly wholeCity: CityRow["bounds"];
  readonly remPx: number;
}

/** Short and straight: a flight over the city would have to draw much more of it. */
const glide = { duration: 400, linear: true } as const;
/** Where streets have names: what somebody looks at is shown at least this near. */
const streetZoom = 14.5;

export class Framing {
  private readonly map: MapLibre;
  private readonly frame: Frame;
  private moved: boolean;
  private readonly legendSize = new ResizeObserver(() => {
    // The box may have changed with it, and is told of later: a city is fitted into the map as large as it is now.
    this.resize();
    this.fit();
  });
  private readonly boxSize = new ResizeObserver(() => this.resize());
  private widthPx: number;
  private heightPx: number;
  /** The box and its padding that the whole city was last fitted into. */
  private fitted = "";

  constructor(map: MapLibre, frame: Frame, moved: boolean) {
    this.map = map;
    this.frame = frame;
    this.moved = moved;
    this.widthPx = frame.box.clientWidth;
    this.heightPx = frame.box.clientHeight;
    this.boxSize.observe(frame.box);
    if (frame.legend) this.legendSize.observe(frame.legend);
    map.on("movestart", (event) => {
      if ("originalEvent" in event && event.originalEvent) this.moved = true;
    });
  }

  remove(): void {
    this.boxSize.disconnect();
    this.legendSize.disconnect();
  }

  /** Null while it is the whole city. */
  get sight(): Sight | null {
    if (!this.moved) return null;
    const { lng, lat } = this.map.getCenter();
    return { center: [lng, lat], zoom: this.map.getZoom() };
  }

  /** What is in view now, moved or not. */
  get now(): MapSight {
    const { lng, lat } = this.map.getCenter();
    return { centre: [lng, lat], zoom: this.map.getZoom() };
  }

  /** Moves the map only when the place is not in clear sight. */
  bringIntoView(place: Placed["place"]): void {
    const { x, y } = this.map.project([place[0], place[1]]);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const { left, top, right, bottom } = paddingOf(this.frame);
    const inSight = x > left && y > top && x < clientWidth - right && y < clientHeight - bottom;
    if (inSight) return;
    this.moved = true;
    const zoom = Math.max(this.map.getZoom(), streetZoom);
    this.map.easeTo({ ...glide, center: [place[0], place[1]], zoom });
  }

  /** Exactly this, at once: a wall has nobody who follows a flight over the city. */
  show({ center, zoom }: Sight): void {
    this.moved = true;
    this.map.jumpTo({ center, zoom });
  }

  showWholeCity(animate: boolean): void {
    this.moved = false;
    const [west, south, east, north] = this.frame.wholeCity;
    const padding = paddingOf(this.frame);
    this.fitted = this.room;
    this.map.fitBounds([west, south, east, north], { ...glide, padding, animate });
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

  /** Near enough that what lies within is told apart. */
  open([west, south, east, north]: CityRow["bounds"]): void {
    this.moved = true;
    const padding = paddingOf(this.frame, 3);
    this.map.fitBounds([west, south, east, north], { ...glide, padding, maxZoom: 17 });
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.frame.box;
    if (clientWidth === 0 || (clientWidth === this.widthPx && clientHeight === this.heightPx)) return;
    this.widthPx = clientWidth;
    this.heightPx = clientHeight;
    this.map.resize();
    this.fit();
    // In this frame: a canvas of another size is empty.
    this.map.redraw();
  }

  /** As long as nobody has moved the map. One that comes back as it was left is fitted already. */
  private fit(): void {
    if (this.moved || this.frame.box.clientWidth === 0 || this.room === this.fitted) return;
    this.showWholeCity(false);
  }

  private get room(): string {
    const { box } = this.frame;
    return JSON.stringify([box.clientWidth, box.clientHeight, paddingOf(this.frame)]);
  }
}

/** What a place keeps from the edges of the map, and from the legend; CSS pixels. */
export function paddingOf({ box, legend, remPx }: Frame, rem = 0.7) {
  const margin = rem * remPx;
  const aside = legend !== null && legend.offsetHeight > legend.offsetWidth;
  return {
    top: margin,
    left: margin,
    right: margin + (aside ? legend.offsetWidth : 0),
    bottom: margin + (legend !== null && !aside ? Math.min(legend.offsetHeight, box.clientHeight / 3) : 0),
  };
}

/** Tells what is in view, and half as much around it: far more marks would be drawn for nobody. */
export function surroundings(map: Pick<MapLibre, "getBounds">): (place: Placed["place"]) => boolean {
  const bounds = map.getBounds();
  const [west, east] = widened(bounds.getWest(), bounds.getEast());
  const [south, north] = widened(bounds.getSouth(), bounds.getNorth());
  return ([longitude, latitude]) =>
    longitude > west && longitude < east && latitude > south && latitude < north;
}

function widened(from: number, to: number): [number, number] {
  const around = (to - from) / 2;
  return [from - around, to + around];
}
