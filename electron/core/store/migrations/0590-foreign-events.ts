import type { Database } from "better-sqlite3";

/** Events of other stations that this version does not understand: held and passed on, read after an update. */
export function createForeignEvents(database: Database): void {
  database.exec(`
    CREATE TABLE unread_events (
      station TEXT NOT NULL,
      seq     INTEGER NOT NULL,
      PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
  `);
}
