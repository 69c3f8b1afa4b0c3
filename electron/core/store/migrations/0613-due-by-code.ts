import type { Database } from "better-sqlite3";

/**
 * What is due after events were written is noted by whoever writes them, for all of a batch at once (store/dueAfter.ts): the
 * triggers that did it for each event cost a third of the writing.
 */
export function noteDueByCode(database: Database): void {
  database.exec(`
    DROP TRIGGER report_words_are_due_when_written;
    DROP TRIGGER performance_is_due_after_events`);
}
