/** Where displays and panels stand on the editor's stage, in its pixels. Pure. */
import type { Place } from "../../../shared/domain/scene/edit/wall.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** A display on the stage. */
export interface StageDisplay extends Box {
  /** Stage pixels for one of the display's. */
  readonly scale: number;
}

export interface Spacing {
  readonly gap: number;
  /** Above each display, for its words. */
  readonly head: number;
}

/**
 * Displays in reading order, in as many columns as make them largest, all at one scale. The stage is never wider than
 * `room`, and no higher where it can be helped.
 */
export function layDisplays(sizes: readonly Size[], room: Size, { gap, head }: Spacing): StageDisplay[] {
  const widest = Math.max(1, ...sizes.map(({ width }) => width));
  const highest = Math.max(1, ...sizes.map(({ height }) => height));
  const scaleOf = (columns: number) => {
    const rows = Math.ceil(sizes.length / columns);
    return Math.min(
      (room.width - gap * (columns - 1)) / columns / widest,
      ((room.height - gap * (rows - 1)) / rows - head) / highest,
    );
  };
  const counts = sizes.map((_, n) => n + 1);
  const columns = counts.sort((a, b) => scaleOf(b) - scaleOf(a) || b - a)[0] ?? 1;
  const scale = Math.max(0.02, scaleOf(columns));
  return sizes.map(({ width, height }, n) => ({
    left: (n % columns) * (widest * scale + gap),
    top: Math.floor(n / columns) * (highest * scale + head + gap) + head,
    width: width * scale,
    height: height * scale,
    scale,
  }));
}

/** The part of a place that lies on one page, on the stage; undefined where none does. */
export function boxOnPage(scene: Scene, place: Place, page: number, display: Box): Box | undefined {
  const { columns, rows } = scene.grid;
  const begin = Math.max(0, place[0] - page * columns);
  const end = Math.min(columns, place[0] + place[2] - page * columns);
  if (end <= begin) return undefined;
  const x = (column: number) => display.left + (column * display.width) / columns;
  const y = (row: number) => display.top + (row * display.height) / rows;
  const [left, top] = [x(begin), y(place[1])];
  return { left, top, width: x(end) - left, height: y(place[1] + place[3]) - top };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The cell of the whole wall under a point, on the display that holds it or is nearest; fractions of cells count. */
export function cellAt(
  scene: Scene,
  { x, y }: Point,
  displays: readonly Box[],
): { column: number; row: number } {
  const { columns, rows } = scene.grid;
  const distance = ({ left, top, width, height }: Box) =>
    Math.hypot(x - Math.min(Math.max(x, left), left + width), y - Math.min(Math.max(y, top), top + height));
  const pages = displays.slice(0, scene.pages.length);
  const page = pages.reduce((best, box, n) => (distance(box) < distance(pages[best] as Box) ? n : best), 0);
  const box = pages[page] as Box;
  return {
    column: page * columns + ((x - box.left) / box.width) * columns,
    row: ((y - box.top) / box.height) * rows,
  };
}
