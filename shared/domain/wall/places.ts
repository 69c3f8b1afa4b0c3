/**
 * The places of the wall that a person may name by a number: every panel is one, and of a camera grid every cell.
 *
 * The rule: 1, 2, 3 … over the displays in their order, on each from top to bottom and from left to right by the
 * panels' top left corners, and within a grid row by row. A panel that goes over several displays is one place, on the
 * first of them. Numbers follow what is placed: another scene, or another display, gives other ones.
 */
import type { ArrangedDisplay, PlacedPanel } from "../scene/arrange.ts";
import type { Rect } from "../spotlight/layout.ts";

/** What a place is called for longer than its number is true. */
export interface PlaceName {
  readonly panel: string;
  /** Of a camera grid, counted from 0, row by row; null for a whole panel. */
  readonly cell: number | null;
}

export interface WallPlace extends PlaceName, Rect {
  readonly number: number;
  /** The display's id. */
  readonly display: string;
}

export function numberPlaces(wall: readonly ArrangedDisplay[]): WallPlace[] {
  const seen = new Set<string>();
  const places: WallPlace[] = [];
  for (const { display, panels } of wall) {
    for (const panel of [...panels].sort((a, b) => a.y - b.y || a.x - b.x)) {
      if (seen.has(panel.id)) continue;
      seen.add(panel.id);
      for (const cell of cellsOf({ ...panel, ...within(panel, display) })) {
        places.push({ number: places.length + 1, display: display.id, panel: panel.id, ...cell });
      }
    }
  }
  return places;
}

export function isSamePlace(one: PlaceName, other: PlaceName): boolean {
  return one.panel === other.panel && one.cell === other.cell;
}

/** What of a panel that goes over several displays is on this one. */
export function within(rect: Rect, { widthPx, heightPx }: ArrangedDisplay["display"]): Rect {
  const [x, y] = [Math.max(0, rect.x), Math.max(0, rect.y)];
  return {
    ...{ x, y },
    width: Math.min(widthPx, rect.x + rect.width) - x,
    height: Math.min(heightPx, rect.y + rect.height) - y,
  };
}

/** How many columns and rows a camera grid has; null for what is no grid. */
export function gridOf({
  type,
  settings,
}: Pick<PlacedPanel, "type" | "settings">): { columns: number; rows: number } | null {
  const { columns, rows } = settings;
  if (type !== "cameras" || typeof columns !== "number" || typeof rows !== "number") return null;
  return { columns, rows };
}

function cellsOf(panel: PlacedPanel): (Rect & { cell: number | null })[] {
  const { x, y, width, height } = panel;
  const grid = gridOf(panel);
  if (!grid) return [{ cell: null, x, y, width, height }];
  const column = (n: number) => x + Math.round((n * width) / grid.columns);
  const row = (n: number) => y + Math.round((n * height) / grid.rows);
  return Array.from({ length: grid.columns * grid.rows }, (_, cell) => {
    const [across, down] = [cell % grid.columns, Math.floor(cell / grid.columns)];
    return {
      ...{ cell, x: column(across), y: row(down) },
      width: column(across + 1) - column(across),
      height: row(down + 1) - row(down),
    };
  });
}
