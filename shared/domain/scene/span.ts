/** Panels that go over several pages, and the displays that can show one as one picture. Pure. */
import type { PlacedPanel } from "./arrange.ts";
import type { SizedDisplay } from "./display.ts";
import { pitchMm } from "./legibility.ts";
import { onItsPage, placeAsDrawn, placed } from "./page.ts";
import type { Scene, ScenePage, ScenePanel, ShownScene } from "./scene.ts";

export interface Span {
  readonly panel: ScenePanel;
  /** The pages that it begins and ends on, counted from 0. */
  readonly first: number;
  readonly last: number;
}

/** A page without what comes to it from other pages. */
export interface OwnPage {
  readonly page: ScenePage;
  /** True where there is a hole: a panel was lost, or would come from the left and does not. */
  readonly isTorn: boolean;
}

export function spansOf({ grid, pages }: Scene): Span[] {
  return pages.flatMap(({ panels }, first) =>
    panels.flatMap((panel) => {
      const last = first + Math.ceil((panel.at[0] + panel.at[2]) / grid.columns) - 1;
      return last > first ? [{ panel, first, last }] : [];
    }),
  );
}

/** The scene's pages where only these panels go over several. */
export function ownPages(scene: ShownScene, over: readonly Span[]): OwnPage[] {
  const going = new Set(over.map(({ panel }) => panel.id));
  const kept = spansOf(scene).filter(({ panel }) => !going.has(panel.id));
  return scene.pages.map((page, n) => ({
    page: {
      ...page,
      panels: page.panels.map((panel) => (going.has(panel.id) ? panel : onItsPage(scene, panel))),
    },
    isTorn: scene.torn?.includes(n) || kept.some(({ first, last }) => first < n && n <= last),
  }));
}

const mostPitchDifference = 0.02;

/** True where the displays, left to right, can show one picture: see rule 5 of arrange.ts. */
export function isOneSurface(displays: readonly SizedDisplay[]): boolean {
  return displays.slice(1).every((right, n) => {
    const left = displays[n] as SizedDisplay;
    return (
      left.x + left.widthPx === right.x &&
      left.y === right.y &&
      left.heightPx === right.heightPx &&
      left.distanceM === right.distanceM &&
      Math.abs(pitchMm(left) / pitchMm(right) - 1) <= mostPitchDifference
    );
  });
}

/** What each display shows of the panel, by the display's place in the list. */
export function partsOf(
  scene: Scene,
  { panel, first, last }: Span,
  displays: readonly SizedDisplay[],
): Map<number, PlacedPanel> {
  const under = displays.slice(first, last + 1);
  const begin = placeAsDrawn(scene, onItsPage(scene, panel), widthOf(under[0]), heightOf(under[0]));
  const origins = originsPx(under);
  const [left, , columns] = panel.at;
  const lastColumns = left + columns - (last - first) * scene.grid.columns;
  const end =
    (origins.at(-1) as number) + Math.round((lastColumns * widthOf(under.at(-1))) / scene.grid.columns);
  return new Map(
    origins.map((origin, n) => {
      const place = { ...begin, x: begin.x - origin, width: end - begin.x };
      return [first + n, { ...placed(panel, place), part: { number: n + 1, of: under.length } }];
    }),
  );
}

/** Where each display's picture begins, in pixels from the first one's, with what the bezels hide between them. */
function originsPx(displays: readonly SizedDisplay[]): number[] {
  let origin = 0;
  return displays.map((display, n) => {
    const left = displays[n - 1];
    if (left) {
      const hiddenMm = left.bezelMm.right + display.bezelMm.left;
      origin += left.widthPx + Math.round(hiddenMm / pitchMm(left));
    }
    return origin;
  });
}

function widthOf(display: SizedDisplay | undefined): number {
  return display?.widthPx ?? 0;
}

function heightOf(display: SizedDisplay | undefined): number {
  return display?.heightPx ?? 0;
}
