/** Cameras as screens see them: the directory, joined with what their gateways say. */
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { type Camera, cameraUrl } from "../../../shared/domain/city/camera.ts";
import { type DirectoryCamera, mergeCameras } from "../../../shared/domain/city/cameraDirectory.ts";
import { readAspect } from "../../../shared/domain/tile/aspect.ts";
import type { CameraRepository, StoredCameraHealth } from "../store/cameras.ts";
import type { LiveRows } from "./rows.ts";

export class LiveCameras {
  private readonly rows: LiveRows<CameraRow>;
  private readonly repository: CameraRepository;
  private readonly origin: string;

  /** `origin` is where relative URLs start. */
  constructor(
    cameras: readonly Camera[],
    origin: string,
    repository: CameraRepository,
    rows: LiveRows<CameraRow>,
  ) {
    this.rows = rows;
    this.repository = repository;
    this.origin = origin;
    this.show(mergeCameras(cameras, []).present);
  }

  /** These cameras and no others. Rows that stay as they are are not told. */
  show(cameras: readonly DirectoryCamera[]): void {
    const told = new Map(this.repository.health().map((health) => [health.camera, health]));
    const ids = new Set(cameras.map(({ camera }) => camera.id));
    for (const id of [...this.rows.values()].map((row) => row.id)) if (!ids.has(id)) this.rows.remove(id);
    for (const each of cameras) {
      const row = rowOf(each, this.origin, told.get(each.camera.id));
      if (JSON.stringify(this.rows.get(row.id)) !== JSON.stringify(row)) this.rows.put(row);
    }
  }

  /** Reads these cameras' health again. What a screen sees of it seldom changes, however often a gateway tells it. */
  refresh(ids: ReadonlySet<string>): void {
    for (const id of ids) {
      const row = this.rows.get(id);
      const told = this.repository.healthOf(id);
      if (!row || !told || (row.health === told.state && row.healthSince === told.since)) continue;
      this.rows.put({ ...row, health: told.state, healthSince: told.since });
    }
  }
}

function rowOf(
  { camera, origin: from, edited }: DirectoryCamera,
  origin: string,
  told: StoredCameraHealth | undefined,
): CameraRow {
  const {
    id,
    name,
    place,
    placeUnknown = false,
    district,
    tags,
    groups = [],
    agencies,
    bearingDeg = null,
  } = camera;
  const aspect = camera.aspect === undefined ? undefined : readAspect(camera.aspect);
  return {
    ...(aspect === undefined ? {} : { aspect }),
    ...{
      id,
      name,
      place,
      placeKnown: !placeUnknown,
      district,
      tags,
      groups,
      origin: from,
      edited,
      bearingDeg,
    },
    ...(agencies && { agencies }),
    ...{ url: cameraUrl(camera, origin), health: told?.state ?? "unknown", healthSince: told?.since ?? null },
  };
}
