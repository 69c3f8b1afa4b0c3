/** Which cameras may see a place, and where they stand. Pure. */
import { type AnyPlace, bearingDeg, distanceM } from "../place.ts";

export interface StandingCamera {
  readonly id: string;
  readonly place: AnyPlace;
  /** Where the lens looks, degrees clockwise from north; null when unknown. */
  readonly bearingDeg: number | null;
}

export interface NearCamera<Camera> {
  readonly camera: Camera;
  readonly metres: number;
}

/** The nearest first, at most `most`; without `except`, a camera that is shown already. */
export function nearestCameras<Camera extends StandingCamera>(
  cameras: readonly Camera[],
  place: AnyPlace,
  most: number,
  except?: string,
): NearCamera<Camera>[] {
  return standing(cameras, place, except)
    .sort((a, b) => a.metres - b.metres)
    .slice(0, most);
}

/** So near that where the lens looks matters little: what happens reaches into its picture. */
const surelyNearM = 40;

/**
 * The cameras that see a place best, at most `most`: by distance, one that looks to the place counting as far as it
 * stands, one that looks away from it as twice as far, and one that nobody knows of as in between. Those that are down
 * come last. Beyond `withinM` metres a camera shows nothing of the place: of those only the best is given, and only
 * where there is none nearer.
 */
export function camerasFor<Camera extends StandingCamera & { readonly health: "up" | "down" | "unknown" }>(
  cameras: readonly Camera[],
  place: AnyPlace,
  most: number,
  withinM: number,
): NearCamera<Camera>[] {
  const ranked = standing(cameras, place)
    .map((one) => ({ one, far: one.metres * lookingAway(one.camera, one.metres, place) }))
    .sort((a, b) => down(a.one.camera) - down(b.one.camera) || a.far - b.far)
    .map(({ one }) => one);
  const near = ranked.filter(({ metres }) => metres <= withinM);
  return (near.length > 0 ? near : ranked.slice(0, 1)).slice(0, most);
}

function standing<Camera extends StandingCamera>(
  cameras: readonly Camera[],
  place: AnyPlace,
  except?: string,
): NearCamera<Camera>[] {
  return cameras
    .filter(({ id }) => id !== except)
    .map((camera) => ({ camera, metres: distanceM(place, camera.place) }));
}

/** 1 for a lens that looks straight to the place, 2 for one that looks straight away from it. */
function lookingAway(camera: StandingCamera, metres: number, place: AnyPlace): number {
  if (camera.bearingDeg === null) return 1.5;
  if (metres < surelyNearM) return 1;
  const off = Math.abs(((bearingDeg(camera.place, place) - camera.bearingDeg + 540) % 360) - 180);
  return 1 + off / 180;
}

function down({ health }: { readonly health: "up" | "down" | "unknown" }): number {
  return health === "down" ? 1 : 0;
}

const points = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** The point of the compass that a bearing is nearest to. */
export function compassPoint(degrees: number): (typeof points)[number] {
  return points[Math.round(degrees / 45) % 8] as (typeof points)[number];
}
