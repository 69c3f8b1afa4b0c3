/** Scenes of this station: each as its JSON text, with a revision that never goes back. */
import type { Database } from "./database.ts";

export interface StoredScene {
  readonly id: string;
  readonly revision: number;
  /** JSON; null for one that was removed. */
  readonly body: string | null;
  /** Epoch ms. */
  readonly changedAt: number;
}

export function sceneRepository(database: Database) {
  const selectAll = database.prepare(
    "SELECT id, revision, body, changed_at AS changedAt FROM scenes ORDER BY id",
  );
  const upsert = database
    .prepare(`
      INSERT INTO scenes VALUES (?, 1, ?, ?) ON CONFLICT (id) DO UPDATE SET
        revision = revision + 1, body = excluded.body, changed_at = excluded.changed_at
      RETURNING revision`)
    .pluck();

  return {
    all: (): StoredScene[] => selectAll.all() as StoredScene[],
    /** Returns the revision that it now has. `null` removes it. */
    put: (id: string, body: string | null, at: number): number => upsert.get(id, body, at) as number,
  };
}
export type SceneRepository = ReturnType<typeof sceneRepository>;
