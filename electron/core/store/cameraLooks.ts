/** When each camera was on a screen of this station last. An older moment changes nothing. */
import type { Database } from "./database.ts";

export interface StoredLook {
  readonly camera: string;
  /** Epoch ms. */
  readonly seenAt: number;
}

export function cameraLookRepository(database: Database) {
  const upsert = database.prepare(`
    INSERT INTO camera_looks VALUES (?, ?)
    ON CONFLICT (camera) DO UPDATE SET seen_at = max(seen_at, excluded.seen_at)`);
  const all = database.prepare("SELECT camera, seen_at AS seenAt FROM camera_looks ORDER BY camera");
  const putAll = database.transaction((looks: readonly StoredLook[]) => {
    for (const { camera, seenAt } of looks) upsert.run(camera, seenAt);
  });
  return {
    put: (looks: readonly StoredLook[]): void => putAll.immediate(looks),
    all: (): StoredLook[] => all.all() as StoredLook[],
  };
}
export type CameraLookRepository = ReturnType<typeof cameraLookRepository>;
