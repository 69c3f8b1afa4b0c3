/** What a display probably measures that says nothing of itself: a beginning for whoever knows better. */
import type { DisplaySize } from "../scene/display.ts";

/** Displays with fewer columns are hardly ever a wall's: a monitor, seen across a desk. */
const leastOfAWall = 1600;
const monitor = { diagonalIn: 22, distanceM: 1 };

/** `wall`: what the city says of its walls' displays. */
export function presetSize(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  wall: Pick<DisplaySize, "diagonalIn" | "distanceM">,
): Pick<DisplaySize, "diagonalIn" | "distanceM"> {
  if (Math.max(widthPx, heightPx) < leastOfAWall) return monitor;
  return { diagonalIn: wall.diagonalIn, distanceM: wall.distanceM };
}
