import type { Database } from "better-sqlite3";

/** Finds what has been kept long enough without reading all there is, and what was deleted, as counts. */
export function createRetention(database: Database): void {
  database.exec(`
    -- When its reporter was forgotten; null while not.
    ALTER TABLE reports ADD COLUMN masked_at INTEGER;
    CREATE INDEX reports_to_mask ON reports (updated_at) WHERE masked_at IS NULL;

    -- How exactly it says where: 0 as told, 1 thinned, 2 not any more.
    ALTER TABLE duty_events ADD COLUMN grain INTEGER NOT NULL DEFAULT 0;
    UPDATE duty_events SET grain = 2 WHERE longitude IS NULL;
    CREATE INDEX duty_events_by_age ON duty_events (time);
    CREATE INDEX duty_events_precise ON duty_events (time) WHERE grain = 0;
    CREATE INDEX duty_events_thinned ON duty_events (time) WHERE grain = 1;
    CREATE INDEX machine_clockings_by_age ON machine_clockings (time);
    CREATE INDEX outbox_by_age ON outbox (sent_at) WHERE sent_at IS NOT NULL;

    CREATE TABLE deletions (
      -- Of the city.
      day   TEXT NOT NULL,
      rule  TEXT NOT NULL,
      -- The period that held.
      days  INTEGER NOT NULL,
      count INTEGER NOT NULL,
      -- The last time, epoch ms.
      at    INTEGER NOT NULL,
      PRIMARY KEY (day, rule, days)
    ) STRICT, WITHOUT ROWID;
  `);
}
