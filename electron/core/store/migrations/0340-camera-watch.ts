import type { Database } from "better-sqlite3";

/**
 * What this station saw of cameras. Times are epoch ms. By the hour rather than by the outage: a tour that shows a camera
 * for some seconds every few minutes would leave a row each time, and 2 000 cameras leave 384 000 rows in 8 days at most.
 */
export function createCameraWatch(database: Database): void {
  database.exec(`
    CREATE TABLE camera_status (
      camera     TEXT PRIMARY KEY,
      seen       TEXT NOT NULL,
      since      INTEGER NOT NULL,
      looked_at  INTEGER NOT NULL,
      picture_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE camera_hours (
      camera     TEXT NOT NULL,
      hour       INTEGER NOT NULL,
      picture_ms INTEGER NOT NULL,
      none_ms    INTEGER NOT NULL,
      PRIMARY KEY (camera, hour)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE camera_pictures (
      camera   TEXT PRIMARY KEY,
      taken_at INTEGER NOT NULL,
      jpeg     BLOB NOT NULL
    ) STRICT;
  `);
}
