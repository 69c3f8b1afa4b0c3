/**
 * Places a scene on the displays that are there.
 *
 * Guarantees, for any scene and any one or more displays: panels of one display do not overlap; each is whole and
 * within its display, or it is part of a panel that goes over several displays, whose parts together are the whole of
 * it but for the strips that the bezels hide; no panel is smaller than it can be read (readable.ts), unless it is alone
 * on its display; a panel that is left out is no more important than any that is shown on the same display, and is
 * reported; no display is empty; the result depends on the arguments alone, so a display that comes back brings the
 * former arrangement back.
 *
 * The rule.
 * 1. Displays are numbered left to right, then top to bottom.
 * 2. As many displays as pages, or more: page n is on display n, as drawn, where the display is not upright and every
 *    panel can be read so. Else the page is laid out again (slices.ts), and as long as something could not be read the
 *    least important panel is left out: the one with the highest `priority`, of equal ones the last drawn.
 * 3. Fewer displays than pages: neighbouring pages share a display and are laid out again together in the same way. Of
 *    all ways to deal the pages out, the one that leaves out the least important panels is taken; then the one that is
 *    most even; then the one that keeps panels nearest to the shapes that they were drawn in.
 * 4. More displays than pages: each further display shows cameras that no page shows, in a grid of as many pictures as
 *    the scene's richest one, which has it to itself. When there are no cameras left, or the scene has no camera grid, the
 *    pages come again in turn, and of these only those without a map, unless every page has one: a second map is the last
 *    thing to be shown.
 * 5. A panel over several pages goes over as many displays where these stand side by side with equal height and top,
 *    equal size of a pixel (within 2 %) and equal distance to the reader, their pages are shown as drawn, and there are
 *    at least as many displays as pages. What the bezels hide is skipped (millimetres by each display's diagonal), so
 *    that lines go on straight behind them. Else the panel keeps to the page where it begins, and the others' panels
 *    grow into its place; a page that has none of its own is left out, and its display is one more for rule 4.
 * 6. A page that lost panels (inUse.ts) is laid out again without them.
 */
import { gridFor, gridOf } from "./cameraGrid.ts";
import type { SizedDisplay } from "./display.ts";
import { minimumFontPx } from "./legibility.ts";
import { numberDisplays } from "./numberDisplays.ts";
import { asDrawn, type LaidPage, laidAgain } from "./page.ts";
import type { ScenePanel, ShownScene } from "./scene.ts";
import { isOneSurface, type OwnPage, ownPages, partsOf, type Span, spansOf } from "./span.ts";

export interface PlacedPanel {
  readonly id: string;
  readonly type: string;
  /** CSS pixels from the display's top left corner; whole numbers. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly settings: Record<string, unknown>;
  /**
   * Set where one panel goes over several displays: the place is then that of the whole panel, on this display's
   * coordinates, and the window cuts off what is not its own.
   */
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

/** `cameraCount`: how many the city has; more than these are not shown on further displays. */
export function arrangeScene(
  scene: ShownScene,
  displays: readonly SizedDisplay[],
  cameraCount = Number.POSITIVE_INFINITY,
): ArrangedDisplay[] {
  const ordered = numberDisplays(displays);
  const shares =
    ordered.length >= scene.pages.length ? eachItsPage(scene, ordered) : dealtOut(scene, ordered);
  const extras = furtherPages(scene, ordered, shares, cameraCount);
  return ordered.map((display, index) => {
    const { panels, left } = shares[index] ?? (extras.get(index) as LaidPage);
    return { display, number: index + 1, panels, left };
  });
}

type Shares = readonly (LaidPage | undefined)[];

/** Rules 2 and 5; undefined where a page has nothing of its own. */
function eachItsPage(scene: ShownScene, displays: readonly SizedDisplay[]): Shares {
  const under = ({ first, last }: Span) => displays.slice(first, last + 1);
  let over = spansOf(scene).filter((span) => isOneSurface(under(span)));
  for (;;) {
    const own = ownPages(scene, over);
    const drawn = own.map(({ page, isTorn }, n) =>
      isTorn ? undefined : asDrawn(scene, page, displays[n] as SizedDisplay),
    );
    // A panel that must keep to its page may have others laid out again, and those panels with them.
    const still = over.filter(({ first, last }) => !drawn.slice(first, last + 1).includes(undefined));
    if (still.length === over.length) {
      const parts = over.map((span) => partsOf(scene, span, displays));
      return own.map(({ page }, n) => {
        const shown =
          drawn[n] &&
          withParts(
            drawn[n],
            parts.flatMap((each) => each.get(n) ?? []),
          );
        if (shown) return shown.panels.length > 0 ? shown : undefined;
        return page.panels.length > 0 ? laidAgain(scene, [page], displays[n] as SizedDisplay) : undefined;
      });
    }
    over = still;
  }
}

function withParts(page: LaidPage, parts: readonly PlacedPanel[]): LaidPage {
  const going = new Set(parts.map(({ id }) => id));
  return { ...page, panels: [...page.panels.filter(({ id }) => !going.has(id)), ...parts] };
}

interface Deal {
  readonly shares: readonly LaidPage[];
  /** How many pages have been dealt out, and to one display at the most. */
  readonly dealt: number;
  readonly most: number;
}

/** Rule 3. */
function dealtOut(scene: ShownScene, displays: readonly SizedDisplay[]): Shares {
  const pages = ownPages(scene, []).filter(({ page }) => page.panels.length > 0);
  const count = Math.min(pages.length, displays.length);
  const known = new Map<string, LaidPage>();
  const share = (index: number, first: number, end: number): LaidPage => {
    const key = `${index} ${first} ${end}`;
    const laid =
      known.get(key) ?? laidTogether(scene, pages.slice(first, end), displays[index] as SizedDisplay);
    known.set(key, laid);
    return laid;
  };
  const most = Math.ceil(pages.length / count) + mostUneven;
  const deals = (deal: Deal): Deal[] => {
    const others = count - deal.shares.length - 1;
    if (others < 0) return [deal];
    const first = deal.dealt;
    const ends = Array.from({ length: most }, (_, n) => first + n + 1).filter(
      (end) => end + others <= pages.length && end + others * most >= pages.length,
    );
    return ends.flatMap((end) =>
      deals({
        shares: [...deal.shares, share(deal.shares.length, first, end)],
        dealt: end,
        most: Math.max(deal.most, end - first),
      }),
    );
  };
  const [best] = deals({ shares: [], dealt: 0, most: 0 }).sort(compareDeals);
  return best?.shares ?? [];
}

/** No display has more pages than so many above an even share. */
const mostUneven = 2;

function laidTogether(scene: ShownScene, pages: readonly OwnPage[], display: SizedDisplay): LaidPage {
  const [only] = pages;
  const drawn = only && pages.length === 1 && !only.isTorn && asDrawn(scene, only.page, display);
  return (
    drawn ||
    laidAgain(
      scene,
      pages.map(({ page }) => page),
      display,
    )
  );
}

function compareDeals(a: Deal, b: Deal): number {
  for (let priority = 1; priority <= 9; priority++) {
    const more = lostOf(a, priority) - lostOf(b, priority);
    if (more !== 0) return more;
  }
  const distortionOf = ({ shares }: Deal) => shares.reduce((sum, { distortion }) => sum + distortion, 0);
  return a.most - b.most || distortionOf(a) - distortionOf(b);
}

function lostOf({ shares }: Deal, priority: number): number {
  return shares.reduce((sum, { lost }) => sum + lost.filter((each) => each === priority).length, 0);
}

/** Rule 4: what the displays without a share show, by their place in the list. */
function furtherPages(
  scene: ShownScene,
  displays: readonly SizedDisplay[],
  shares: Shares,
  cameraCount: number,
): Map<number, LaidPage> {
  const grids = scene.pages.flatMap(({ panels }) => panels.filter(({ type }) => type === "cameras"));
  const richest = grids.reduce<ScenePanel | undefined>(
    (best, grid) => (best && picturesOf(best) >= picturesOf(grid) ? best : grid),
    undefined,
  );
  const again = ownPages(scene, [])
    .filter(({ page }) => page.panels.length > 0)
    .sort((a, b) => Number(hasMap(a)) - Number(hasMap(b)));
  const repeated = again.filter((page) => hasMap(page) === hasMap(again[0] as OwnPage));
  let nextCamera = Math.max(0, ...grids.map(endOf));
  let turn = 0;
  const further = new Map<number, LaidPage>();
  displays.forEach((display, index) => {
    if (shares[index]) return;
    const named = (panel: PlacedPanel) => ({ ...panel, id: `${panel.id}~${index + 1}` });
    if (richest && nextCamera < cameraCount) {
      const grid = furtherCameras(richest, display, nextCamera, cameraCount - nextCamera);
      nextCamera = endOf(grid);
      further.set(index, { panels: [named(grid)], left: [], lost: [], distortion: 0 });
    } else {
      const page = repeated[turn++ % repeated.length] as OwnPage;
      const laid = laidTogether(scene, [page], display);
      // Nothing is missed: all of it is on the display that it was drawn for.
      further.set(index, { ...laid, panels: laid.panels.map(named), left: [] });
    }
  });
  return further;
}

/** What a scene names, cameras or a tour, is on the displays that it was drawn for: further ones show the city's others. */
function furtherCameras(
  { id, type, settings: { cameras, tour, ...settings } }: ScenePanel,
  display: SizedDisplay,
  start: number,
  left: number,
): PlacedPanel {
  const { columns, rows } = gridOf(settings);
  const [width, height] = [display.widthPx, display.heightPx];
  const grid = gridFor(Math.min(columns * rows, left), width, height, minimumFontPx(display));
  return { id, type, x: 0, y: 0, width, height, settings: { ...settings, ...grid, start } };
}

/** The place in the city's list after the grid's last camera. */
function endOf(grid: Pick<ScenePanel, "settings">): number {
  const { start } = grid.settings;
  return (typeof start === "number" ? start : 0) + picturesOf(grid);
}

function picturesOf({ settings }: Pick<ScenePanel, "settings">): number {
  const { columns, rows } = gridOf(settings);
  return columns * rows;
}

function hasMap({ page }: OwnPage): boolean {
  return page.panels.some(({ type }) => type === "map");
}
