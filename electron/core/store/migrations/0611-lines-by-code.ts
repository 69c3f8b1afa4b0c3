import type { Database } from "better-sqlite3";

/**
 * Which events have words is noted by whoever writes them, for all of a batch at once (store/logLines.ts): as a trigger,
 * once for each event, it cost more than writing the event.
 */
export function noteLinesByCode(database: Database): void {
  database.exec("DROP TRIGGER log_lines_are_noted");
}
