import type { Database } from "better-sqlite3";

/** What people in the room decided, which incidents that left open, and what has still to go out. Times are epoch ms. */
export function createLog(database: Database): void {
  database.exec(`
    CREATE TABLE events (
      station TEXT NOT NULL,
      seq     INTEGER NOT NULL,
      -- Hybrid logical time, which sorts as text.
      time    TEXT NOT NULL,
      actor   TEXT NOT NULL,
      kind    TEXT NOT NULL,
      subject TEXT NOT NULL,
      body    TEXT NOT NULL,
      prev    TEXT NOT NULL,
      hash    TEXT NOT NULL,
      PRIMARY KEY (station, seq)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX events_by_subject ON events (subject);
    CREATE INDEX events_by_time ON events (time);
    CREATE TRIGGER events_are_not_altered BEFORE UPDATE ON events
      BEGIN SELECT RAISE(ABORT, 'events are not altered'); END;
    CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
      BEGIN SELECT RAISE(ABORT, 'events are not deleted'); END;

    -- What the events of each incident come to, so that a start folds the open ones only.
    CREATE TABLE incidents (
      id          TEXT PRIMARY KEY,
      state       TEXT NOT NULL,
      state_since INTEGER NOT NULL,
      merged_into TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX incidents_by_state ON incidents (state, state_since);
    CREATE INDEX incidents_by_target ON incidents (merged_into) WHERE merged_into IS NOT NULL;

    CREATE TABLE orders (
      id       TEXT PRIMARY KEY,
      incident TEXT NOT NULL,
      officer  TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE outbox (
      number     INTEGER PRIMARY KEY AUTOINCREMENT,
      -- Who takes it: the broker ('mqtt'), or another way out.
      target     TEXT NOT NULL,
      topic      TEXT NOT NULL,
      -- Empty takes a retained message away.
      payload    TEXT NOT NULL,
      retain     INTEGER NOT NULL,
      -- The order or report that it tells of.
      about      TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      -- Null while it has not gone out.
      sent_at    INTEGER
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (target, number) WHERE sent_at IS NULL;
    CREATE INDEX outbox_by_about ON outbox (about);
  `);
}
