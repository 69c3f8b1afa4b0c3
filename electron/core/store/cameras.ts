/** What camera gateways say of cameras. An older word changes nothing. */
import type { Database } from "./database.ts";

export interface StoredCameraHealth {
  readonly camera: string;
  readonly state: "up" | "down";
  /** Epoch ms. */
  readonly since: number;
  readonly bitrateKbps: number | null;
  readonly viewers: number | null;
  readonly receivedAt: number;
}

export function cameraRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO camera_health VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (camera) DO UPDATE SET
      state = excluded.state, since = excluded.since, bitrate_kbps = excluded.bitrate_kbps,
      viewers = excluded.viewers, received_at = excluded.received_at
    WHERE excluded.since >= camera_health.since`);
  const columns = "camera, state, since, bitrate_kbps AS bitrateKbps, viewers, received_at AS receivedAt";
  const all = database.prepare(`SELECT ${columns} FROM camera_health`);
  const one = database.prepare(`SELECT ${columns} FROM camera_health WHERE camera = ?`);

  return {
    /** True when it now stands. */
    putHealth({ camera, state, since, bitrateKbps, viewers, receivedAt }: StoredCameraHealth): boolean {
      return upsert.run(camera, state, since, bitrateKbps, viewers, receivedAt).changes > 0;
    },
    health: (): StoredCameraHealth[] => all.all() as StoredCameraHealth[],
    healthOf: (camera: string): StoredCameraHealth | undefined =>
      one.get(camera) as StoredCameraHealth | undefined,
  };
}
export type CameraRepository = ReturnType<typeof cameraRepository>;
