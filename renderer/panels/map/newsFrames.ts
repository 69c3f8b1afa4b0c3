/**
 * One frame for one piece of news. MapLibre draws the whole map for each step that a change of a source takes: when it
 * is told, when its pictures are there, when each tile is read. All but the last look as before, and without a graphics
 * card the page stands still for each of them.
 *
 * Guarantees: a map whose sight changes is drawn at once, whatever is missing; what is held back is drawn as soon as
 * all of it is there, and after `longestMs` in any case. News also wait for the operator's hands: no frame is begun
 * that would be in the next key's way, but for `longestWayMs` at most. A map outside of the document is not drawn at
 * all: who brings it back asks for a frame.
 */
import type { FrameTimes } from "./frameTimes.ts";
import { type SeenMap, sightOf } from "./ground.ts";
import type { KeyRhythm } from "./keyRhythm.ts";

/** A machine so busy that it reads tiles for longer shows what it has. */
const longestMs = 400;
const longestWayMs = 1000;

/** The parts of a map that are used here; those that begin with a line are not promised by its documentation. */
export interface FramedMap extends SeenMap {
  /** Draws a frame. */
  _render(time: number): unknown;
  readonly style: {
    /** Finds room for names and marks; true where that needs another frame. */
    _updatePlacement(...given: unknown[]): boolean;
    /** Has every tile read again that shows a picture which has come or gone, and the map drawn twice. */
    _afterImageUpdated(id: string): void;
  };
  isSourceLoaded(source: string): boolean;
  triggerRepaint(): void;
}

export interface Pace {
  readonly frames: FrameTimes;
  readonly keys: KeyRhythm;
}

/** From now on the map, which fades nothing, is drawn for news of these sources once all of them are loaded. */
export function drawNewsOnce(map: FramedMap, sources: readonly string[], { frames, keys }: Pace): void {
  const { style } = map;
  const place = style._updatePlacement.bind(style);
  style._updatePlacement = (...given) => {
    place(...given);
    // Where nothing fades all room is found at once, and another frame after news would be the same.
    return false;
  };
  // Pictures come before the marks that show them, and go after them: they are no news of their own.
  style._afterImageUpdated = () => {};
  const render = map._render.bind(map);
  let drawn = "";
  let heldSince: number | undefined;
  let later: ReturnType<typeof setTimeout> | undefined;
  /** How long news wait from now on, ms; 0 for a frame at once. */
  const waitMs = (now: number): number => {
    if (sightOf(map) !== drawn) return 0;
    const heldMs = now - (heldSince ?? now);
    const isWhole = sources.every((source) => map.isSourceLoaded(source));
    if (!isWhole && heldMs < longestMs) return longestMs - heldMs;
    return Math.min(keys.waitMs(now, frames.tookMs), longestWayMs - heldMs);
  };
  map._render = (time) => {
    // What is drawn while nobody sees it would be waited for in the very frame in which its page comes back.
    if (!map.getCanvas().isConnected) return map;
    const now = performance.now();
    const wait = waitMs(now);
    clearTimeout(later);
    if (wait > 0) {
      heldSince ??= now;
      later = setTimeout(() => map.triggerRepaint(), wait);
      return map;
    }
    heldSince = undefined;
    drawn = sightOf(map);
    frames.begin();
    return render(time);
  };
}
