/** Which displays the stage shows, and what is on each. Pure. */
import type { DisplayRow } from "../../../shared/contract/rows.ts";
import { arrangeScene } from "../../../shared/domain/scene/arrange.ts";
import { onWall } from "../../../shared/domain/scene/edit/wall.ts";
import type { Scene } from "../../../shared/domain/scene/scene.ts";
import type { ShownPanel } from "./Preview.tsx";

/** As drawn, on the displays that are there, or on so many like the first one. */
export type Shown = "drawn" | "present" | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export const counts = [1, 2, 3, 4, 5, 6, 7, 8] as const;

export interface Screen {
  readonly number: number;
  readonly display: DisplayRow;
  readonly panels: readonly ShownPanel[];
  /** Types of what has no readable place there. */
  readonly left: readonly string[];
}

/** `displays` are the room's; at least one. */
export function shownAs(scene: Scene, displays: readonly DisplayRow[], shown: Shown): Screen[] {
  const ordered = [...displays].sort((a, b) => a.number - b.number);
  const first = ordered[0] as DisplayRow;
  if (shown === "drawn") {
    return scene.pages.map((_, page) => {
      const display = ordered[page] ?? first;
      return { number: page + 1, display, panels: drawnOn(scene, page, display), left: [] };
    });
  }
  const onto = shown === "present" ? ordered : row(first, shown);
  return arrangeScene(scene, onto).map(({ display, number, panels, left }) => ({
    number,
    display: onto.find(({ id }) => id === display.id) ?? first,
    panels: panels.map((panel) => ({ ...panel })),
    left: left.map(({ type }) => type),
  }));
}

/** So many alike, side by side. */
function row(display: DisplayRow, count: number): DisplayRow[] {
  return Array.from({ length: count }, (_, n) => ({
    ...display,
    ...{ id: `${display.id} ${n}`, label: "", x: n * display.widthPx, y: 0 },
  }));
}

/** A page as it is drawn; a panel that comes from another page, or goes on, reaches over the display's edge. */
function drawnOn(scene: Scene, page: number, { widthPx, heightPx }: DisplayRow): ShownPanel[] {
  const { columns, rows } = scene.grid;
  const x = (column: number) => Math.round(((column - page * columns) * widthPx) / columns);
  const y = (line: number) => Math.round((line * heightPx) / rows);
  return onWall(scene).flatMap(({ panel, place: [column, top, width, height] }) => {
    const [left, right] = [x(column), x(column + width)];
    if (right <= 0 || left >= widthPx) return [];
    const { id, type, settings } = panel;
    return [
      { id, type, settings, x: left, y: y(top), width: right - left, height: y(top + height) - y(top) },
    ];
  });
}
