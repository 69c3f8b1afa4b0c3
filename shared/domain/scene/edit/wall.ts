/**
 * A draft's pages side by side, as one wide grid: there a panel that goes over two pages is a rectangle like any other.
 * A *place* is `[column, row, columns, rows]` on it, columns counted from the left edge of the first page.
 */
import { overlaps, type Scene, type ScenePanel } from "../scene.ts";
import { type Edited, refuse, settle } from "./edited.ts";

export type Place = ScenePanel["at"];

export interface WallPanel {
  readonly panel: ScenePanel;
  readonly place: Place;
}

export function onWall({ grid, pages }: Scene): WallPanel[] {
  return pages.flatMap(({ panels }, page) =>
    panels.map((panel) => {
      const [column, ...rest] = panel.at;
      return { panel, place: [page * grid.columns + column, ...rest] as Place };
    }),
  );
}

/** The cells of one page. */
export function pagePlace({ grid }: Scene, page: number): Place {
  return [page * grid.columns, 0, grid.columns, grid.rows];
}

/** The page on which a place begins. */
export function pageOf({ grid }: Scene, [column]: Place): number {
  return Math.floor(column / grid.columns);
}

export function isOnOnePage(scene: Scene, place: Place): boolean {
  const [column, , columns] = place;
  return column + columns <= (pageOf(scene, place) + 1) * scene.grid.columns;
}

export function isOutside({ grid, pages }: Scene, [column, row, columns, rows]: Place): boolean {
  return column < 0 || row < 0 || column + columns > grid.columns * pages.length || row + rows > grid.rows;
}

/** The draft with these panels on these pages, by their places; refused where a page has none. */
export function settleWall(
  scene: Scene,
  panels: readonly WallPanel[],
  titles: readonly string[] = scene.pages.map(({ title }) => title),
): Edited {
  const pages = titles.map((title, page) => ({
    title,
    panels: panels.flatMap(({ panel, place }) => {
      const [column, ...rest] = place;
      const at: Place = [column - page * scene.grid.columns, ...rest];
      return pageOf(scene, place) === page ? [{ ...panel, at }] : [];
    }),
  }));
  const isBare = titles.some((_, page) => {
    const whole = pagePlace(scene, page);
    return !panels.some(({ place }) => overlaps(place, whole));
  });
  if (isBare) return refuse("last-panel");
  const { spotlight, ...others } = scene;
  const isThere = panels.some(({ panel }) => panel.id === spotlight);
  return settle({ ...others, pages, ...(spotlight !== undefined && isThere && { spotlight }) });
}
