/** One display's share of a scene: its page as it was drawn, or one or several pages laid out again. Pure. */
import type { LeftOutPanel, PlacedPanel } from "./arrange.ts";
import { gridFor, gridOf, isReadableGrid } from "./cameraGrid.ts";
import type { SizedDisplay } from "./display.ts";
import { minimumFontPx } from "./legibility.ts";
import { leastSizeOf } from "./readable.ts";
import type { Scene, ScenePage, ScenePanel } from "./scene.ts";
import { type Drawn, distortion, join, lay, type Rect, type Slice, slice } from "./slices.ts";

export interface LaidPage {
  readonly panels: readonly PlacedPanel[];
  readonly left: readonly LeftOutPanel[];
  /** The priorities of what was left out. */
  readonly lost: readonly number[];
  /** How far from the shapes that were drawn; 0 as drawn. */
  readonly distortion: number;
}

/** What a page is drawn for. */
const landscape = { width: 16, height: 9 };

/** Where the panel is on the display as drawn; past its right edge where it goes on over others. */
export function placeAsDrawn({ grid }: Scene, { at }: ScenePanel, width: number, height: number): Rect {
  const [left, top, columns, rows] = at;
  const x = Math.round((left * width) / grid.columns);
  const y = Math.round((top * height) / grid.rows);
  return {
    ...{ x, y },
    width: Math.round(((left + columns) * width) / grid.columns) - x,
    height: Math.round(((top + rows) * height) / grid.rows) - y,
  };
}

/** Without what goes on over further pages. */
export function onItsPage({ grid }: Scene, panel: ScenePanel): ScenePanel {
  const [left, top, columns, rows] = panel.at;
  return { ...panel, at: [left, top, Math.min(columns, grid.columns - left), rows] };
}

/** The page as it was drawn, or undefined where the display is upright or something could not be read. */
export function asDrawn(scene: Scene, page: ScenePage, display: SizedDisplay): LaidPage | undefined {
  const { widthPx, heightPx } = display;
  if (widthPx < heightPx) return undefined;
  const remPx = minimumFontPx(display);
  const panels = page.panels.map((panel) => placed(panel, placeAsDrawn(scene, panel, widthPx, heightPx)));
  const isReadable = page.panels.every((panel, n) => canRead(panel, panels[n] as PlacedPanel, remPx));
  return isReadable ? { panels, left: [], lost: [], distortion: 0 } : undefined;
}

/**
 * The pages, none of them empty, together on one display: as many of their panels, the most important ones, as can be
 * read there, filling it. One at least, even where it cannot be read.
 */
export function laidAgain(scene: Scene, pages: readonly ScenePage[], display: SizedDisplay): LaidPage {
  const remPx = minimumFontPx(display);
  const whole = { x: 0, y: 0, width: display.widthPx, height: display.heightPx };
  const items = pages.map((page) => page.panels.map((panel) => itemOf(scene, panel, remPx)));
  const ranked = items.flat().sort((a, b) => a.panel.priority - b.panel.priority);
  for (let count = ranked.length; count > 1; count--) {
    const kept = new Set(ranked.slice(0, count));
    const slices = items
      .map((page) => page.filter((item) => kept.has(item)))
      .filter((page) => page.length > 0)
      .map(slice);
    const laid = groupings(slices)
      .flatMap((root) => {
        const places = lay(root, whole);
        return places ? [{ places, distortion: distortion(places) }] : [];
      })
      .sort((a, b) => a.distortion - b.distortion)[0];
    if (laid) {
      const panels = laid.places.map(({ item, place }) => reshaped(item.panel, place, remPx));
      return { panels, ...leftOut(ranked.slice(count)), distortion: laid.distortion };
    }
  }
  const [first, ...others] = ranked;
  if (!first) throw new Error("expected a page with a panel, found none");
  const panels = [reshaped(first.panel, whole, remPx)];
  return { panels, ...leftOut(others), distortion: distortion([{ item: first, place: whole }]) };
}

export function placed({ id, type, settings }: ScenePanel, place: Rect): PlacedPanel {
  return { id, type, ...place, settings };
}

/** A camera grid in another place is another grid. */
function reshaped(panel: ScenePanel, place: Rect, remPx: number): PlacedPanel {
  if (panel.type !== "cameras") return placed(panel, place);
  const { columns, rows } = gridOf(panel.settings);
  const grid = gridFor(columns * rows, place.width, place.height, remPx);
  return placed({ ...panel, settings: { ...panel.settings, ...grid } }, place);
}

function canRead(panel: ScenePanel, { width, height, settings }: PlacedPanel, remPx: number): boolean {
  const { widthRem, heightRem } = leastSizeOf(panel);
  if (width < widthRem * remPx || height < heightRem * remPx) return false;
  return panel.type !== "cameras" || isReadableGrid(gridOf(settings), width, height, remPx);
}

interface Item extends Drawn {
  readonly panel: ScenePanel;
}

function itemOf(scene: Scene, drawnPanel: ScenePanel, remPx: number): Item {
  const panel = onItsPage(scene, drawnPanel);
  const { widthRem, heightRem, mostHeightRem = Number.POSITIVE_INFINITY } = leastSizeOf(panel);
  const [x, y, columns, rows] = panel.at;
  const column = landscape.width / scene.grid.columns;
  const row = landscape.height / scene.grid.rows;
  return {
    panel,
    drawn: { x: x * column, y: y * row, width: columns * column, height: rows * row },
    leastWidth: Math.ceil(widthRem * remPx),
    leastHeight: Math.ceil(heightRem * remPx),
    mostHeight: mostHeightRem * remPx,
  };
}

function leftOut(items: readonly Item[]): Pick<LaidPage, "left" | "lost"> {
  return {
    left: items.map(({ panel: { id, type } }) => ({ id, type, reason: "no-room" as const })),
    lost: items.map(({ panel }) => panel.priority),
  };
}

/** So many that all ways to put them together are tried. */
const mostTried = 4;

/** All ways in which neighbours may be put together; of many, all at once and in halves of halves. */
function groupings(slices: readonly Slice<Item>[]): Slice<Item>[] {
  const [only] = slices;
  if (only && slices.length === 1) return [only];
  const halves = (): Slice<Item>[] => {
    const middle = Math.ceil(slices.length / 2);
    const [first] = groupings(slices.slice(0, middle));
    const [second] = groupings(slices.slice(middle));
    return first && second ? [join("x", [first, second])] : [];
  };
  const flat = join("x", slices);
  if (slices.length > mostTried) return [flat, ...halves()];
  const inTwo = slices.slice(1).flatMap((_, n) => {
    const seconds = groupings(slices.slice(n + 1));
    return groupings(slices.slice(0, n + 1)).flatMap((first) =>
      seconds.map((second) => join("x", [first, second])),
    );
  });
  return slices.length > 2 ? [flat, ...inTwo] : inTwo;
}
