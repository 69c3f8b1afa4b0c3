/**
 * A spotlight is a small scene in the place of one panel: its cameras large, its map, its facts.
 *
 * Guarantees: the parts lie within the place, do not overlap, and leave nothing of it empty; the first camera's is the
 * largest. The rule: a wide place has its cameras left on two thirds, the first in 16:9 over the others; facts over the
 * map on the right. A strip has one camera, facts and map side by side. An upright place has them one under the other.
 */
import { z } from "zod";

export const rectSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Rect = z.infer<typeof rectSchema>;

export interface SpotlightParts {
  /** As many as there is room for, three at most. */
  readonly cameras: readonly Rect[];
  readonly facts: Rect;
  readonly map: Rect;
}

export const mostSpotlightCameras = 3;

/** Wider than this in relation to its height a place is a strip. */
const stripFrom = 2.4;
const wideFrom = 1.2;
const picture = 9 / 16;

/** `cameras`: how many there are to show. */
export function layOutSpotlight(place: Rect, cameras: number): SpotlightParts {
  const aspect = place.width / place.height;
  if (aspect >= stripFrom) return strip(place, cameras);
  return aspect >= wideFrom ? wide(place, cameras) : upright(place, cameras);
}

function strip(place: Rect, cameras: number): SpotlightParts {
  const [first, rest] =
    cameras > 0 ? cutLeft(place, Math.min(place.height / picture, place.width / 2)) : [null, place];
  const [facts, map] = cutLeft(rest, rest.width / 2);
  return { cameras: first ? [first] : [], facts, map };
}

function wide(place: Rect, cameras: number): SpotlightParts {
  const [left, right] = cutLeft(place, (place.width * 2) / 3);
  if (cameras === 0) return { cameras: [], facts: right, map: left };
  const [facts, map] = cutTop(right, right.height * 0.55);
  return { cameras: pictures(left, cameras, (left.height * 2) / 3), facts, map };
}

function upright(place: Rect, cameras: number): SpotlightParts {
  if (cameras === 0) {
    const [map, facts] = cutTop(place, place.height * 0.6);
    return { cameras: [], facts, map };
  }
  const [top, rest] = cutTop(place, Math.min(place.height * 0.6, place.width * picture * 1.5));
  const beside = rest.width > rest.height * 1.6;
  const [facts, map] = beside ? cutLeft(rest, rest.width / 2) : cutTop(rest, rest.height / 2);
  return { cameras: pictures(top, cameras, (top.height * 2) / 3), facts, map };
}

/** Two have the same size; of three the first has 16:9, or else as much of the height. */
function pictures(place: Rect, count: number, firstPx: number): Rect[] {
  if (count === 1) return [place];
  if (count === 2) return cutTop(place, place.height / 2);
  const [first, below] = cutTop(place, Math.min(place.width * picture, firstPx));
  return [first, ...cutLeft(below, below.width / 2)];
}

function cutLeft({ x, y, width, height }: Rect, at: number): [Rect, Rect] {
  const left = Math.round(at);
  return [
    { x, y, width: left, height },
    { x: x + left, y, width: width - left, height },
  ];
}

function cutTop({ x, y, width, height }: Rect, at: number): [Rect, Rect] {
  const top = Math.round(at);
  return [
    { x, y, width, height: top },
    { x, y: y + top, width, height: height - top },
  ];
}
