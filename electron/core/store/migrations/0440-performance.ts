import type { Database } from "better-sqlite3";

/**
 * Figures on how work was done (shared/domain/performance): what each incident says, the cells that this comes to, and
 * triggers that note which incidents are to be looked at again.
 */
export function createPerformance(database: Database): void {
  database.exec(`
    -- What an incident said when it was looked at last: to be taken away when it says something else.
    CREATE TABLE performance_cases (
      id   TEXT PRIMARY KEY,
      body TEXT NOT NULL,
      -- Somebody has still to do something about it, or about an order of it.
      open INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX performance_cases_open ON performance_cases (id) WHERE open = 1;

    CREATE TABLE performance_cells (
      -- 0 a day, 1 a month; 0 incidents, 1 orders.
      level     INTEGER NOT NULL,
      unit      INTEGER NOT NULL,
      span      TEXT NOT NULL,
      category  TEXT NOT NULL,
      agency    TEXT NOT NULL,
      crew      TEXT NOT NULL,
      officer   TEXT NOT NULL,
      district  TEXT NOT NULL,
      hour      INTEGER NOT NULL,
      count     INTEGER NOT NULL,
      kept      INTEGER NOT NULL,
      late      INTEGER NOT NULL,
      reopened  INTEGER NOT NULL,
      refused   INTEGER NOT NULL,
      cancelled INTEGER NOT NULL,
      -- See packSeconds.
      seconds   BLOB NOT NULL,
      PRIMARY KEY (level, unit, span, category, agency, crew, officer, district, hour)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE performance_due (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TRIGGER performance_is_due_after_events AFTER INSERT ON events
      WHEN new.kind GLOB 'incident.*' OR new.kind GLOB 'order.*'
      BEGIN
        INSERT INTO performance_due SELECT new.subject
          WHERE NOT EXISTS (SELECT 1 FROM performance_due WHERE id = new.subject);
      END;
    CREATE TRIGGER performance_is_due_when_reported AFTER INSERT ON reports
      BEGIN
        INSERT INTO performance_due SELECT new.id
          WHERE NOT EXISTS (SELECT 1 FROM performance_due WHERE id = new.id);
      END;
    CREATE TRIGGER performance_is_due_when_report_changes
      AFTER UPDATE OF category, district, status, removed_at ON reports
      WHEN old.category IS NOT new.category OR old.district IS NOT new.district
        OR old.status IS NOT new.status OR (old.removed_at IS NULL) IS NOT (new.removed_at IS NULL)
      BEGIN
        INSERT INTO performance_due SELECT new.id
          WHERE NOT EXISTS (SELECT 1 FROM performance_due WHERE id = new.id);
      END;

    INSERT INTO performance_due SELECT id FROM reports;
  `);
}
