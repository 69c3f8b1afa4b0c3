import type { Database } from "better-sqlite3";

/**
 * Each event's signature, and the words of what people wrote. Events are indexed a little after they are written, so
 * that writing stays quick: a trigger notes which are due.
 */
export function createShiftLog(database: Database): void {
  const hasWords = (row: string) =>
    `(${row}.kind GLOB 'log.*' OR ${row}.kind GLOB 'incident.*')
      AND coalesce(${row}.body ->> 'text', ${row}.body ->> 'note', ${row}.body ->> 'reason') IS NOT NULL`;
  database.exec(`
    -- Ed25519 over the event's place and hash, in base64url; empty where the station had no key.
    ALTER TABLE events ADD COLUMN signature TEXT NOT NULL DEFAULT '';

    CREATE INDEX events_of_log ON events (time) WHERE kind GLOB 'log.*';

    -- Which events have words; the number is that of their row in log_words.
    CREATE TABLE log_lines (
      number  INTEGER PRIMARY KEY AUTOINCREMENT,
      station TEXT NOT NULL,
      seq     INTEGER NOT NULL,
      indexed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX log_lines_due ON log_lines (number) WHERE indexed = 0;
    -- Without the texts themselves, which stand in the events. Marks: whose, of what kind, with which tag.
    CREATE VIRTUAL TABLE log_words USING fts5 (
      text, stems, marks, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    CREATE TRIGGER log_lines_are_noted AFTER INSERT ON events WHEN ${hasWords("new")}
      BEGIN INSERT INTO log_lines (station, seq) VALUES (new.station, new.seq); END;

    INSERT INTO log_lines (station, seq) SELECT station, seq FROM events WHERE ${hasWords("events")} ORDER BY time;
  `);
}
