import type { Database } from "better-sqlite3";

/** What people sign in with, wrong attempts, and who is signed in where. Times are epoch ms. */
export function createAccess(database: Database): void {
  database.exec(`
    -- In no event, log or view: only here.
    CREATE TABLE credentials (
      person TEXT PRIMARY KEY,
      -- argon2id, as a PHC string.
      hash   TEXT NOT NULL,
      set_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Counted before a secret is looked at, and kept over a restart.
    CREATE TABLE attempts (
      person   TEXT PRIMARY KEY,
      failures INTEGER NOT NULL,
      last_at  INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Of each window that is open, so that a core that starts anew finds who is there.
    CREATE TABLE sessions (
      window       TEXT PRIMARY KEY,
      -- Null: somebody signed out.
      person       TEXT,
      by_demo      INTEGER NOT NULL,
      signed_in_at INTEGER NOT NULL,
      active_at    INTEGER NOT NULL,
      locked_at    INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX events_of_access ON events (time, station, seq) WHERE kind >= 'access.' AND kind < 'access/';
  `);
}
