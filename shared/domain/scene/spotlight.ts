/**
 * Where a spotlight goes: in the place of the panel that the scene names (`spotlight`); where it names none, of its
 * largest camera grid, the first drawn of equal ones; where it has no cameras, of the largest panel of its middle page
 * (of an even number of pages, the left one of the two in the middle).
 */
import type { Scene, ScenePanel } from "./scene.ts";

/** The id of the panel whose place a spotlight takes. */
export function spotlightPanel({ spotlight, pages }: Scene): string {
  if (spotlight !== undefined) return spotlight;
  const grids = pages.flatMap(({ panels }) => panels.filter(({ type }) => type === "cameras"));
  const middle = pages[Math.floor((pages.length - 1) / 2)]?.panels ?? [];
  return largest(grids.length > 0 ? grids : middle).id;
}

function largest(panels: readonly ScenePanel[]): ScenePanel {
  const area = ({ at: [, , columns, rows] }: ScenePanel) => columns * rows;
  return panels.reduce((best, panel) => (area(panel) > area(best) ? panel : best));
}
