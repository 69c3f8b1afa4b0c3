import type { Database } from "better-sqlite3";

/** What attendance comes to, kept so that a month is a sum and not a calculation. Times are epoch ms, days are the city's. */
export function createAttendance(database: Database): void {
  database.exec(`
    -- What fingerprint machines told, each once, whichever file it stood in.
    CREATE TABLE machine_clockings (
      id          TEXT PRIMARY KEY,
      -- As the machine knows them; whose number that is, is decided in the log.
      person      TEXT NOT NULL,
      type        TEXT NOT NULL CHECK (type IN ('in', 'out', 'unknown')),
      time        INTEGER NOT NULL,
      device      TEXT,
      file        TEXT NOT NULL,
      received_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX machine_clockings_by_person ON machine_clockings (person, time);

    CREATE TABLE machine_people (
      person  TEXT PRIMARY KEY,
      officer TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX machine_people_by_officer ON machine_people (officer);

    CREATE TABLE machine_files (
      -- Of its content.
      hash     TEXT PRIMARY KEY,
      taken_at INTEGER NOT NULL,
      body     TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attendance_results (
      officer     TEXT NOT NULL,
      day         TEXT NOT NULL,
      -- The shift, or from when on somebody worked off the plan.
      shift       TEXT NOT NULL,
      starts_at   INTEGER NOT NULL,
      status      TEXT NOT NULL,
      late_ms     INTEGER NOT NULL,
      early_ms    INTEGER NOT NULL,
      worked_ms   INTEGER NOT NULL,
      overtime_ms INTEGER NOT NULL,
      body        TEXT NOT NULL,
      -- When it changed last after its day was closed.
      changed_at  INTEGER,
      PRIMARY KEY (officer, day, shift)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attendance_results_by_day ON attendance_results (day, officer);

    -- What a closed day was before something came late.
    CREATE TABLE attendance_changes (
      number  INTEGER PRIMARY KEY AUTOINCREMENT,
      officer TEXT NOT NULL,
      day     TEXT NOT NULL,
      shift   TEXT NOT NULL,
      before  TEXT,
      after   TEXT,
      at      INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX attendance_changes_by_officer ON attendance_changes (officer, day);

    CREATE TABLE attendance_days (
      day       TEXT PRIMARY KEY,
      closed_at INTEGER NOT NULL,
      -- Until when changes have been looked at.
      looked_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attendance_months (
      month TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE attendance_flags (
      id      TEXT PRIMARY KEY,
      officer TEXT NOT NULL,
      day     TEXT NOT NULL,
      body    TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attendance_flags_by_day ON attendance_flags (day);
    CREATE INDEX attendance_flags_by_officer ON attendance_flags (officer, day);

    -- Who else used a device.
    CREATE INDEX duty_events_by_device ON duty_events (device, time) WHERE device IS NOT NULL;
  `);
}
