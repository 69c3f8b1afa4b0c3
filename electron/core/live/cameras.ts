/** Cameras as screens see them: the city's directory, joined with what their gateways say. */
import type { CameraRow } from "../../../shared/contract/rows.ts";
import { type Camera, cameraUrl } from "../../../shared/domain/city/camera.ts";
import type { CameraRepository, StoredCameraHealth } from "../store/cameras.ts";
import type { LiveRows } from "./rows.ts";

export class LiveCameras {
  private readonly rows: LiveRows<CameraRow>;
  private readonly repository: CameraRepository;

  /** `origin` is where relative URLs start. */
  constructor(
    cameras: readonly Camera[],
    origin: string,
    repository: CameraRepository,
    rows: LiveRows<CameraRow>,
  ) {
    this.rows = rows;
    this.repository = repository;
    const told = new Map(repository.health().map((health) => [health.camera, health]));
    rows.replace(cameras.map((camera) => rowOf(camera, origin, told.get(camera.id))));
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

function rowOf(camera: Camera, origin: string, told: StoredCameraHealth | undefined): CameraRow {
  const { id, name, place, district, tags, bearingDeg = null } = camera;
  return {
    ...{ id, name, place, district, tags, bearingDeg, url: cameraUrl(camera, origin) },
    ...{ health: told?.state ?? "unknown", healthSince: told?.since ?? null },
  };
}
