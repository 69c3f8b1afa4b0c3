import type { Database } from "better-sqlite3";

/** What the outside world told (see PROTOCOL, Facts). Times are epoch ms, places degrees WGS 84. */
export function createFacts(database: Database): void {
  database.exec(`
    CREATE TABLE positions (
      officer     TEXT PRIMARY KEY,
      longitude   REAL NOT NULL,
      latitude    REAL NOT NULL,
      accuracy_m  REAL,
      speed_mps   REAL,
      heading_deg REAL,
      battery     REAL,
      time        INTEGER NOT NULL,
      received_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE duty_events (
      officer     TEXT NOT NULL,
      id          TEXT NOT NULL,
      type        TEXT NOT NULL CHECK (type IN ('in', 'out')),
      time        INTEGER NOT NULL,
      longitude   REAL,
      latitude    REAL,
      accuracy_m  REAL,
      device      TEXT,
      received_at INTEGER NOT NULL,
      PRIMARY KEY (officer, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX duty_events_by_time ON duty_events (officer, time);

    CREATE TABLE reports (
      id             TEXT PRIMARY KEY,
      status         TEXT NOT NULL CHECK (status IN ('open', 'closed')),
      category       TEXT NOT NULL,
      text           TEXT NOT NULL,
      longitude      REAL NOT NULL,
      latitude       REAL NOT NULL,
      address        TEXT,
      district       TEXT,
      outside        INTEGER NOT NULL,
      channel        TEXT NOT NULL,
      photos         TEXT NOT NULL,
      reporter_name  TEXT,
      reporter_phone TEXT,
      requested_at   INTEGER NOT NULL,
      updated_at     INTEGER NOT NULL,
      -- When this room first and last heard of it.
      received_at    INTEGER NOT NULL,
      heard_at       INTEGER NOT NULL,
      -- When its channel took it away; null while it has not.
      removed_at     INTEGER
    ) STRICT;

    CREATE TABLE camera_health (
      camera       TEXT PRIMARY KEY,
      state        TEXT NOT NULL CHECK (state IN ('up', 'down')),
      since        INTEGER NOT NULL,
      bitrate_kbps REAL,
      viewers      INTEGER,
      received_at  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE quarantine (
      number      INTEGER PRIMARY KEY AUTOINCREMENT,
      topic       TEXT NOT NULL,
      received_at INTEGER NOT NULL,
      bytes       INTEGER NOT NULL,
      reason      TEXT NOT NULL,
      detail      TEXT NOT NULL,
      sample      TEXT NOT NULL
    ) STRICT;
    -- Every refused message is counted; not every one is kept.
    CREATE TABLE quarantine_counts (
      reason TEXT PRIMARY KEY,
      count  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
