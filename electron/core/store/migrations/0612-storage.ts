import type { Database } from "better-sqlite3";

/** What this station's data took on each day, for the forecast of its disk. */
export function createStorage(database: Database): void {
  database.exec(`
    CREATE TABLE storage_samples (
      -- Of the city.
      day   TEXT PRIMARY KEY,
      bytes INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
