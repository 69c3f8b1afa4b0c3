import type { Database } from "better-sqlite3";

/** Finds the reports that may be on screen without reading all that ever came; see store/current.ts. */
export function createCurrent(database: Database): void {
  database.exec(`
    CREATE INDEX reports_open ON reports (id) WHERE status = 'open' AND removed_at IS NULL;
    CREATE INDEX reports_by_change ON reports (max(updated_at, coalesce(removed_at, 0)));
  `);
}
