import type { Database } from "better-sqlite3";

/**
 * Logs of other stations that are held in part: up to where the chain is whole, with later events beyond it; see
 * store/heads.ts. A log that is not listed is whole up to its last event.
 */
export function createPartsOfLogs(database: Database): void {
  database.exec(`
    CREATE TABLE logs_in_part (
      station TEXT PRIMARY KEY,
      -- The last event of the chain; 0 and empty texts where its first is missing.
      seq     INTEGER NOT NULL,
      hash    TEXT NOT NULL,
      time    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
