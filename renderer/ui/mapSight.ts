/** What the map of this window shows, for whoever wants to show the same elsewhere. */
export interface MapSight {
  readonly centre: readonly [longitude: number, latitude: number];
  readonly zoom: number;
}

let look: (() => MapSight) | null = null;
let last: MapSight | null = null;

/** A map is on screen: `now` tells what it shows. The returned function says that it goes, and remembers its last sight. */
export function offerMapSight(now: () => MapSight): () => void {
  look = now;
  return () => {
    last = now();
    if (look === now) look = null;
  };
}

/** Null where no map was on screen yet. */
export function mapSight(): MapSight | null {
  return look ? look() : last;
}
