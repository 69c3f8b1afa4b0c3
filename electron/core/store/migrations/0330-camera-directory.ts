import type { Database } from "better-sqlite3";

/** What this station added to the city's list of cameras, changed in it, and took away. Times are epoch ms. */
export function createCameraDirectory(database: Database): void {
  database.exec(`
    CREATE TABLE directory_cameras (
      id         TEXT PRIMARY KEY,
      -- JSON: some fields of a camera of the city, all of one that the city does not list.
      fields     TEXT NOT NULL,
      -- Null while it is there.
      removed_at INTEGER,
      changed_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
