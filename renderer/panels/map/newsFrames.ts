/**
 * One frame for one piece of news. MapLibre draws the whole map for each step that a change of a source takes: when it
 * is told, when its pictures are there, when each tile is read. All but the last look as before, and without a graphics
 * card the page stands still for each of them.
 *
 * Guarantees: a map whose sight changes is drawn at once, whatever is missing; what is held back is drawn as soon as
 * all of it is there, and after `longestMs` in any case. A map outside of the document is not drawn at all: who brings
 * it back asks for a frame.
 */
import { type SeenMap, sightOf } from "./ground.ts";

/** A machine so busy that it reads tiles for longer shows what it has. */
const longestMs = 400;

/** The parts of a map that are used here; those that begin with a line are not promised by its documentation. */
export interface FramedMap extends SeenMap {
  /** Draws a frame. */
  _render(time: number): unknown;
  /** Finds room for names and marks; true where that needs another frame. */
  readonly style: { _updatePlacement(...given: unknown[]): boolean };
  isSourceLoaded(source: string): boolean;
  triggerRepaint(): void;
}

/** From now on the map, which fades nothing, is drawn for news of these sources once all of them are loaded. */
export function drawNewsOnce(map: FramedMap, sources: readonly string[]): void {
  const { style } = map;
  const place = style._updatePlacement.bind(style);
  style._updatePlacement = (...given) => {
    place(...given);
    // Where nothing fades all room is found at once, and another frame after news would be the same.
    return false;
  };
  const render = map._render.bind(map);
  let drawn = "";
  let heldSince: number | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;
  map._render = (time) => {
    // What is drawn while nobody sees it would be waited for in the very frame in which its page comes back.
    if (!map.getCanvas().isConnected) return map;
    const now = performance.now();
    const isLate = heldSince !== undefined && now - heldSince >= longestMs;
    if (!isLate && sightOf(map) === drawn && !sources.every((source) => map.isSourceLoaded(source))) {
      heldSince ??= now;
      late ??= setTimeout(() => {
        late = undefined;
        map.triggerRepaint();
      }, longestMs);
      return map;
    }
    clearTimeout(late);
    late = undefined;
    heldSince = undefined;
    drawn = sightOf(map);
    return render(time);
  };
}
