/** Which cameras may see a place, and where they stand. Pure. */
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { type AnyPlace, distanceM } from "../../../shared/domain/place.ts";

const shown = 4;

/** The nearest first, at most four; without `except`, a camera that is shown already. */
export function nearestCameras(
  cameras: readonly CameraRow[],
  place: AnyPlace,
  except?: string,
): { camera: CameraRow; metres: number }[] {
  return cameras
    .filter((camera) => camera.id !== except)
    .map((camera) => ({ camera, metres: distanceM(place, camera.place) }))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, shown);
}

const points = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;

/** The point of the compass that a bearing is nearest to. */
export function compassPoint(degrees: number): (typeof points)[number] {
  return points[Math.round(degrees / 45) % 8] as (typeof points)[number];
}
