import type { WallDisplay } from "./display.ts";

/** Left to right, then top to bottom, by the displays' top left corners. */
export function numberDisplays<Display extends WallDisplay>(displays: readonly Display[]): Display[] {
  return [...displays].sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1));
}
