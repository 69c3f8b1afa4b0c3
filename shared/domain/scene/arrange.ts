/**
 * Places a scene's pages on the displays that are there.
 *
 * Guarantees, for any scene and one or more displays: every panel of the scene is placed exactly once, whole
 * and within its display; panels of one display do not overlap; the result depends on the arguments alone.
 * Does not guarantee that a panel is large enough to be read.
 *
 * The rule. Displays are numbered left to right, then top to bottom. With as many displays as pages, page n is
 * on display n. With fewer, the pages are dealt out in runs as even as possible, neighbours staying together,
 * and pages that share a display split it into equal strips along its longer side. With more, the remaining
 * displays show the pages again from the first, camera grids moved on to the cameras that no page shows yet.
 */
import { numberDisplays, type SizedDisplay } from "./display.ts";
import type { Scene, ScenePage } from "./scene.ts";

export interface PlacedPanel {
  readonly id: string;
  readonly type: string;
  /** CSS pixels from the display's top left corner; whole numbers. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly settings: Record<string, unknown>;
  /** Set where one panel goes over several displays: this is that much of it, and the window cuts the rest off. */
  readonly part?: { readonly number: number; readonly of: number };
}

/** A panel that is not on the wall, because what is there could not be read otherwise. */
export interface LeftOutPanel {
  readonly id: string;
  readonly type: string;
  readonly reason: "no-room";
}

export interface ArrangedDisplay {
  readonly display: SizedDisplay;
  /** 1, 2, 3 …: what *Identify displays* shows. */
  readonly number: number;
  readonly panels: readonly PlacedPanel[];
  /** What would have been on this display. */
  readonly left: readonly LeftOutPanel[];
}

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function arrangeScene(scene: Scene, displays: readonly SizedDisplay[]): ArrangedDisplay[] {
  const ordered = numberDisplays(displays);
  return ordered.map((display, index) => ({
    display,
    number: index + 1,
    panels: panelsOf(scene, display, index, ordered.length),
    left: [],
  }));
}

function panelsOf(scene: Scene, display: SizedDisplay, index: number, count: number): PlacedPanel[] {
  const pageCount = scene.pages.length;
  if (index >= pageCount) return repeatedPage(scene, display, index);
  const first = Math.floor((index * pageCount) / Math.min(count, pageCount));
  const end = Math.floor(((index + 1) * pageCount) / Math.min(count, pageCount));
  const pages = scene.pages.slice(first, end);
  return split(display, pages.length).flatMap((area, n) => placePage(scene, pages[n] as ScenePage, area));
}

/** A display beyond those the scene was drawn for: page `index` modulo pages, its cameras moved on. */
function repeatedPage(scene: Scene, display: SizedDisplay, index: number): PlacedPanel[] {
  const page = scene.pages[index % scene.pages.length] as ScenePage;
  const round = Math.floor(index / scene.pages.length);
  const shift = round * camerasShown(scene);
  return placePage(scene, page, fullArea(display)).map((panel) => ({
    ...panel,
    id: `${panel.id}-${round + 1}`,
    settings: panel.type === "cameras" ? otherCameras(panel.settings, shift) : panel.settings,
  }));
}

/** Cameras that a scene names are on the displays that it was drawn for: further ones show the city's others. */
function otherCameras({ cameras, ...settings }: PlacedPanel["settings"], shift: number) {
  return { ...settings, start: number(settings.start, 0) + shift };
}

/** How many cameras one round of the scene's pages shows. */
function camerasShown(scene: Scene): number {
  let shown = 0;
  for (const page of scene.pages) {
    for (const panel of page.panels) {
      if (panel.type === "cameras")
        shown += number(panel.settings.columns, 1) * number(panel.settings.rows, 1);
    }
  }
  return shown;
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function fullArea(display: SizedDisplay): Rect {
  return { x: 0, y: 0, width: display.widthPx, height: display.heightPx };
}

function split(display: SizedDisplay, parts: number): Rect[] {
  const { widthPx, heightPx } = display;
  const alongWidth = widthPx >= heightPx;
  const edge = (n: number) => Math.round((n * (alongWidth ? widthPx : heightPx)) / parts);
  return Array.from({ length: parts }, (_, n) =>
    alongWidth
      ? { x: edge(n), y: 0, width: edge(n + 1) - edge(n), height: heightPx }
      : { x: 0, y: edge(n), width: widthPx, height: edge(n + 1) - edge(n) },
  );
}

function placePage(scene: Scene, page: ScenePage, area: Rect): PlacedPanel[] {
  const column = (n: number) => area.x + Math.round((n * area.width) / scene.grid.columns);
  const row = (n: number) => area.y + Math.round((n * area.height) / scene.grid.rows);
  return page.panels.map((panel) => {
    const [left, top, drawnColumns, rows] = panel.at;
    const columns = Math.min(drawnColumns, scene.grid.columns - left);
    return {
      id: panel.id,
      type: panel.type,
      x: column(left),
      y: row(top),
      width: column(left + columns) - column(left),
      height: row(top + rows) - row(top),
      settings: panel.settings,
    };
  });
}
