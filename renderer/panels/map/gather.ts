/**
 * Marks that would cover each other on screen, gathered into one bubble; the others stay alone.
 *
 * Guarantees: every point comes back in exactly one gathering, at any zoom; points that stand alone are at least
 * `radiusPx` apart, except close to the street, where everything stands alone and may overlap rather than hide.
 * The same points in the same order give the same gatherings.
 */
import Supercluster from "supercluster";

export interface Placed {
  /** `[lon, lat]`, degrees. */
  readonly place: readonly [number, number];
}

export interface Gathering<Member> {
  /** Its only member's place, or the middle of all. */
  readonly place: readonly [number, number];
  readonly members: readonly [Member, ...Member[]];
}

/** Things at one address are told apart from here on. */
const apartFromZoom = 16;

/** `zoom` as MapLibre counts it: the world is 512 CSS pixels wide at 0. It may be a fraction. */
export function gather<Member extends Placed>(
  points: readonly Member[],
  zoom: number,
  radiusPx: number,
): Gathering<Member>[] {
  if (zoom >= apartFromZoom) return points.map((member) => ({ place: member.place, members: [member] }));
  // One level only, scaled to the very zoom that is shown: whole zooms would be too coarse or too fine by up to twice.
  const index = new Supercluster<{ member: Member }, object>({
    minZoom: 0,
    maxZoom: 0,
    radius: radiusPx,
    extent: 512 * 2 ** zoom,
    map: () => ({}),
  });
  index.load(
    points.map((member) => ({
      type: "Feature",
      properties: { member },
      geometry: { type: "Point", coordinates: [...member.place] },
    })),
  );
  return index.getClusters([-180, -90, 180, 90], 0).flatMap((found) => {
    if (!("cluster_id" in found.properties)) {
      const { member } = found.properties as { member: Member };
      return { place: member.place, members: [member] };
    }
    const leaves = index.getLeaves(found.properties.cluster_id as number, Number.POSITIVE_INFINITY);
    const [first, ...rest] = leaves.map((leaf) => (leaf.properties as { member: Member }).member);
    const [longitude = 0, latitude = 0] = found.geometry.coordinates;
    return first ? { place: [longitude, latitude], members: [first, ...rest] } : [];
  });
}
