import type { Database } from "better-sqlite3";

/** The city's rules of attendance as they were: a day is judged by those that held on it. */
export function createRuleVersions(database: Database): void {
  database.exec(`
    CREATE TABLE attendance_rules (
      -- The first day that they hold on; of the first ones every day before as well.
      since TEXT PRIMARY KEY,
      body  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
