import type { Database } from "better-sqlite3";

/** Every time that an alarm was raised, and what became of it. Times are epoch ms. */
export function createAlarms(database: Database): void {
  database.exec(`
    CREATE TABLE alarm_occurrences (
      alarm           TEXT NOT NULL,
      raised_at       INTEGER NOT NULL,
      cause           TEXT NOT NULL,
      subject_kind    TEXT NOT NULL,
      subject         TEXT NOT NULL,
      district        TEXT,
      priority        TEXT NOT NULL,
      params          TEXT NOT NULL,
      -- When people were first told of it; null while it is shelved or suppressed.
      announced_at    INTEGER,
      -- Null while the condition holds.
      returned_at     INTEGER,
      acknowledged_at INTEGER,
      acknowledged_by TEXT,
      PRIMARY KEY (alarm, raised_at)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX alarm_occurrences_by_time ON alarm_occurrences (raised_at);
    CREATE INDEX alarm_occurrences_unacknowledged ON alarm_occurrences (alarm, raised_at)
      WHERE acknowledged_at IS NULL;
    CREATE INDEX alarm_occurrences_standing ON alarm_occurrences (alarm)
      WHERE returned_at IS NULL OR acknowledged_at IS NULL;
  `);
}
