/**
 * Puts pushes and the spotlight over the scene that is placed on the displays.
 *
 * Guarantees: panels that did not overlap do not overlap afterwards, each stays within its display, and nothing else of
 * the scene moves. A push whose panel is not on the wall now is not shown, and is there again when the panel is.
 */
import type { AnyPlace } from "../place.ts";
import type { ArrangedDisplay, PlacedPanel } from "../scene/arrange.ts";
import { layOutSpotlight, mostSpotlightCameras, type Rect } from "../spotlight/layout.ts";
import { isSamePlace, numberPlaces, within } from "./places.ts";
import type { Push } from "./pushes.ts";

/** An incident to be shown on the wall, with what surrounds it. */
export interface IncidentOnWall {
  readonly incident: string;
  readonly place: AnyPlace;
  /** Ids of the cameras that see it best, the best first. */
  readonly cameras: readonly string[];
}

/** Where streets have names and a crew's way can be seen. */
export const spotlightZoom = 15;
/** Of a display: in less only an incident's facts can be read. */
const wholeFrom = 0.2;

/** `incidentOf` knows incidents by their ids; an unknown one shows as facts alone, which say so. */
export function putPushes(
  wall: readonly ArrangedDisplay[],
  pushes: readonly Push[],
  incidentOf: (id: string) => IncidentOnWall | undefined,
): ArrangedDisplay[] {
  const places = numberPlaces(wall);
  const shown = pushes.flatMap((push) => {
    const place = places.find((one) => isSamePlace(one, push));
    return place ? [{ push, place }] : [];
  });
  return wall.map((one) => {
    const here = shown.filter(({ place }) => place.display === one.display.id);
    const panels = one.panels.flatMap((panel): PlacedPanel[] => {
      const taken = here.filter(({ push }) => push.panel === panel.id).map(({ push }) => push.cell);
      if (taken.length === 0) return [panel];
      if (taken.includes(null)) return [];
      return [{ ...panel, settings: { ...panel.settings, without: taken } }];
    });
    const area = one.display.widthPx * one.display.heightPx;
    const pushed = here.flatMap(({ push, place }) => panelsOf(push, place, area, incidentOf));
    return { ...one, panels: [...panels, ...pushed] };
  });
}

/** A part of one display. */
export interface PlaceOnWall extends Rect {
  /** The display's id. */
  readonly display: string;
}

/** The place of the panel of this id; where it is not on the wall, of the largest panel of all displays. */
export function spotlightPlace(wall: readonly ArrangedDisplay[], panel: string): PlaceOnWall | null {
  const all = wall.flatMap(({ display, panels }) =>
    panels.map((placed) => ({ id: placed.id, display: display.id, ...within(placed, display) })),
  );
  const named = all.find(({ id }) => id === panel);
  if (named) return named;
  return all.reduce<(typeof all)[number] | null>(
    (best, one) => (best && areaOf(best) >= areaOf(one) ? best : one),
    null,
  );
}

/** Whatever lies in the place gives way to the spotlight. */
export function putSpotlight(
  wall: readonly ArrangedDisplay[],
  { display, ...place }: PlaceOnWall,
  spotlight: IncidentOnWall,
): ArrangedDisplay[] {
  return wall.map((one) => {
    if (one.display.id !== display) return one;
    const rest = one.panels.filter((placed) => !isCovered(within(placed, one.display), place));
    return { ...one, panels: [...rest, ...incidentPanels("spotlight", place, spotlight, true)] };
  });
}

export function isCovered(one: Rect, by: Rect): boolean {
  return (
    one.x >= by.x &&
    one.y >= by.y &&
    one.x + one.width <= by.x + by.width &&
    one.y + one.height <= by.y + by.height
  );
}

function panelsOf(
  { content, panel, cell }: Push,
  place: Rect,
  displayArea: number,
  incidentOf: (id: string) => IncidentOnWall | undefined,
): PlacedPanel[] {
  const { x, y, width, height } = place;
  const at = { id: `push-${panel}${cell === null ? "" : `-${cell}`}`, x, y, width, height };
  if (content.kind === "camera") return [cameraPanel(at, content.camera, null)];
  if (content.kind === "tour") {
    return [{ ...at, type: "cameras", settings: { columns: 1, rows: 1, tour: content.tour } }];
  }
  if (content.kind === "map") {
    return [{ ...at, type: "map", settings: { centre: [...content.centre], zoom: content.zoom } }];
  }
  const subject = incidentOf(content.incident);
  if (!subject || areaOf(place) < wholeFrom * displayArea) {
    return [{ ...at, type: "spotlight", settings: { incident: content.incident, queue: false } }];
  }
  return incidentPanels(at.id, place, subject, false);
}

/** An incident's cameras, map and facts in one place. */
function incidentPanels(
  id: string,
  place: Rect,
  { incident, place: at, cameras }: IncidentOnWall,
  queue: boolean,
): PlacedPanel[] {
  const parts = layOutSpotlight(place, Math.min(cameras.length, mostSpotlightCameras));
  return [
    ...parts.cameras.map((rect, n) =>
      cameraPanel({ id: `${id}-camera-${n + 1}`, ...rect }, cameras[n] ?? "", at),
    ),
    { id: `${id}-facts`, type: "spotlight", ...parts.facts, settings: { incident, queue } },
    {
      id: `${id}-map`,
      type: "map",
      ...parts.map,
      settings: { centre: [...at], zoom: spotlightZoom, incident },
    },
  ];
}

function cameraPanel(at: Rect & { id: string }, camera: string, from: AnyPlace | null): PlacedPanel {
  const settings = { columns: 1, rows: 1, cameras: [camera], only: true, urgent: true };
  return { ...at, type: "cameras", settings: from ? { ...settings, from: [...from] } : settings };
}

function areaOf({ width, height }: Rect): number {
  return width * height;
}
