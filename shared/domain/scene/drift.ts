/**
 * Where a display's content stands now, against burn-in: what never changes on a wall (a clock's frame, a title, a
 * border) wanders over a field of a few pixels within an hour, one pixel at a time, and slower than anybody sees.
 *
 * Guarantees: it depends on the time alone, so all displays go together; each step is one pixel along one axis, so that
 * pictures and text stay sharp; within an hour it stands on every place of the field.
 */

/** Furthest from the middle, pixels. */
export const reachPx = 3;
const hourMs = 3_600_000;

const side = 2 * reachPx + 1;
const places = side * side;
/** There and back, so that the end meets the beginning. */
const steps = 2 * (places - 1);
export const stepMs = hourMs / steps;

export interface DriftPx {
  readonly x: number;
  readonly y: number;
}

/** `now` in milliseconds since 1970. */
export function driftAt(now: number): DriftPx {
  const step = Math.floor(now / stepMs) % steps;
  // From the middle out and back again would hurry at the ends: a serpentine takes each place alike.
  const at = step < places ? step : 2 * (places - 1) - step;
  const row = Math.floor(at / side);
  const column = row % 2 === 0 ? at % side : side - 1 - (at % side);
  return { x: column - reachPx, y: row - reachPx };
}
