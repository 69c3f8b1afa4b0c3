import type { Database } from "better-sqlite3";

/** What people in the room write about an incident is found as well: its report is due again then. */
export function searchNotes(database: Database): void {
  database.exec(`
    CREATE TRIGGER report_words_are_due_when_written AFTER INSERT ON events
      WHEN new.kind GLOB 'incident.*' AND coalesce(
        new.body ->> 'text', new.body ->> 'note', new.body ->> 'reason', new.body ->> 'address') IS NOT NULL
      BEGIN
        INSERT INTO report_words_due SELECT rowid FROM reports
          WHERE id = new.subject
            AND NOT EXISTS (SELECT 1 FROM report_words_due WHERE report_rowid = reports.rowid);
      END;

    INSERT INTO report_words_due SELECT rowid FROM reports
      WHERE id IN (SELECT subject FROM events)
        AND NOT EXISTS (SELECT 1 FROM report_words_due WHERE report_rowid = reports.rowid);
  `);
}
