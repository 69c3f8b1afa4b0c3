/** Which of a stream's sizes a tile plays: the smallest that fills its pixels. */

export interface Rendition {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** How much a picture may be stretched before the next larger one is taken. */
const stretch = 1.15;

/**
 * The index of the smallest rendition that covers the tile, or the largest there is. `tile` is in device pixels;
 * renditions that tell no size (0) count as larger than any that do. -1 when there are none.
 */
export function chooseRendition(renditions: readonly Rendition[], tile: Rendition): number {
  let best = -1;
  let largest = -1;
  renditions.forEach((rendition, index) => {
    if (largest < 0 || area(rendition) > area(renditions[largest] as Rendition)) largest = index;
    const covers =
      rendition.widthPx * stretch >= tile.widthPx || rendition.heightPx * stretch >= tile.heightPx;
    if (covers && (best < 0 || area(rendition) < area(renditions[best] as Rendition))) best = index;
  });
  return best >= 0 ? best : largest;
}

function area({ widthPx, heightPx }: Rendition): number {
  return widthPx * heightPx || Number.POSITIVE_INFINITY;
}
