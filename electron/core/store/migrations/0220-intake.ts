import type { Database } from "better-sqlite3";

/** What is read from other servers: how far each was read, and the CAP messages that were heard. Times are epoch ms. */
export function createIntake(database: Database): void {
  database.exec(`
    CREATE TABLE intake_sources (
      id              TEXT PRIMARY KEY,
      -- All that changed until then has been read; null for nothing yet.
      watermark       INTEGER,
      last_attempt_at INTEGER,
      last_success_at INTEGER,
      failing         INTEGER NOT NULL DEFAULT 0,
      fault_code      TEXT,
      fault_detail    TEXT,
      fault_at        INTEGER,
      accepted        INTEGER NOT NULL DEFAULT 0,
      refused         INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;

    -- Every message, the ones that end others too: these may come first.
    CREATE TABLE warnings (
      key         TEXT PRIMARY KEY,
      source      TEXT NOT NULL,
      type        TEXT NOT NULL,
      status      TEXT NOT NULL,
      body        TEXT NOT NULL,
      sent_at     INTEGER NOT NULL,
      expires_at  INTEGER NOT NULL,
      received_at INTEGER NOT NULL,
      -- Under which id it stands on MQTT, and when it was taken away there.
      topic_id    TEXT,
      removed_at  INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX warnings_by_expiry ON warnings (expires_at);
    CREATE INDEX warnings_by_topic ON warnings (topic_id) WHERE topic_id IS NOT NULL;

    CREATE TABLE warning_references (
      key      TEXT NOT NULL,
      ended_by TEXT NOT NULL,
      PRIMARY KEY (key, ended_by)
    ) STRICT, WITHOUT ROWID;
  `);
}
