import type { Database } from "better-sqlite3";

/** When each camera was on a screen of this station last, epoch ms, to the minute. */
export function createCameraLooks(database: Database): void {
  database.exec(`
    CREATE TABLE camera_looks (
      camera  TEXT NOT NULL PRIMARY KEY,
      seen_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
