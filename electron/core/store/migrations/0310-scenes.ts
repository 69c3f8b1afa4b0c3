import type { Database } from "better-sqlite3";

/** Scenes that were made or changed at this station. */
export function createScenes(database: Database): void {
  database.exec(`
    CREATE TABLE scenes (
      id         TEXT PRIMARY KEY,
      -- Counts on when a scene was removed: what an editor knew of it before must not be taken for what came after.
      revision   INTEGER NOT NULL,
      -- JSON; null for one that was removed.
      body       TEXT,
      -- Epoch ms.
      changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
