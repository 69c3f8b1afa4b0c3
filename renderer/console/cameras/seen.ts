/** Cameras together with what was seen of them. Pure. */
import type { CameraStatusRow } from "../../../shared/contract/cameraWatch.ts";
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { type Standing, standingOf } from "../../../shared/domain/camera/watch.ts";

export interface SeenCamera extends CameraRow {
  /** Undefined where nobody ever looked. */
  readonly status: CameraStatusRow | undefined;
  readonly standing: Standing;
}

export function seenCameras(
  cameras: readonly CameraRow[],
  statuses: readonly CameraStatusRow[],
): SeenCamera[] {
  const byCamera = new Map(statuses.map((status) => [status.camera, status]));
  return cameras.map((camera) => {
    const status = byCamera.get(camera.id);
    return { ...camera, status, standing: standingOf(camera, status) };
  });
}

/** No window of this station, and no test, ever had a picture of it. */
export function isNeverSeen({ status }: SeenCamera): boolean {
  return (status?.pictureAt ?? null) === null;
}
