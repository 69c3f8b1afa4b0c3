import type { Database } from "better-sqlite3";

/** What this station was told to be and to show. */
export function createSettings(database: Database): void {
  database.exec(`
    CREATE TABLE settings (
      name  TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
