import type { Database } from "better-sqlite3";

/**
 * The words of all reports. Reports are indexed a little after they are written, so that taking them in stays quick:
 * triggers note which are due.
 */
export function createSearch(database: Database): void {
  database.exec(`
    -- Its rowid is that of the report. The stems of the words stand beside the words as they were written.
    CREATE VIRTUAL TABLE report_words USING fts5 (
      report, category, text, address, stems,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
    );
    CREATE TABLE report_words_due (report_rowid INTEGER PRIMARY KEY) STRICT;

    CREATE TRIGGER report_words_are_due_when_new AFTER INSERT ON reports
      BEGIN
        INSERT INTO report_words_due SELECT new.rowid
          WHERE NOT EXISTS (SELECT 1 FROM report_words_due WHERE report_rowid = new.rowid);
      END;
    -- A broker that tells everything again changes nothing in most.
    CREATE TRIGGER report_words_are_due_when_changed AFTER UPDATE OF category, text, address ON reports
      WHEN old.text IS NOT new.text OR old.address IS NOT new.address OR old.category IS NOT new.category
      BEGIN
        INSERT INTO report_words_due SELECT new.rowid
          WHERE NOT EXISTS (SELECT 1 FROM report_words_due WHERE report_rowid = new.rowid);
      END;

    INSERT INTO report_words_due SELECT rowid FROM reports;
  `);
}
